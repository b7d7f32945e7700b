"""An entry is written with its change or not at all, to its own organisation's chain, in its place."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction

from colonnade.apps.organisations import actions
from colonnade.apps.organisations.actions import people, teams
from colonnade.apps.organisations.models import Membership, Team
from colonnade.foundation import clock
from colonnade.foundation.audit import record as recording
from colonnade.foundation.audit.chain import START
from colonnade.foundation.audit.models import Entry, Head, Seal
from colonnade.foundation.audit.record import record, seal, verify
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in
from tests.factories import make_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.factories import Cast

MANY = 20_000


@pytest.fixture
def acting(trust: Cast) -> Iterator[Cast]:
    """The trust, acted for."""
    with trust.acting():
        yield trust


def entries(cast: Cast) -> list[Entry]:
    """The chain, first to last."""
    return list(Entry.objects.within(cast.organisation).order_by("number"))


def test_an_entry_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 38: an entry without its change, or a change without its entry, must not be possible."""
    monkeypatch.setattr(recording, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError, match="inside the transaction of its change"):
        record(None, "team.added", "team 1", by=None)  # type: ignore[arg-type]


def test_an_entry_says_who_did_what_to_what_and_when(acting: Cast) -> None:
    """Row 38: actor, verb, object and time, sealed to the entry before."""
    before = entries(acting)[-1]
    moment = datetime(2026, 11, 2, 9, 30, 1, 5, tzinfo=UTC)
    with clock.at(moment):
        made = record(acting.organisation, "team.added", "team 4", by=acting.inclusion_lead, detail={"kind": "site"})
    [stored] = entries(acting)[before.number :]
    assert (stored.number, stored.previous, stored.hash) == (before.number + 1, before.hash, made.hash)
    assert (stored.at, stored.by, stored.verb, stored.subject) == (
        moment,
        acting.inclusion_lead,
        "team.added",
        "team 4",
    )
    assert stored.detail == {"kind": "site"}
    assert str(stored) == f"{stored.number} team.added team 4"
    assert verify(acting.organisation) == (stored.number, [])


def test_the_first_entry_follows_nothing(db: None) -> None:
    organisation = actions.register_organisation(name="Fenland Friends", kind="charity")
    with acting_in(organisation.pk):
        made = record(organisation, "team.added", "team 1", by=None)
        assert (made.number, made.previous, made.detail, made.by) == (1, START, {}, None)


def test_each_organisation_has_a_chain_of_its_own(trust: Cast, other_trust: Cast) -> None:
    """Row 38: what is done in one leaves no mark in another's."""
    with other_trust.acting():
        before = verify(other_trust.organisation)
    with trust.acting():
        count, _ = verify(trust.organisation)
        actions.add_team(organisation=trust.organisation, name="Ward 7", kind="team", by=None)
        assert verify(trust.organisation) == (count + 1, [])
    with other_trust.acting():
        assert verify(other_trust.organisation) == before


def _letters(code: str, secret: str) -> str:
    return f"https://example.org/{code}/{secret}"


CHANGES: dict[str, Callable[[Cast], Any]] = {
    "add_team": lambda cast: actions.add_team(organisation=cast.organisation, name="New", kind="team", by=None),
    "move_team": lambda cast: actions.move_team(team=a_team(cast, "Ward"), under=a_team(cast, "Site"), by=cast.analyst),
    "end_team": lambda cast: actions.end_team(team=a_team(cast, "Ward"), by=cast.analyst),
    "add_member": lambda cast: actions.add_member(
        organisation=cast.organisation, person=cast.analyst, role=Role.PARTNER, by=None
    ),
    "invite": lambda cast: actions.invite(
        organisation=cast.organisation,
        email="new@example.org",
        name="New",
        role=Role.PARTNER,
        by=cast.inclusion_lead,
        address_of=_letters,
    ),
    "end_membership": lambda cast: actions.end_membership(
        membership=Membership.objects.within(cast.organisation).filter(person=cast.analyst).get(),
        by=cast.inclusion_lead,
    ),
}


def a_team(cast: Cast, name: str) -> Team:
    """The team of that name."""
    found: Team = Team.objects.within(cast.organisation).filter(name=name).get()
    return found


