"""The `colonnade` command, from the arguments that it takes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from colonnade.commands.arguments import parser
from docs.generate.markdown import heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["leaves", "page"]

EXITS = (
    "Every command ends with status 0, or with status 2 and one line on standard error that says why. "
    "With `--json` it prints one JSON document on standard output and nothing else there."
)


def page(_: str) -> str:
    """The page of commands."""
    lines = [*heading("Commands", "`colonnade/commands/arguments.py`"), EXITS, ""]
    for leaf in leaves(parser()):
        lines += _leaf(leaf)
    return "\n".join(lines)


def leaves(made: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command below a parser, in the order in which they were declared."""
    groups = [action for action in made._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001 - argparse has no other way
    for group in groups:
        for inner in group.choices.values():
            yield from leaves(inner)
    if not groups:
        yield made


def _leaf(leaf: argparse.ArgumentParser) -> Iterator[str]:
    actions = [action for action in leaf._actions if action.dest != "help"]  # noqa: SLF001 - as above
    yield f"## {leaf.prog}"
    yield ""
    yield str(leaf.description)
    yield ""
    yield "```"
    yield " ".join([leaf.prog, *(_usage(action) for action in actions)])
    yield "```"
    yield ""
    yield from table(("argument", "what it does"), ((f"`{_name(action)}`", _help(action)) for action in actions))


def _name(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar)
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return f"{action.option_strings[0]}{value}"


def _usage(action: argparse.Action) -> str:
    name = f"{_name(action)} ..." if action.nargs == "+" else _name(action)
    return name if action.required else f"[{name}]"


def _help(action: argparse.Action) -> str:
    choices = ", ".join(map(str, action.choices or ()))
    return str(action.help).replace("%(default)s", str(action.default)).replace("%(choices)s", choices)
