"""Every address of the site, read out of the resolver, and what to put into its parts.

A page that is added is asked for by itself. Where its address has a part that nobody has met before, `parts_of` fails
and says where to add it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from colonnade.apps.programme.presenters.calendar import day_code
from colonnade.foundation.catalogue import current
from colonnade.foundation.permissions import Role
from tests.integration.security.practising import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.integration.security.world import Place

__all__ = ["Page", "Way", "pages", "ways"]

NOBODYS_CODE = "ZZ9"


@dataclass(frozen=True)
class Page:
    """One address: its name, what its pattern captures, and the mark of who may open it."""

    name: str
    parts: tuple[str, ...]
    access: Any

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_an_organisation(self) -> bool:
        """Whether the address names an organisation."""
        return "code" in self.parts

    def at(self, values: dict[str, Any]) -> str:
        """The address with these values in it."""
        return reverse(self.name, kwargs={part: values[part] for part in self.parts})


@dataclass(frozen=True)
class Way:
    """One way to ask for a page: what for (`own`, `foreign`, `absent`), and with which values in the address."""

    what: str
    values: dict[str, Any]
    # Whether the address names the organisation whose members ask.
    is_own_organisation: bool = True


@dataclass(frozen=True)
class Values:
    """What an address's part may hold: what the asking organisation has, what the other has, and what nobody has."""

    own: Callable[[Place], tuple[Any, ...]]
    foreign: Callable[[Place], tuple[Any, ...]] = lambda _: ()
    absent: tuple[Any, ...] = ()


def _both(read: Callable[[Place], Any], *absent: Any) -> Values:
    """A part that names one object, which both organisations have."""
    return Values(lambda place: (read(place),), lambda place: (read(place),), absent)


def _same(value: Any, *absent: Any) -> Values:
    """A part that names something that is open to all."""
    return Values(lambda _: (value,), absent=absent)


NO_ROW = (987654321, 99999999999999999999999)
# What to put into an address, by the mark's finder and part ("find_team.pk"), the address's name and part
# ("invitation.secret"), or the part alone ("framework"). Add a line here for a part that is new.
PARTS: dict[str, Values] = {
    "find_membership.pk": _both(lambda place: place.membership.pk, *NO_ROW),
    "find_team.pk": _both(lambda place: place.teams[1].pk, *NO_ROW),
    "find_evidence.pk": _both(lambda place: place.pieces["note"].pk, *NO_ROW),
    "find_file.pk": _both(lambda place: place.pieces["file"].pk, *NO_ROW),
    "find_file.number": _same(1, 2, 40000, *NO_ROW),
    "find_focus.pk": _both(lambda place: place.focus.pk, *NO_ROW),
    # Open, agreeing and closed; the other organisation has one more.
    "find_round.number": Values(lambda _: (3, 4, 1), lambda _: (5,), (99, 40000, *NO_ROW)),
    # The other organisation has one more.
    "find_action.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_served.number": _same(1, 99, *NO_ROW),
    "find_served.pk": _both(lambda place: place.served.pk, *NO_ROW),
    "find_measure.pk": _both(lambda place: place.measure.pk, *NO_ROW),
    "find_reading.pk": _both(lambda place: place.reading.pk, *NO_ROW),
    "find_contact.pk": _both(lambda place: place.contact.pk, *NO_ROW),
    "find_handover.pk": _both(lambda place: place.handover.pk, *NO_ROW),
    # The other organisation has one more.
    "find_promise.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_report.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_report_file.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_decision.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "ending": _same("pdf", "exe"),
    "find_practice.practice": _same(PRACTICE, "no-practice"),
    "find_plan.pk": _both(lambda place: place.plan.pk, *NO_ROW),
    "find_record.practice": _same(PRACTICE, "no-practice"),
    "find_record.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_piece.practice": _same(PRACTICE, "no-practice"),
    "find_piece.number": Values(lambda _: (1,), lambda _: (2,), (99, 40000, *NO_ROW)),
    "find_piece.pk": _both(lambda place: place.pieces["note"].pk, *NO_ROW),
    "find_day.day": _same(day_code(current().awareness_dates[0]), "00000000", "no-day"),
    "find_story.pk": _both(lambda place: place.story.pk, *NO_ROW),
    "find_question.number": Values(lambda _: (3, 4, 1), lambda _: (5,), (99, 40000, *NO_ROW)),
    "find_question.element": _same("1.1", "9.9", "1.1\x00", "1.1'"),
    "invitation.secret": _both(lambda place: place.secret, "nobody-has-this"),
    "find_support_route.pk": _both(lambda place: place.support.pk, *NO_ROW),
    "support-open.secret": _both(lambda place: place.support_secret, "nobody-has-this"),
    "mfa_remove_webauthn.pk": _both(lambda place: place.passkeys[Role.INCLUSION_LEAD].pk, *NO_ROW),
    "mfa_edit_webauthn.pk": _both(lambda place: place.passkeys[Role.INCLUSION_LEAD].pk, *NO_ROW),
    "account_reset_password_from_key.uidb36": _both(
        lambda place: place.cast.analyst.pk, "zzzz", "99999999999999999999"
    ),
    "account_reset_password_from_key.key": _same("set-password", "abc-def"),
    "find_sheet_import.pk": _both(lambda place: place.sheet.pk, *NO_ROW),
    "find_sheet_cell.pk": _both(lambda place: place.sheet.pk, *NO_ROW),
    "find_sheet_cell.cell": _both(lambda place: place.cell.pk, *NO_ROW),
    "framework": _same("inclusion-2022", "no-framework"),
    "pillar": _same("1", "99"),
    "element": _same("1.1", "9.9"),
    "path": _same("inclusion-5", "no-path"),
}


