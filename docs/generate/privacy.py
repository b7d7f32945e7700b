"""What is held about whom and for how long, from the register of models and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.foundation.tenancy.register import CLASSES, Model, read
from docs.generate.markdown import heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page"]

MEANS = {
    "special": "says or hints at something that the law protects most, such as speaking for a staff network",
    "personal": "is about a person",
    "organisation": "belongs to an organisation and is about nobody",
    "public": "is published elsewhere",
}
REACHED = {
    "tenant": "only from its own organisation",
    "granted": "from its organisation, or by the person whose it is",
    "global": "from everywhere",
}


def page(_: str) -> str:
    """The page of privacy."""
    lines = list(heading("What is held, and how long", "`colonnade/config/tenancy.toml`"))
    lines += table(("class", "a field that"), ((f"**{name}**", MEANS[name]) for name in reversed(CLASSES)))
    for name in reversed(CLASSES):
        lines += _class(name)
    lines += ["## Who reaches what", ""]
    lines += table(("what", "reached"), ((f"`{one.label}`", REACHED[one.kind]) for one in read().values()))
    return "\n".join(lines)


def _class(name: str) -> Iterator[str]:
    yield f"## {name.capitalize()}"
    yield ""
    rows = (row for model in read().values() for row in _rows(model, name))
    yield from table(("held in", "fields", "kept"), rows)


def _rows(model: Model, name: str) -> Iterator[tuple[str, str, str]]:
    """A row for each time that fields of this class are kept."""
    fields: dict[str, list[str]] = {}
    for field, about in model.fields.items():
        if about.privacy == name:
            fields.setdefault(about.kept, []).append(field)
    for kept, names in fields.items():
        yield f"`{model.label}`", ", ".join(f"`{field}`" for field in names), kept
