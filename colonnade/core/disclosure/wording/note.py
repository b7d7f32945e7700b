"""The note under a table: what its signs mean, what is kept back and why. Made of the rule, never of the numbers."""

from colonnade.core.disclosure.table import Release, Rule

__all__ = ["page_note"]


def page_note(rule: Rule, release: Release | None = None, *, sign: str = "*") -> tuple[str, ...]:
    """The note as paragraphs, in short sentences for readers of 9 to 11 years and up.

    It speaks of larger groups where `release` has cells that are absent, and holds to it what is said of 0. `sign` is
    what stands for a hidden number.
    """
    paragraphs = [_sign(rule, sign), _zero(rule, release, sign), _rounding(rule)]
    if release is not None and release.absent.any():
        paragraphs.append(
            "Some numbers would tell too much about a small team or group. There we count people in a larger group."
        )
    return tuple(paragraphs)


def _sign(rule: Rule, sign: str) -> str:
    never = f"the number {rule.low}" if rule.low == rule.high else f"a number from {rule.low} to {rule.high}"
    said = [
        f"A {sign} means that we do not show a number here, so that nobody can be found out.",
        f"We never show {never}.",
        "We hide some other numbers too, big or small, so that nobody can work it out from the totals.",
    ]
    if rule.groups:
        said.append("We may also hide a number when all the people in a group would be known to be the same.")
    return " ".join(said)


def _zero(rule: Rule, release: Release | None, sign: str) -> str:
    never = rule.zeros_are_shown if release is None else bool((release.low[release.hidden] > 0).all())
    hidden = f"A {sign} never stands for 0." if never else f"A {sign} can stand for 0 too."
    if rule.high < rule.rounding // 2:
        return f"A 0 means that we counted nobody in that group, or very few. {hidden}"
    return f"A 0 means that we counted nobody in that group. {hidden}"


def _rounding(rule: Rule) -> str:
    if rule.rounding:
        return (
            f"We round the numbers that we show to the nearest {rule.rounding}. So 12 is shown as 10, and 13 as 15. "
            "This is why numbers may not add up to the total."
        )
    return "The numbers that we show are exact."