def everything(cast: Cast) -> list[Any]:
    """All that these changes change."""
    return [
        list(Team.objects.within(cast.organisation).order_by("pk").values()),
        list(Membership.objects.within(cast.organisation).order_by("pk").values()),
        list(Letter.objects.order_by("pk").values()),
        len(entries(cast)),
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_whose_entry_fails_does_not_happen(acting: Cast, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 38: the change and its entry are one."""
    for name in ("Ward", "Site"):
        actions.add_team(organisation=acting.organisation, name=name, kind="team", by=None)
    before = everything(acting)

    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the chain cannot be written")

    with monkeypatch.context() as patched:
        patched.setattr(people, "record", broken)
        patched.setattr(teams, "record", broken)
        with pytest.raises(RuntimeError, match="chain"), transaction.atomic():
            CHANGES[change](acting)
    assert everything(acting) == before
    CHANGES[change](acting)
    assert everything(acting) != before
    assert verify(acting.organisation)[1] == []


def test_an_entry_whose_change_fails_does_not_stay(acting: Cast) -> None:
    """Row 38: and the chain goes on as if nothing had been."""
    count, _ = verify(acting.organisation)
    with transaction.atomic():
        record(acting.organisation, "team.added", "team 1", by=None)
        transaction.set_rollback(True)
    record(acting.organisation, "team.added", "team 2", by=None)
    assert verify(acting.organisation) == (count + 1, [])


def test_a_seal_keeps_the_head_of_the_day_once(acting: Cast) -> None:
    """Row 38: the second of a day is the first."""
    organisation, day = acting.organisation, date(2026, 11, 2)
    kept = seal(organisation, day)
    head = Head.objects.within(organisation).get()
    assert kept is not None
    assert (kept.number, kept.hash, kept.day) == (head.number, head.hash, day)
    record(organisation, "team.added", "team 1", by=None)
    assert seal(organisation, day) == kept
    later = seal(organisation, date(2026, 11, 3))
    assert later is not None
    assert later.number == kept.number + 1
    assert Seal.objects.within(organisation).count() == 2
    assert verify(organisation)[1] == []
    assert str(kept) == "seal of 2026-11-02"


def test_nothing_recorded_is_nothing_sealed(db: None) -> None:
    organisation = actions.register_organisation(name="Fenland Friends", kind="charity")
    with acting_in(organisation.pk):
        assert seal(organisation, date(2026, 11, 2)) is None
        assert verify(organisation) == (0, [])


def test_a_chain_is_verified_with_the_keys_from_before(acting: Cast, settings: Any) -> None:
    """A site's key is changed now and then: what the old one signed is still this site's."""
    old = settings.SECRET_KEY
    settings.SECRET_KEY = "n" * 64
    assert {one.what for one in verify(acting.organisation)[1]} == {
        f"the signature of the head at {len(entries(acting))} is not this site's"
    }
    settings.SECRET_KEY_FALLBACKS = [old]
    assert verify(acting.organisation)[1] == []
    record(acting.organisation, "team.added", "team 1", by=None)
    settings.SECRET_KEY_FALLBACKS = []
    assert verify(acting.organisation)[1] == [], "the next entry is signed with the new key"


def test_a_long_chain_is_verified_in_no_time(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    """Row 38: 200,000 entries in 5 seconds; a tenth of that is timed here, and printed, not failed on."""
    organisation = actions.register_organisation(name="Long Memory", kind="charity")
    with acting_in(organisation.pk):
        made, previous = [], START
        moment = datetime(2026, 11, 2, tzinfo=UTC)
        for number in range(1, MANY + 1):
            entry = Entry(
                organisation=organisation,
                number=number,
                at=moment,
                verb="rating.agreed",
                subject=f"round {number}",
                detail={"rating": "in_place"},
                previous=previous,
            )
            previous = entry.hash = recording._link(entry).hash()
            made.append(entry)
        Entry.objects.bulk_create(made, batch_size=1000)
        began = time.perf_counter()
        count, breaks = verify(organisation)
        taken = time.perf_counter() - began
    with capsys.disabled():
        print(
            f" [{connection.vendor}: {count:,} entries verified in {taken:.2f} s, so 200,000 in {taken * 10:.1f} s] ",
            end="",
        )
    assert count == MANY
    assert [one.what for one in breaks] == ["the head of the chain is missing"]


def test_people_are_named_by_number_only(acting: Cast) -> None:
    """Row 40: the chain holds ids, never a name or an address."""
    actions.invite(
        organisation=acting.organisation,
        email="canary@example.org",
        name="Canary Quill",
        role=Role.PARTNER,
        by=acting.inclusion_lead,
        address_of=_letters,
    )
    actions.add_member(organisation=acting.organisation, person=make_person("Canary Two"), role=Role.ANALYST, by=None)
    text = repr([(one.verb, one.subject, one.detail) for one in entries(acting)])
    assert "anary" not in text
    assert "@" not in text
