"""What was typed about a table, as the core wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from colonnade.commands.answer import Failure
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.rule import Rule
from colonnade.core.disclosure.table.signs import Signs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

__all__ = ["dims_of", "layout_of", "part_of", "refuse_weights", "rule_of", "signs_of"]


def dims_of(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(" ".join(name.split()) for name in text.split(","))


def layout_of(options: Namespace, dims: tuple[str, ...]) -> Layout:
    """What the columns of the file mean."""
    paths = tuple(tuple(" ".join(name.split()) for name in path.split(":")) for path in options.hierarchy)
    unknown = {name: frozenset(dims_of(codes)) for name, codes in _pairs(options.unknown, "--unknown").items()}
    return Layout(dims, paths, options.count or "", unknown, options.total)


def part_of(layout: Layout, dims: tuple[str, ...]) -> Layout:
    """What the same columns mean for a table by some of the dimensions."""
    paths = tuple(path for path in layout.paths if path[0] in dims)
    unknown = {name: codes for name, codes in layout.unknown.items() if name in dims}
    return replace(layout, dims=dims, paths=paths, unknown=unknown)


def refuse_weights(options: Namespace) -> None:
    """Raise Failure where somebody wants the people weighted."""
    if options.weight:
        raise Failure(
            f"Tables of weighted people (here by {options.weight}) cannot be proved safe: whoever knows the weights "
            "can work the number of people back out of them. Leave out --weight, and protect the numbers of people "
            "who answered."
        )


def rule_of(options: Namespace) -> Rule:
    """The rule by which a table is protected or planned."""
    try:
        return Rule(
            high=options.threshold,
            insiders=not options.no_insiders,
            groups=not options.no_groups,
            rounding=options.rounding,
            width=options.width,
        )
    except ValueError as fault:
        raise Failure(str(fault)) from None


def signs_of(options: Namespace) -> Signs:
    """How the signs of a published table are to be read."""
    return Signs(
        star=options.star,
        rounding=options.rounding,
        off=options.perturbed,
        people=options.people,
        zeros=options.rule[0] > 0 if options.rule else None,
        missing_are_zero=options.missing_are_zero,
        more=_meanings(options.sign),
    )


def _pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, sign, rest = (part.strip() for part in text.partition("="))
        if not sign or not name:
            raise Failure(f"{option} takes two words with = between them: not “{text}”.")
        if found.setdefault(name, rest) != rest:
            raise Failure(f"{option} says two things about “{name}”.")
    return found


def _meanings(texts: Iterable[str]) -> dict[str, str]:
    """What each sign means: typed the other way round, since signs such as - look like options."""
    found: dict[str, str] = {}
    for text in texts:
        ((meaning, sign),) = _pairs([text], "--sign").items()
        if found.setdefault(sign, meaning) != meaning:
            raise Failure(f"--sign says two things about “{sign}”.")
    return found
