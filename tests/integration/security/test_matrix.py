"""Rows 1 and 2: every address, asked for by everybody, for what is theirs and what is not, by each method."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from markupsafe import escape

from colonnade.foundation.permissions import Role
from tests.integration.security.addresses import Page, Way, pages, ways
from tests.integration.security.expectations import MISSING, NO_METHOD, OPENED, SIGN_IN, may, wanted
from tests.integration.security.forms import TYPED, form_of
from tests.integration.security.world import FOREIGN, OWN

if TYPE_CHECKING:
    from tests.integration.security.asking import Actor, Answer, Door

pytestmark = pytest.mark.attack
ALL = pages()
OF_MEMBERS = [page for page in ALL if page.access is not None and page.access.kind == "member"]
METHODS = ("get", "head", "post", "put", "delete")
GOES_ON_TO = re.compile(r"next=[^&\s\"]*")
# Their whole point is to show something of an organisation to somebody without an account who holds its secret.
SHOWS_ITS_ORGANISATION = {"invitation", "support-open"}
# In the world a round of each framework goes on, nobody has handed in on their own seat, and a handover is not over.
NOT_NOW = {"open-round", "take-back", "end-handover"}
# They answer a form with a file, and do not lead on.
ANSWERED_WITH_A_FILE = {"give-out-sheet"}
# A file that a form asks for, by the address's name.
FILES = {"take-in-sheet": ("checklist.csv", b"No.,Progress,Action to date\n1.1,none,Typed in a sheet\n")}
# Addresses that a button sends to, and that show nothing.
ONLY_SENT_TO = {
    "confirm-contact",
    "end-focus",
    "end-measure",
    "end-plan",
    "make-pack",
    "pause-plan",
    "remove-served",
    "resume-plan",
    "support-checked",
    "take-back-reading",
    "take-back-story",
    "take-evidence",
}
OVERTAKEN = 409


def known_methods(door: Door, page: Page) -> set[str]:
    """The methods that the page knows. It says so before it asks who wants to know."""
    way = ways(page, door.world.own, door.world.foreign)[0]
    return {one for one in METHODS if door.ask(door.actors[0], one, page.at(way.values)).status != NO_METHOD}


def faults(page: Page, actor: Actor, way: Way, method: str, answer: Answer, right: set[int]) -> list[str]:
    """What is wrong with an answer."""
    found = []
    if answer.status not in right:
        found.append(f"{answer.status} instead of {sorted(right)} {answer.fault}")
    if answer.tells(FOREIGN):
        found.append("tells what is the other organisation's")
    if actor.role is None and page.name not in SHOWS_ITS_ORGANISATION and answer.tells(OWN):
        found.append("tells a person who is no member what is the organisation's")
    if method == "post" and answer.status == 403 and not right & OPENED and TYPED not in answer.text:
        found.append("does not give back what was typed")
    if method == "head" and answer.body:
        found.append("answers HEAD with a body")
    if answer.status == SIGN_IN and not actor.is_signed_in and page.access.kind != "open":
        found += (
            [] if answer.headers["Location"].startswith("/accounts/login/?next=/") else ["does not lead to signing in"]
        )
    return [f"{method.upper()} {page.at(way.values)} as {actor}: {fault}" for fault in found]


def told_apart(page: Page, actor: Actor, answers: dict[bool, list[tuple[Way, Answer]]]) -> list[str]:
    """Answers by which somebody could tell what is the other organisation's from what is nowhere."""
    return [
        f"{page.at(one.values)} and {page.at(other.values)} can be told apart by {actor}"
        for within in answers.values()
        for (one, first), (other, second) in pairwise(within)
        if (first.status, without(first, page, one)) != (second.status, without(second, page, other))
    ]


def without(answer: Answer, page: Page, way: Way) -> str:
    """What an answer says, but for its own address."""
    address = page.at(way.values)
    return GOES_ON_TO.sub("", answer.everything).replace(address, "").replace(str(escape(address)), "")


