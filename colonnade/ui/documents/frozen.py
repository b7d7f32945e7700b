"""A document as plain values that JSON can carry, and back: what was issued can be drawn again as it was."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from colonnade.ui.documents.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Heading,
    Look,
    NewPage,
    Paragraph,
    Picture,
    Table,
)

__all__ = ["frozen", "thawed"]

_KINDS: dict[str, Any] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "table": Table,
    "picture": Picture,
    "box": Box,
    "new_page": NewPage,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def frozen(document: Document) -> dict[str, Any]:
    """The document as plain values."""
    blocks = [{"kind": _NAMES[type(block)], **_plain(asdict(block))} for block in document.blocks]
    head = {name: getattr(document, name) for name in ("title", "owner", "status", "language")}
    return {**head, "made_on": document.made_on.isoformat(), "blocks": blocks}


def thawed(stored: dict[str, Any]) -> Document:
    """The document that was frozen. Raises ValueError for values that are none."""
    try:
        blocks = tuple(_block(dict(one)) for one in stored["blocks"])
        head = {name: stored[name] for name in ("title", "owner", "status", "language")}
        return Document(**head, made_on=date.fromisoformat(stored["made_on"]), blocks=blocks)
    except (KeyError, TypeError) as fault:
        raise ValueError(f"This is not a document: {fault}.") from fault


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Look) else value for name, value in values.items()}


def _block(values: dict[str, Any]) -> Block:
    kind = _KINDS[values.pop("kind")]
    if "look" in values:
        values["look"] = Look(values["look"])
    made: Block = kind(**{name: _tuples(value) for name, value in values.items()})
    return made


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
