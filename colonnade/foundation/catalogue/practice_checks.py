"""What a schema cannot see in one practice or one awareness date: fields that do not fit together, days that are none.

Where a value has the wrong shape it reads as empty here, and the schema reports it.
"""

from collections.abc import Iterator

from colonnade.foundation.catalogue.awareness import YearlyRule
from colonnade.foundation.catalogue.document import Node
from colonnade.foundation.catalogue.practice import CHOSEN_KINDS, COUNTED_KINDS, FIELD_KINDS, WORDED_KINDS
from colonnade.foundation.catalogue.problems import Problem

__all__ = ["problems_of_date", "problems_of_practice"]

WHOLE_NUMBERS = ("month", "day", "which", "days_before")


def problems_of_practice(practice: Node) -> Iterator[Problem]:
    """Everything wrong between the fields of a practice, and between what each field says of itself."""
    fields = practice.items("fields")
    yield from _twice([field.at("name") for field in fields], "There are two fields")
    waits = {field.string("name"): field.strings("only_after") for field in fields}
    for field in fields:
        yield from _choices(field)
        yield from _limits(field)
        yield from _share(field, fields)
        for other in field.items("only_after"):
            yield from _waiting(field.string("name"), other, waits)


def _twice(names: list[Node], says: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in names:
        if name.text and name.text in seen:
            yield name.problem(f"{says} {name.text}.")
        seen.add(name.text)


def _choices(field: Node) -> Iterator[Problem]:
    kind, choices = field.string("kind"), field.at("choices")
    if kind in CHOSEN_KINDS and choices.value is None:
        yield field.at("kind").problem(f"A field of the kind {kind} needs choices.")
    elif kind in FIELD_KINDS and kind not in CHOSEN_KINDS and choices.value is not None:
        yield choices.problem(f"A field of the kind {kind} has no choices.")
    yield from _twice([choice.at("value") for choice in choices.entries], "There are two choices")


def _limits(field: Node) -> Iterator[Problem]:
    kind = field.string("kind")
    for key, kinds in (("least_words", WORDED_KINDS), ("least", COUNTED_KINDS), ("most", COUNTED_KINDS)):
        if kind in FIELD_KINDS and field.at(key).value is not None and kind not in kinds:
            yield field.at(key).problem(f"{key} is only for fields of the kinds {' and '.join(kinds)}.")
    least, most = field.at("least").value, field.at("most").value
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield field.at("least").problem(f"{least} is above the most, which is {most}.")


def _share(field: Node, fields: tuple[Node, ...]) -> Iterator[Problem]:
    """R044: a number that counts people, and a percentage of such a number."""
    if "counts_people" in field.strings("is") and field.string("kind") != "number":
        yield field.at("is").problem("Only a field of the kind number counts people.")
    of = field.at("share_of")
    if not of.text:
        return
    if field.string("kind") != "number":
        yield of.problem("Only a field of the kind number is a share.")
    counted = {each.string("name") for each in fields if "counts_people" in each.strings("is")}
    if of.text not in counted:
        yield of.problem(f"The practice has no field {of.text} that counts people.")


def _waiting(name: str, other: Node, waits: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    if other.text and other.text not in waits:
        yield other.problem(f"The practice has no field {other.text}.")
    elif other.text and name in _before(other.text, waits):
        yield other.problem(f"{name} and {other.text} wait for each other, so that neither could be filled.")


def _before(name: str, waits: dict[str, tuple[str, ...]]) -> set[str]:
    """The field itself and everything that has to be filled before it."""
    found: set[str] = set()
    to_look_at = [name]
    while to_look_at:
        looked_at = to_look_at.pop()
        if looked_at not in found:
            found.add(looked_at)
            to_look_at.extend(waits.get(looked_at, ()))
    return found


def problems_of_date(entry: Node) -> Iterator[Problem]:
    """Whether the rule of an awareness date gives a day in every year."""
    when = entry.at("when")
    known = {key: when.at(key).value for key in WHOLE_NUMBERS}
    given = {key: value for key, value in known.items() if isinstance(value, int)}
    weekday = when.string("weekday")
    if "month" not in given or bool(weekday) != ("which" in given):
        return
    try:
        # No leap year, so that 29 February is refused.
        YearlyRule(**given, weekday=weekday, whole_week=when.string("span") == "week").days(2025)
    except ValueError as fault:
        yield when.problem(f"This rule gives no day in every year: {fault}.")
