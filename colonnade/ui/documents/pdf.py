"""Documents as PDF for everybody (PDF/UA-1), set by typst from a template that never changes.

What a document says goes in as JSON values, so that nothing in it is read as markup. `as_png` draws a picture for
formats that cannot hold SVG.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from colonnade.ui.charts.markup import FONT
from colonnade.ui.documents.blocks import Block, Document, Picture
from colonnade.ui.documents.fonts import FAMILIES, FOLDER, drawable
from colonnade.ui.documents.frozen import frozen
from colonnade.ui.documents.texts import is_right_to_left

__all__ = ["as_pdf", "as_png"]

_TEMPLATES = Path(__file__).resolve().parent
_PIXELS_PER_INCH = 200.0
# So wide that one unit of a picture is one point.
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")\n'


def as_pdf(document: Document, *, page: str = "Page", of: str = "of") -> bytes:
    """The document as PDF/UA-1, the same bytes for the same document. `page` and `of` word the foot of each page."""
    values = {**frozen(document), "blocks": [_block(block) for block in document.blocks]}
    values |= {"language": document.language[:2], "page": page, "of": of, "fonts": list(FAMILIES)}
    return _compiled(
        (_TEMPLATES / "document.typ").read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(_drawable(values))},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(document.made_on, time(12), UTC),
    )


@lru_cache(maxsize=64)
def as_png(svg: str) -> bytes:
    """A picture as PNG, on white, sharp enough for print."""
    return _compiled(_PICTURE, format="png", ppi=_PIXELS_PER_INCH, sys_inputs={"svg": _in_our_fonts(svg)})


def _compiled(template: bytes, **options: Any) -> bytes:
    """Let typst draw it, from nothing but what it is given: no other file, no other font."""
    compiler = typst.Compiler(root=str(_TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True)
    made: Any = compiler.compile(input=template, **options)
    return bytes(made)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _in_our_fonts(svg: str) -> str:
    """The picture names fonts that browsers have; what we have in their place is as wide."""
    return drawable(svg.replace(f'font-family="{FONT}"', f'font-family="{", ".join(FAMILIES)}"'))


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": _in_our_fonts(block.svg), "says": block.says, "share": block.share}
    values = {name: _said(value) if name != "look" else str(value) for name, value in asdict(block).items()}
    return {"kind": type(block).__name__.lower(), **values}


def _said(value: Any) -> Any:
    """Each text as its lines and the way that it is read."""
    if isinstance(value, str):
        return {"lines": value.split("\n"), "turned": is_right_to_left(value)}
    return [_said(one) for one in value] if isinstance(value, list | tuple) else value


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {name: _drawable(inner) for name, inner in value.items()}
    return [_drawable(inner) for inner in value] if isinstance(value, list | tuple) else value
