"""The lives of a round and of an action, from the tables that the code moves them by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colonnade.apps.programme.models import ACTION_MOVES, MOVES, ActionState, State
from docs.generate.markdown import heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["action_page", "page"]


def page(_: str) -> str:
    """The page of a round's states."""
    origin = "`MOVES` in `colonnade/apps/programme/models/rounds.py`"
    return "\n".join(
        [*heading("The life of a round", origin), *_diagram(State, MOVES), *_table("a round", State, MOVES)]
    )


def action_page(_: str) -> str:
    """The page of an action's states."""
    origin = "`ACTION_MOVES` in `colonnade/apps/programme/models/work.py`"
    return "\n".join(
        [
            *heading("The life of an action", origin),
            *_diagram(ActionState, ACTION_MOVES),
            *_table("an action", ActionState, ACTION_MOVES),
        ]
    )


def _diagram(states: Any, moves: Mapping[Any, set[Any]]) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in states:
        yield f"    {state.value} : {str(state.label).replace(':', ' –')}"
    yield f"    [*] --> {next(iter(states)).value}"
    for state, after in moves.items():
        yield from (f"    {state.value} --> {one.value}" for one in states if one in after)
        if not after:
            yield f"    {state.value} --> [*]"
    yield "```"
    yield ""


def _table(what: str, states: Any, moves: Mapping[Any, set[Any]]) -> Iterator[str]:
    rows = [
        (
            str(state.label),
            ", ".join(str(one.label) for one in states if one in moves[state]) or "nothing: it stays so",
        )
        for state in states
    ]
    yield from table((f"{what} that is", "can become"), rows)
