"""Writing SVG as text: escaped, short and the same every time.

Only presentation attributes are written, because the site's security policy refuses inline styles.
"""

import re
from collections.abc import Iterator
from html import escape

from colonnade.ui.charts.measure import Block, clean

__all__ = ["DARK", "FONT", "LIVE", "QUIET", "WHITE", "group", "lines", "link", "num", "picture", "tag"]

LIVE = "#005eb8"
DARK = "#212b32"
QUIET = "#768692"
WHITE = "#fff"
FONT = "Arial, Helvetica, sans-serif"

BASE_SIZE = 15
"""The text size, in units of the picture, that is written once on the root and left out elsewhere (as are the dark
fill and the middle anchor)."""

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def num(value: float) -> str:
    """A number with at most one decimal and no needless zero."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _attribute(name: str, value: str | float) -> str:
    written = num(value) if isinstance(value, int | float) else escape(value)
    return f' {name.rstrip("_").replace("_", "-")}="{written}"'


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """One element. `children` are markup already; attribute values are escaped; None leaves the attribute out.

    An underscore in an attribute's name is written as a hyphen, and one at its end is dropped (`class_`).
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    content = "".join(children)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def group(*children: str, **attributes: str | float | None) -> str:
    """A `g` element, or nothing where there is nothing to hold."""
    return tag("g", *children, **attributes) if any(children) else ""


def link(href: str, name: str, *children: str) -> str:
    """The children as a link with an accessible name; without an address, as a named image in the picture.

    The first child is the ground of the link: it takes the pointer, and `charts.css` outlines it on focus.
    """
    if not href:
        return group(*children, role="img", aria_label=name)
    return tag("a", *children, href=href, aria_label=name)


def lines(
    block: Block,
    x: float,
    top: float,
    anchor: str = "middle",
    *,
    base: float = BASE_SIZE,
    **attributes: str | float | None,
) -> str:
    """The lines of a block as text elements under each other, the first line's box starting at `top`.

    `base` is the text size around it, which is not written again.
    """
    shared: dict[str, str | float | None] = {
        "text_anchor": None if anchor == "middle" else anchor,
        "font_size": None if block.size == base else block.size,
        "font_weight": "bold" if block.bold else None,
        **attributes,
    }
    if len(block.lines) > 1 and any(shared.values()):
        return group(*_texts(block, x, top, {}), **shared)
    return "".join(_texts(block, x, top, shared))


def _texts(block: Block, x: float, top: float, shared: dict[str, str | float | None]) -> Iterator[str]:
    for index, line in enumerate(block.lines):
        baseline = top + block.leading * index + block.ascent
        yield tag("text", escape(line, quote=False), x=round(x), y=round(baseline), **shared)


def picture(
    *children: str, prefix: str, kind: str, title: str, description: str, width: float, height: float, linked: bool
) -> str:
    """A whole picture on white, `width` by `height` units, named and described for people who hear it.

    `prefix` begins every id, so that two pictures can share a page; raises ValueError for one that cannot be an id.
    A picture with links is a group: inside an image, screen readers would not find them.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError("The prefix begins ids: it starts with a letter and holds letters, digits, - and _ only.")
    return tag(
        "svg",
        tag("title", escape(clean(title), quote=False), id=f"{prefix}-title"),
        tag("desc", escape(clean(description), quote=False), id=f"{prefix}-desc"),
        tag("rect", width=width, height=height, fill=WHITE),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {num(width)} {num(height)}",
        class_=f"chart chart-{kind}",
        role="group" if linked else "img",
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
        font_family=FONT,
        font_size=BASE_SIZE,
        text_anchor="middle",
        fill=DARK,
    )
