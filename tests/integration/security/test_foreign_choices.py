"""Row 4 of the plan: whatever can be chosen in a form, another organisation's cannot be sent instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from colonnade.foundation.permissions import Role
from tests.integration.security.addresses import Page, pages, ways
from tests.integration.security.expectations import may
from tests.integration.security.forms import form_of
from tests.integration.security.world import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.security.asking import Actor, Door
    from tests.integration.security.forms import Form
    from tests.integration.security.world import Place

pytestmark = pytest.mark.attack
# Fields that hold a row's id; one that is new is found by itself, and these must be among them.
KNOWN = {"team", "parent", "chair", "owner", "teams"}


def ids_of(place: Place) -> set[str]:
    """The ids of everything that the organisation has and that an address or a form could name."""
    rows = [*place.teams, *place.pieces.values(), place.focus, place.membership, *place.cast.people.values()]
    return {str(row.pk) for row in rows}


def shown_forms(door: Door) -> Iterator[tuple[Page, Actor, str, Form]]:
    """Each form of an organisation's pages, as somebody sees it who may send it."""
    for page in pages():
        if page.access.kind != "member":
            continue
        actor = next(one for one in door.actors if one.role in Role and may(one.role, page.access.permission))
        for way in ways(page, door.world.own, door.world.foreign):
            address = page.at(way.values)
            answer = door.ask(actor, "get", address) if way.what == "own" else None
            form = form_of(answer.text) if answer and answer.status == 200 else None
            if form is not None:
                yield page, actor, address, form


def test_another_organisations_row_cannot_be_chosen(door: Door) -> None:
    """Row 4: every field that offers rows refuses the rows of the other organisation, by name of the field."""
    theirs, found, tried = ids_of(door.world.foreign), [], set()
    for page, actor, address, form in shown_forms(door):
        for name, choice in form.choices.items():
            offered = {value for value in choice.offered if value}
            if not offered or not all(value.isdigit() for value in offered):
                continue
            tried.add(name)
            for value in sorted(theirs - offered):
                answer = door.ask(actor, "post", address, {**form.filled(), name: value})
                if answer.status != 422 or answer.tells(FOREIGN):
                    found.append(f"{page}: {name}={value} was answered with {answer.status} {answer.fault}")
    assert not found, "\n".join(found[:40])
    assert tried >= KNOWN


def test_the_address_bar_cannot_choose_either(door: Door) -> None:
    """Row 4: what follows the ? of an address names nothing of another organisation's."""
    lead = next(actor for actor in door.actors if actor.role is Role.INCLUSION_LEAD)
    for page in pages():
        if page.access.kind != "member":
            continue
        for way in ways(page, door.world.own, door.world.foreign):
            if way.what != "own":
                continue
            for names in ("element", "owner", "team", "from", "with", "q", "state", "filled"):
                answer = door.ask(lead, "get", f"{page.at(way.values)}?{names}=5&{names}=")
                assert answer.status < 500, f"{page} {names}: {answer.fault}"
                assert not answer.tells(FOREIGN), f"{page} {names}"
