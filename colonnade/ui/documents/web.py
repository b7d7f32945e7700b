"""Documents as pages: a piece of a page of the site, and a file that stands alone."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from colonnade.ui.documents.blocks import Block, Document

__all__ = ["as_page", "as_part", "source"]

_STYLE = Path(__file__).resolve().parent / "document.css"


def source(svg: str) -> str:
    """A picture as the address of itself: shown as an image, nothing in it can run or load."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@dataclass(frozen=True)
class _Part:
    """What the template places: the blocks, and how a picture is the address of itself."""

    blocks: tuple[Block, ...]

    def source(self, svg: str) -> str:
        """See `source`."""
        return source(svg)


def as_part(document: Document) -> SafeString:
    """The document's blocks as a piece of a page, below the page's own heading."""
    drawn = render_to_string("documents/blocks.jinja", {"page": _Part(document.blocks)})
    return mark_safe(drawn)  # noqa: S308 - our own template, which escapes every text


def as_page(document: Document) -> bytes:
    """The document as one file that a browser opens, with nothing to load."""
    style = _STYLE.read_text(encoding="utf-8")
    title, language = escape(document.title), escape(document.language[:2])
    head = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>\n{style}</style>\n</head>\n'
    )
    said = f'<p class="app-quiet">{escape(document.owner)}. {escape(document.status)}</p>'
    body = f"<body>\n<main>\n<h1>{title}</h1>\n{said}\n{as_part(document)}</main>\n</body>\n</html>\n"
    return (head + body).encode()
