"""Documents to draw: an everyday one, and texts that somebody might write to break them."""

from __future__ import annotations

from datetime import date

from colonnade.ui.documents import Box, Bullets, Document, Heading, Look, NewPage, Paragraph, Picture, Table

__all__ = ["ARABIC", "EMOJI", "HOSTILE", "LONG", "MARKUP", "SVG", "document", "plain"]

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20" font-family="Arial, Helvetica, sans-serif">'
    '<rect width="80" height="20" fill="#fff"/><text x="4" y="14" font-size="12">Shown</text></svg>'
)
MARKUP = (
    "\\ # $x^2$ @ref <b>bold</b> `raw` *not bold* _nor this_ = - + / // #import 'x' "
    "{{ page }} {% if %} &amp; ~ 'quoted'"
)
EMOJI = "🏳️‍🌈 ❤️ 😀 🏳️‍⚧️"
ARABIC = "مرحبا بالعالم"
LONG = "word " * 2000
# Typst's, LaTeX's, HTML's and Jinja's ways to run something, and signs that turn text round or end it.
HOSTILE = (
    MARKUP,
    EMOJI,
    ARABIC,
    '#read("/etc/passwd")',
    "]) #panic()",
    "\\input{/etc/passwd}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "= heading\n- item\n+ item\n/ term: x",
    "one\r\ntwo\u2028three",
    "turned \u202e round",
)


def plain(*blocks):
    """A document of these blocks."""
    return Document("Board report", "Northfield", "As of 22 November 2026", "en-gb", date(2026, 11, 22), blocks)


def document(text="Some words.", title="Board report"):
    """A document with every kind of block, each with that text in every place."""
    blocks = (
        Heading("Where we stand"),
        Paragraph(text, Look.LEAD),
        Picture(SVG, "One column is shown", SVG),
        Heading(text[:200].split("\n")[0] or "Empty", 2),
        Paragraph(text, Look.SAID),
        Bullets((text, "another")),
        Table("What was agreed", ("Element", "Rating"), (("1.1", text), (text, "in place")), (1, 2)),
        NewPage(),
        Heading("Pillar 1"),
        Paragraph(text, Look.QUIET),
        Box("How it was made", (text, "by hand")),
    )
    return Document(title, "Northfield", "As of 22 November 2026", "en-gb", date(2026, 11, 22), blocks)
