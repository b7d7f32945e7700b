"""Two organisations with everything in them, and people of every kind who come to their doors.

Every text that either of them stores carries a canary: `CanaryOwn` in the one whose members ask, `CanaryForeign` in
the other. Whoever sees the second has seen what is not theirs.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from colonnade.apps.evidence import actions as evidence
from colonnade.apps.organisations import actions as organisations
from colonnade.apps.organisations.actions.people import hash_secret
from colonnade.apps.organisations.models import Invitation, Membership
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Voice
from colonnade.foundation import clock
from colonnade.foundation.audit.record import seal
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.models import Kind, Organisation
from tests.factories import Cast, join, make_person
from tests.integration.security.crossing import add_crossings
from tests.integration.security.deciding import add_reports
from tests.integration.security.exchanging import add_sheets
from tests.integration.security.lasting import add_lasting
from tests.integration.security.passkeys import give_passkey
from tests.integration.security.practising import add_practices
from tests.integration.security.working import add_work

__all__ = ["FOREIGN", "OWN", "Place", "World", "build"]

OWN, FOREIGN = "CanaryOwn", "CanaryForeign"
INCLUSION, GROUPS = "inclusion-2022", "working-with-groups-2025"
VOICES = [voice.value for voice in Voice]
WHO_SPEAKS = ("teams", "leadership", "teams", "teams", "staff_network")


@dataclass
class Place:
    """One organisation, and what addresses name in it: by kind of object the values of an address's parts."""

    canary: str
    cast: Cast
    teams: list[Any] = field(default_factory=list)
    pieces: dict[str, Any] = field(default_factory=dict)
    focus: Any = None
    membership: Any = None
    secret: str = ""
    support: Any = None
    support_secret: str = ""
    contact: Any = None
    handover: Any = None
    served: Any = None
    measure: Any = None
    reading: Any = None
    plan: Any = None
    story: Any = None
    sheet: Any = None
    cell: Any = None
    passkeys: dict[Role, Any] = field(default_factory=dict)

    @property
    def organisation(self) -> Organisation:
        """The organisation."""
        return self.cast.organisation

    @property
    def code(self) -> str:
        """The code in its addresses."""
        return self.cast.organisation.code


@dataclass
class World:
    """The two organisations, and people who are members of neither any more, or never were."""

    own: Place
    foreign: Place
    stranger: Any
    left: Any
    suspended: Any


def build() -> World:
    """Make the world. It goes through the site's own actions, so its audit chains are whole."""
    own = _place("RX1", OWN, earlier=())
    # One round more than the other, so that the number of its last names nothing there.
    foreign = _place("RY2", FOREIGN, earlier=(GROUPS,))
    return World(own, foreign, make_person("Una Visitor"), _left(own), _suspended(own))


def _place(code: str, canary: str, earlier: tuple[str, ...]) -> Place:
    organisation = Organisation.objects.create(
        code=code, name=f"{canary} NHS Trust", kind=Kind.TRUST, has_ods_code=True, town=canary
    )
    place = Place(canary, Cast(organisation))
    for role in Role:
        person = make_person(f"{canary} {role.label}", f"{role.value}@{canary.lower()}.example")
        place.cast.people[role] = join(organisation, role, person)
        place.passkeys[role] = give_passkey(person, f"{canary} key")
    with place.cast.acting():
        _teams(place)
        _evidence(place)
        for framework in (INCLUSION, *earlier, INCLUSION):
            _close(place, _agreed(place, framework))
        # One that people are answering, ready to be ended, and one that is agreed and ready to be closed.
        _put_to_an_answer(place, _answered(place, INCLUSION))
        _agreed(place, GROUPS)
        place.focus = actions.choose_focus(
            organisation=organisation, pillar=f"{INCLUSION}/1", reason=canary, by=place.cast.inclusion_lead
        )
        _invitation(place)
        _support(place)
        # One promise more in the other, whose last number then names nothing here.
        add_lasting(place, promises=1 + len(earlier))
        # One record more in the other too.
        add_practices(place, records=1 + len(earlier))
        # One action more in the other, for the same reason.
        add_work(place, 1 + len(earlier))
        # One question and one report more in the other as well.
        add_reports(place, 1 + len(earlier))
        add_sheets(place)
        add_crossings(place)
        seal(organisation, clock.today())
        held = Membership.objects.within(organisation)
        place.membership = held.filter(person=place.cast.analyst).get()
    return place


def _teams(place: Place) -> None:
    by, organisation, canary = place.cast.inclusion_lead, place.organisation, place.canary
    site = organisations.add_team(organisation=organisation, name=f"{canary} site", kind="site", by=by)
    ward = organisations.add_team(organisation=organisation, name=f"{canary} ward", kind="team", parent=site, by=by)
    place.teams = [site, ward]
    organisations.add_member(
        organisation=organisation, person=place.cast.contributor, role=Role.CONTRIBUTOR, team=ward, by=by
    )


