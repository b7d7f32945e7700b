"""From the words of the examples to the values of the core, and back."""

from collections.abc import Mapping
from decimal import Decimal

from colonnade.core.measures import Better, Chart, Middle, Signal, chart

__all__ = ["charted", "said", "signals"]

NOT_KNOWN = "?"


def charted(given: Mapping[str, str]) -> Chart:
    """The chart of readings written one after another, a question mark for one that is not known."""
    values = tuple(None if one == NOT_KNOWN else Decimal(one) for one in given["readings"].split())
    return chart(values, Better(given["better"]), Decimal(given.get("rounded to", "0")))


def _signal(signal: Signal) -> str:
    first, last = signal.first + 1, signal.last + 1
    where = f"{first}" if first == last else f"{first} to {last}"
    return f"{signal.rule.value}, {signal.way.value}, readings {where}"


def signals(found: Chart) -> str:
    """Every signal, with readings counted from 1."""
    return "; ".join(map(_signal, found.signals)) or "none"


def number(value: Decimal) -> str:
    """A number without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def said(found: Chart, *wanted: str) -> dict[str, str]:
    """What the page would say of it, as far as it is asked for."""
    middle = "none" if found.middle is None else f"{found.kind.value} {number(found.middle)}"
    drawn = "none"
    if found.kind is Middle.MEAN and found.limits is not None:
        drawn = f"{number(found.limits.lower)} to {number(found.limits.upper)}"
    every = {"line": middle, "limits": drawn, "signals": signals(found)}
    return {name: every[name] for name in wanted}
