"""The life of a round, from the table that the code moves it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.programme.models import MOVES, State
from docs.generate.markdown import heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page"]


def page(_: str) -> str:
    """The page of a round's states."""
    origin = "`MOVES` in `colonnade/apps/programme/models/rounds.py`"
    return "\n".join([*heading("The life of a round", origin), *_diagram(), *_table()])


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in State:
        yield f"    {state.value} : {str(state.label).replace(':', ' –')}"
    yield f"    [*] --> {next(iter(State)).value}"
    for state, after in MOVES.items():
        yield from (f"    {state.value} --> {one.value}" for one in State if one in after)
        if not after:
            yield f"    {state.value} --> [*]"
    yield "```"
    yield ""


def _table() -> Iterator[str]:
    rows = [
        (str(state.label), ", ".join(str(one.label) for one in State if one in MOVES[state]) or "nothing: it stays so")
        for state in State
    ]
    yield from table(("a round that is", "can become"), rows)