def _evidence(place: Place) -> None:
    """A note, a link and a file, kept by a contributor: what is one's own is open to its owner."""
    canary = place.canary
    contents = {
        "note": evidence.note_content(f"{canary} note"),
        "link": evidence.link_content(f"https://example.org/{canary}"),
        "file": evidence.file_content(f"{canary}.txt", io.BytesIO(f"{canary} minutes".encode())),
    }
    for number, (kind, content) in enumerate(contents.items(), start=1):
        place.pieces[kind] = evidence.add_evidence(
            organisation=place.organisation,
            title=f"{canary} {kind}",
            owner=place.cast.contributor,
            stale_after=clock.today() + timedelta(days=300),
            elements=[f"{INCLUSION}/1.{number}"],
            content=content,
            by=place.cast.inclusion_lead,
        )


def _open(place: Place, framework: str) -> Any:
    """A round that people are answering, with a chair and with one contributor who has answered but not handed in."""
    today, canary = clock.today(), place.canary
    round_ = actions.open_round(
        organisation=place.organisation,
        title=f"{canary} round",
        framework=framework,
        voices=VOICES,
        teams=place.teams[:1],
        opens_on=today,
        answers_due_on=today + timedelta(days=30),
        chair=place.cast.round_chair,
        by=place.cast.inclusion_lead,
    )
    person = place.cast.contributor
    actions.give_seat(
        round_=round_,
        email=person.email,
        name=person.name,
        voice="teams",
        team=place.teams[1],
        by=place.cast.inclusion_lead,
        address_of=lambda code, secret: f"https://example.org/{code}/{secret}",
    )
    contribution = actions.begin_contribution(round_=round_, by=person)
    for element in selectors.framework_of(round_).elements:
        actions.save_answer(
            round_=round_, contribution=contribution, element=element.id, rating="in_place", note=canary, version=0
        )
    return round_


def _answered(place: Place, framework: str) -> Any:
    round_ = _open(place, framework)
    elements = selectors.framework_of(round_).elements
    for number, voice in enumerate(WHO_SPEAKS, start=1):
        lines = [actions.Keyed(one.id, "in_progress", f"{place.canary} said {number}") for one in elements]
        actions.key_in_sheet(
            round_=round_, sheet=f"S{number}", voice=voice, team=None, lines=lines, by=place.cast.inclusion_lead
        )
    return round_


def _put_to_an_answer(place: Place, round_: Any) -> None:
    person = place.cast.contributor
    actions.add_answer_evidence(
        round_=round_,
        contribution=actions.begin_contribution(round_=round_, by=person),
        element=selectors.framework_of(round_).element("1.1"),
        title=f"{place.canary} minutes",
        content=evidence.note_content(f"{place.canary} in an answer"),
        by=person,
    )


def _agreed(place: Place, framework: str) -> Any:
    chair = place.cast.round_chair
    round_ = actions.end_answers(round_=_answered(place, framework), by=chair)
    for element in selectors.framework_of(round_).elements:
        actions.record_agreement(
            round_=round_,
            element=element.id,
            rating="in_place",
            reason=f"{place.canary} reason",
            dissent=f"{place.canary} dissent",
            version=0,
            by=chair,
        )
    return round_


def _close(place: Place, round_: Any) -> None:
    actions.close_round(round_=round_, note=f"{place.canary} closing", by=place.cast.round_chair)


def _invitation(place: Place) -> None:
    place.secret = f"{place.code}-secret"
    now = clock.now()
    Invitation.objects.create(
        organisation=place.organisation,
        person=make_person(f"{place.canary} invited", f"invited@{place.canary.lower()}.example"),
        secret_hash=hash_secret(place.secret),
        sent_at=now,
        sent_by=place.cast.inclusion_lead,
        ends_at=now + timedelta(days=1),
    )


def _support(place: Place) -> None:
    """Somebody who helps at one site, and the link to the page that needs no account."""
    by, organisation, canary = place.cast.inclusion_lead, place.organisation, place.canary
    place.support = actions.add_support_route(
        organisation=organisation,
        kind="guardian",
        name=f"{canary} guardian",
        what_for=canary,
        link=f"https://example.org/{canary}",
        sites=place.teams[:1],
        everywhere=False,
        by=by,
    )
    place.support_secret = actions.renew_support_link(organisation=organisation, by=by).secret


def _left(place: Place) -> Any:
    """Somebody who was inclusion lead and sits in every round that goes on, and whose role has ended."""
    person = join(place.organisation, Role.INCLUSION_LEAD, make_person("Ines Leaver"))
    with place.cast.acting():
        for round_ in selectors.rounds(place.organisation):
            if round_.state == "open":
                round_.organisation = place.organisation
                actions.give_seat(
                    round_=round_,
                    email=person.email,
                    name=person.name,
                    voice="teams",
                    by=place.cast.inclusion_lead,
                    address_of=lambda code, secret: f"https://example.org/{code}/{secret}",
                )
        held = Membership.objects.within(place.organisation).filter(person=person).get()
        organisations.end_membership(membership=held, by=place.cast.inclusion_lead)
    return person


def _suspended(place: Place) -> Any:
    """An inclusion lead who may not sign in at the moment."""
    person = join(place.organisation, Role.INCLUSION_LEAD, make_person("Sid Suspended"))
    person.is_active = False
    person.save()
    return person