def pages() -> list[Page]:
    """Every address that the site answers, in the order in which they are tried."""
    return [
        Page(
            pattern.name or str(pattern.pattern),
            tuple(pattern.pattern.converters or pattern.pattern.regex.groupindex),
            getattr(pattern.callback, "access", None),
        )
        for pattern in _patterns(get_resolver())
    ]


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            yield from _patterns(found)
        else:
            yield found


def parts_of(page: Page) -> dict[str, Values]:
    """What can be put into each part of the page's address but the organisation's code."""
    found = {part: _part(page, part) for part in page.parts if part != "code"}
    missing = [part for part, values in found.items() if values is None]
    if missing:
        message = (
            f"The matrix does not know what to put into {', '.join(missing)} of the address '{page.name}'. "
            f"Add it to PARTS in {__file__}, and the object to the world beside it."
        )
        raise AssertionError(message)
    return {part: values for part, values in found.items() if values is not None}


def _part(page: Page, part: str) -> Values | None:
    find = getattr(page.access, "find", None)
    keys = ([f"{find.__name__}.{part}"] if find else []) + [f"{page.name}.{part}", part]
    return next((PARTS[key] for key in keys if key in PARTS), None)


def ways(page: Page, own: Place, foreign: Place) -> list[Way]:
    """Every way to ask for the page, those for what is one's own first."""
    known = parts_of(page)
    standing = _rows({part: values.own(own) for part, values in known.items()})
    if not page.is_of_an_organisation:
        return _plain_ways(known, standing, foreign)
    here, there, nowhere = ({"code": code} for code in (own.code, foreign.code, NOBODYS_CODE))
    found = [Way("own", {**here, **row}) for row in standing]
    theirs = {part: values.foreign(foreign) or values.own(foreign) for part, values in known.items()}
    # With a secret of the other organisation anybody may take up its invitation: the secret has to be a wrong one.
    other = standing[0] if page.access.kind == "open" else _rows(theirs)[0]
    found += [
        Way("foreign", {**there, **other}, is_own_organisation=False),
        Way("absent", {**nowhere, **standing[0]}, is_own_organisation=False),
    ]
    if any(values.foreign(foreign) for values in known.values()):
        found.append(Way("foreign", {**here, **_rows(theirs)[0]}))
    return found + [Way("absent", {**here, **row}) for row in _absent(known, standing[0])]


def _plain_ways(known: dict[str, Values], standing: list[dict[str, Any]], foreign: Place) -> list[Way]:
    found = [Way("own", row) for row in standing]
    theirs = {part: values.foreign(foreign) for part, values in known.items() if values.foreign(foreign)}
    if theirs:
        found.append(Way("foreign", {**standing[0], **_rows(theirs)[0]}))
    return found + [Way("absent", row) for row in _absent(known, standing[0])]


def _rows(columns: dict[str, tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Values side by side; a part with one value keeps it in every row."""
    length = max((len(values) for values in columns.values()), default=1)
    return [{part: values[min(row, len(values) - 1)] for part, values in columns.items()} for row in range(length)]


def _absent(known: dict[str, Values], standing: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The values of one's own with one of them changed to something that nobody has."""
    for part, values in known.items():
        yield from ({**standing, part: value} for value in values.absent)