@pytest.mark.parametrize("address", ALL, ids=str)
def test_everybody_is_answered_as_the_mark_of_the_page_says(door: Door, address: Page) -> None:
    """Row 1: foreign and absent are one 404, no canary is told, nothing fails."""
    page, world, found, worked = address, door.world, [], set()
    known = known_methods(door, page)
    assert known & {"get", "post"}, "the page answers nothing"
    for actor in door.actors:
        for method in METHODS:
            refused: dict[bool, list[tuple[Way, Answer]]] = defaultdict(list)
            every = ways(page, world.own, world.foreign)
            # What the page does not know as a method is refused to all, everywhere: each asks once, and one everywhere.
            for way in every if method in known or actor is door.actors[0] else every[:1]:
                answer = door.ask(actor, method, page.at(way.values), {"text": TYPED} if method == "post" else None)
                right = wanted(page, actor, way, method) if method in known else {NO_METHOD}
                found += faults(page, actor, way, method, answer, right)
                if way.what != "own":
                    refused[way.is_own_organisation].append((way, answer))
                elif answer.status in {*OPENED, OVERTAKEN} and actor.role is not None:
                    worked.add((actor.name, method))
            found += told_apart(page, actor, refused)
    assert not found, f"{len(found)} wrong answers:\n" + "\n".join(found[:40])
    if page.access.kind == "member":
        roles = {role.value for role in Role if may(role, page.access.permission)}
        assert worked == {(role, method) for role in roles for method in known}, "somebody who may, never can"


@pytest.mark.parametrize("address", OF_MEMBERS, ids=str)
def test_a_filled_in_form_is_taken_from_those_who_may_and_from_nobody_else(door: Door, address: Page) -> None:
    """Row 1: what a member may send is refused to everybody else, and those who may can really send it."""
    page, found, taken = address, [], set()
    is_sent_to = "post" in known_methods(door, page)
    roles = {role for role in Role if may(role, page.access.permission)} if is_sent_to else set()
    # Those who may come first: everybody else sends what the last of them sent.
    actors = sorted(door.actors, key=lambda actor: actor.role not in roles)
    for way in (one for one in ways(page, door.world.own, door.world.foreign) if one.what == "own"):
        data = {"text": TYPED}
        for actor in actors:
            if actor.role in roles:
                data = filled(door, page, actor, way)
            answer = door.ask(actor, "post", page.at(way.values), data)
            right = wanted(page, actor, way, "post") if is_sent_to else {NO_METHOD}
            typed = TYPED in data.values()
            found += [one for one in faults(page, actor, way, "post", answer, right) if typed or "typed" not in one]
            is_file = page.name in ANSWERED_WITH_A_FILE and "Content-Disposition" in answer.headers
            if (answer.status == SIGN_IN or is_file) and actor.is_signed_in:
                taken.add(actor.role)
    assert not found, "\n".join(found[:40])
    assert taken == (set() if page.name in NOT_NOW else roles)


def filled(door: Door, page: Page, actor: Actor, way: Way) -> dict[str, Any]:
    """The page's form as it is shown to that person, filled in."""
    shown = door.ask(actor, "get", page.at(way.values))
    form = form_of(shown.text) if shown.status == 200 else None
    # Taken in, and not only looked at.
    file = {"file": SimpleUploadedFile(*FILES[page.name]), "look_first": ""} if page.name in FILES else {}
    return {**form.filled(), **file} if form else {"text": TYPED}


@pytest.mark.parametrize("address", [page for page in OF_MEMBERS if page.name not in ONLY_SENT_TO], ids=str)
def test_what_is_ones_own_is_shown(door: Door, address: Page) -> None:
    """The canaries can be seen: a matrix that looked for words which no page shows would find nothing."""
    page = address
    lead = next(one for one in door.actors if one.role is Role.INCLUSION_LEAD)
    able = lead if may(Role.INCLUSION_LEAD, page.access.permission) else None
    able = able or next(one for one in door.actors if one.role and may(one.role, page.access.permission))
    answers = [
        door.ask(able, "get", page.at(way.values))
        for way in ways(page, door.world.own, door.world.foreign)
        if way.what == "own"
    ]
    assert any(answer.tells(OWN) for answer in answers if answer.status == 200)


def test_every_address_is_marked() -> None:
    """Row 2: an address that says nothing of who may open it opens for nobody, so none is left so."""
    assert [page.name for page in ALL if page.access is None] == []
    assert {page.access.kind for page in ALL} == {"open", "signed in", "member"}


def test_an_address_with_an_unknown_part_says_where_to_add_it() -> None:
    """Row 2: an address that the matrix cannot ask for fails it."""
    new = Page("report", ("code", "quarter"), ALL[0].access)
    with pytest.raises(AssertionError, match=r"quarter of the address 'report'. Add it to PARTS in .*addresses\.py"):
        ways(new, None, None)  # type: ignore[arg-type]


def test_no_two_addresses_have_one_name() -> None:
    """Row 2: a name that two addresses bear would be asked for once."""
    names = [page.name for page in ALL]
    assert len(names) == len(set(names))
    assert MISSING == 404
