"""The picture of the architecture, drawn from the contracts that `make check` holds the code to."""

from __future__ import annotations

import re
import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page", "picture"]

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
BEGIN, END = "<!-- made by `make docs` from pyproject.toml -->", "<!-- until here -->"
WIDTH, EDGE, ROW, GAP, BOX = 960, 24, 64, 26, 44
SITE_WIDTH = 430
APPS_LEFT = 492
INK, PAPER = "#212b32", "#ffffff"
FILLS = ("#e8edee", "#d2e5f5", "#e3f1e3", "#fff4cc")
# What each part is for, in a few words; a part without words fails the page.
SAYS = {
    "config": "knows everyone",
    "commands": "the shell",
    "apps": "what people do",
    "ui": "pages, pictures",
    "foundation": "tenancy, audit, files",
    "core": "plain values in, plain values out",
}


def layers(name: str) -> list[list[str]]:
    """The layers of a contract, highest first; those of one layer know nothing of each other."""
    contracts: list[dict[str, Any]] = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [contract] = [one for one in contracts if one["id"] == name]
    return [[part.strip(" ()") for part in layer.split("|")] for layer in contract["layers"]]


def page(there: str) -> str:
    """The page with its picture and the words beside it made anew; the rest of it is written by hand."""
    made = "\n".join([BEGIN, "", *_words(), END])
    if BEGIN not in there:
        raise ValueError(f"docs/explanation/architecture.md has lost the line {BEGIN}")
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: made, there, flags=re.DOTALL)


def _words() -> Iterator[str]:
    yield "![The layers of Colonnade, each standing on those below it; the list says the same](../pictures/layers.svg)"
    yield ""
    for title, name in (("The site", "site"), ("The apps", "apps"), ("Inside an app", "app")):
        rows = (" and ".join(f"`{part}`" for part in row) for row in layers(name))
        yield f"- {title}, from the top: {' > '.join(rows)}"
    yield ""


def picture(_: str) -> str:
    """The layers as an SVG picture: the site's on the left, the apps and what is inside one on the right."""
    columns = [
        list(_stack(layers("site"), EDGE, SITE_WIDTH, "The site", says=True)),
        list(_stack(layers("apps"), APPS_LEFT, 190, "The apps")),
        list(_stack(layers("app"), APPS_LEFT + 214, 230, "Inside an app")),
    ]
    rows = max(len(layers(name)) for name in ("site", "apps", "app"))
    height = 70 + rows * ROW
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="title" font-family="Arial, sans-serif" fill="{INK}">'
    )
    title = '<title id="title">The layers of Colonnade: each stands on those below it and knows none above it</title>'
    paper = f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
    return "\n".join([head, title, paper, *(line for column in columns for line in column), "</svg>"])


def _stack(rows: list[list[str]], left: int, width: int, title: str, *, says: bool = False) -> Iterator[str]:
    """One column: a title, and a row of boxes for each layer with an arrow to the one below."""
    yield f'<text x="{left}" y="36" font-size="20" font-weight="bold">{escape(title)}</text>'
    for number, row in enumerate(rows):
        top = 54 + number * ROW
        if number:
            middle = left + width / 2
            yield (
                f'<path d="M{middle:g} {top - ROW + BOX + 2} v12 m-5 -5 l5 5 l5 -5" fill="none" '
                f'stroke="{INK}" stroke-width="2"/>'
            )
        fill = FILLS[number % len(FILLS)]
        each = (width - GAP / 2 * (len(row) - 1)) / len(row)
        for place, name in enumerate(row):
            yield from _box(name, left + place * (each + GAP / 2), top, each, fill, SAYS[name] if says else "")


def _box(name: str, left: float, top: int, width: float, fill: str, words: str) -> Iterator[str]:
    middle, baseline = left + width / 2, top + (20 if words else 28)
    yield f'<rect x="{left:g}" y="{top}" width="{width:g}" height="{BOX}" rx="4" fill="{fill}" stroke="{INK}"/>'
    yield f'<text x="{middle:g}" y="{baseline}" font-size="16" text-anchor="middle">{escape(name)}</text>'
    if words:
        yield f'<text x="{middle:g}" y="{top + 37}" font-size="13" text-anchor="middle">{escape(words)}</text>'
