"""Every write to evidence: what it does, what it refuses, and what the chain says of it."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from colonnade.apps.evidence import actions
from colonnade.apps.evidence.actions import adding, changing
from colonnade.apps.evidence.models import Evidence, Use, Version
from colonnade.apps.evidence.selectors import elements_of, fingerprint, versions
from colonnade.foundation.audit.record import verify
from colonnade.foundation.files import Store
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Overtaken, Refused
from tests.integration.evidence import samples
from tests.integration.evidence.conftest import ELEMENT, LATER, OTHER_ELEMENT, TODAY, add, entries, join

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

NEXT = date(2027, 9, 1)


def rows(organisation: Organisation) -> tuple[list[Any], ...]:
    """Everything that is stored of an organisation's evidence."""
    return tuple(list(model.objects.within(organisation).order_by("pk").values()) for model in (Evidence, Version, Use))


def test_adding_keeps_title_owner_day_elements_and_first_version(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    made = add(
        evidence_trust, evidence_lead, title="  Minutes \x00 of\tMay ", elements=[OTHER_ELEMENT, ELEMENT, ELEMENT]
    )
    assert (made.title, made.owner, made.stale_after) == ("Minutes of May", evidence_lead, LATER)
    assert elements_of(made) == (ELEMENT, OTHER_ELEMENT)
    [version] = versions(made)
    assert (version.number, version.kind, version.note) == (1, "note", "The board talked about it.")
    assert entries(evidence_trust)[-1] == (
        "evidence.added",
        f"evidence {made.pk}",
        {
            "kind": "note",
            "sha256": version.sha256,
            "owner": evidence_lead.pk,
            "stale_after": "2028-03-09",
            "elements": [ELEMENT, OTHER_ELEMENT],
        },
    )


def test_the_chain_holds_hashes_and_no_words(evidence_trust: Organisation, evidence_lead: Person) -> None:
    made = add(evidence_trust, evidence_lead, title="Qanaria title", content=actions.note_content("Qanaria note"))
    actions.add_version(evidence=made, content=actions.link_content("https://qanaria.example/"), by=evidence_lead)
    assert "qanaria" not in str(entries(evidence_trust)).lower()
    assert verify(evidence_trust) == (2, [])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"title": " \t "}, "title"),
        ({"title": "a" * 161}, "160 characters"),
        ({"stale_after": TODAY}, "after today"),
        ({"stale_after": date(2032, 3, 10)}, "five years"),
        ({"elements": []}, "at least one element"),
        ({"elements": [ELEMENT, "inclusion-2022/9.9"]}, "not in it"),
    ],
)
def test_adding_refuses_what_the_policy_refuses(
    evidence_trust: Organisation, evidence_lead: Person, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        add(evidence_trust, evidence_lead, **given)
    assert rows(evidence_trust) == ([], [], [])
    assert entries(evidence_trust) == []


@pytest.mark.parametrize("day", [date(2027, 3, 10), date(2032, 3, 9)])
def test_the_first_and_the_last_day_that_can_be_chosen(
    evidence_trust: Organisation, evidence_lead: Person, day: date
) -> None:
    assert add(evidence_trust, evidence_lead, stale_after=day).stale_after == day


def test_an_owner_is_a_member(
    evidence_trust: Organisation, evidence_lead: Person, evidence_other: Organisation
) -> None:
    stranger = join(evidence_other, "Robin Hale", Role.INCLUSION_LEAD)
    with pytest.raises(Refused, match="member"):
        add(evidence_trust, evidence_lead, owner=stranger)
    piece = add(evidence_trust, evidence_lead)
    with pytest.raises(Refused, match="member"):
        actions.hand_over(evidence=piece, to=stranger, by=evidence_lead)


def test_a_newer_version_follows_and_the_one_before_stays(evidence_piece: Evidence, evidence_lead: Person) -> None:
    before = versions(evidence_piece)[0]
    made = actions.add_version(
        evidence=evidence_piece, content=actions.link_content("https://example.org"), stale_after=NEXT, by=evidence_lead
    )
    newer, older = versions(evidence_piece)
    assert (newer.pk, newer.number, newer.link) == (made.pk, 2, "https://example.org/")
    assert (older.pk, older.number, older.note, older.sha256) == (before.pk, 1, before.note, before.sha256)
    assert [entry[0] for entry in entries(evidence_piece.organisation)] == [
        "evidence.added",
        "evidence.version_added",
        "evidence.day_changed",
    ]
    detail = entries(evidence_piece.organisation)[1][2]
    assert detail == {"version": 2, "kind": "link", "sha256": made.sha256}


def test_a_version_without_a_new_day_leaves_the_day(evidence_piece: Evidence, evidence_lead: Person) -> None:
    actions.add_version(evidence=evidence_piece, content=actions.note_content("Newer"), by=evidence_lead)
    assert rows(evidence_piece.organisation)[0][0]["stale_after"] == LATER


def test_the_same_content_again_is_no_newer_version(evidence_piece: Evidence, evidence_lead: Person) -> None:
    with pytest.raises(Refused, match="same as version 1"):
        actions.add_version(
            evidence=evidence_piece, content=actions.note_content("The board talked about it.\r\n"), by=evidence_lead
        )


def test_a_version_with_a_day_that_has_passed_is_not_kept(evidence_piece: Evidence, evidence_lead: Person) -> None:
    before = rows(evidence_piece.organisation)
    with pytest.raises(Refused, match="after today"):
        actions.add_version(
            evidence=evidence_piece, content=actions.note_content("Newer"), stale_after=TODAY, by=evidence_lead
        )
    assert rows(evidence_piece.organisation) == before


def test_changing_the_day(evidence_piece: Evidence, evidence_lead: Person) -> None:
    changed = actions.change_day(evidence=evidence_piece, stale_after=NEXT, by=evidence_lead)
    assert changed.stale_after == NEXT
    assert entries(evidence_piece.organisation)[-1] == (
        "evidence.day_changed",
        f"evidence {evidence_piece.pk}",
        {"from": "2028-03-09", "to": "2027-09-01"},
    )
    with pytest.raises(Refused, match="after today"):
        actions.change_day(evidence=evidence_piece, stale_after=TODAY, by=evidence_lead)
    with pytest.raises(Refused, match="five years"):
        actions.change_day(evidence=evidence_piece, stale_after=date(2032, 3, 10), by=evidence_lead)


def test_handing_over_to_another_member(
    evidence_piece: Evidence, evidence_lead: Person, evidence_member: Callable[[str, Role], Person]
) -> None:
    heir = evidence_member("Nia Wren", Role.ANALYST)
    assert actions.hand_over(evidence=evidence_piece, to=heir, by=evidence_lead).owner == heir
    assert entries(evidence_piece.organisation)[-1] == (
        "evidence.handed_over",
        f"evidence {evidence_piece.pk}",
        {"from": evidence_lead.pk, "to": heir.pk},
    )


def test_setting_the_elements(evidence_piece: Evidence, evidence_lead: Person) -> None:
    actions.set_elements(evidence=evidence_piece, elements=[OTHER_ELEMENT, "inclusion-2022/2.1"], by=evidence_lead)
    assert elements_of(evidence_piece) == ("inclusion-2022/2.1", OTHER_ELEMENT)
    assert entries(evidence_piece.organisation)[-1] == (
        "evidence.elements_set",
        f"evidence {evidence_piece.pk}",
        {"added": ["inclusion-2022/2.1", OTHER_ELEMENT], "removed": [ELEMENT]},
    )
    with pytest.raises(Refused, match="at least one"):
        actions.set_elements(evidence=evidence_piece, elements=[], by=evidence_lead)
    with pytest.raises(Refused, match="not in it"):
        actions.set_elements(evidence=evidence_piece, elements=["nothing/1.1"], by=evidence_lead)


def test_an_element_that_left_the_catalogue_may_stay(evidence_piece: Evidence, evidence_lead: Person) -> None:
    Use.objects.create(organisation=evidence_piece.organisation, evidence=evidence_piece, element="old-2015/7")
    actions.set_elements(evidence=evidence_piece, elements=["old-2015/7"], by=evidence_lead)
    assert elements_of(evidence_piece) == ("old-2015/7",)


def test_what_does_not_change_is_not_recorded(evidence_piece: Evidence, evidence_lead: Person) -> None:
    before = entries(evidence_piece.organisation)
    actions.change_evidence(
        evidence=evidence_piece,
        stale_after=LATER,
        owner=evidence_lead,
        elements=[ELEMENT],
        seen=fingerprint(evidence_piece),
        by=evidence_lead,
    )
    assert entries(evidence_piece.organisation) == before


def test_a_change_is_whole_or_not_at_all(
    evidence_piece: Evidence, evidence_lead: Person, evidence_other: Organisation
) -> None:
    before = rows(evidence_piece.organisation), entries(evidence_piece.organisation)
    given: dict[str, Any] = {
        "evidence": evidence_piece,
        "stale_after": NEXT,
        "elements": [OTHER_ELEMENT],
        "by": evidence_lead,
    }
    stranger = join(evidence_other, "Robin Hale", Role.INCLUSION_LEAD)
    with pytest.raises(Refused, match="member"):
        actions.change_evidence(owner=stranger, seen=fingerprint(evidence_piece), **given)
    assert (rows(evidence_piece.organisation), entries(evidence_piece.organisation)) == before


def test_the_second_of_two_changes_is_told_of_the_first(evidence_piece: Evidence, evidence_lead: Person) -> None:
    given: dict[str, Any] = {
        "evidence": evidence_piece,
        "owner": evidence_lead,
        "elements": [ELEMENT],
        "by": evidence_lead,
    }
    seen = fingerprint(evidence_piece)
    actions.change_evidence(stale_after=NEXT, seen=seen, **given)
    with pytest.raises(Overtaken, match="Somebody else") as caught:
        actions.change_evidence(stale_after=date(2029, 1, 1), seen=seen, **given)
    standing: Any = caught.value.standing
    assert standing.stale_after == NEXT
    assert rows(evidence_piece.organisation)[0][0]["stale_after"] == NEXT


def test_what_was_withdrawn_stays_readable_and_cannot_be_changed(
    evidence_piece: Evidence, evidence_lead: Person
) -> None:
    withdrawn = actions.withdraw(evidence=evidence_piece, by=evidence_lead)
    assert withdrawn.withdrawn_at is not None
    assert entries(evidence_piece.organisation)[-1] == ("evidence.withdrawn", f"evidence {evidence_piece.pk}", {})
    assert versions(evidence_piece)[0].note == "The board talked about it."
    standing = rows(evidence_piece.organisation)
    writes: list[Callable[[], Any]] = [
        lambda: actions.add_version(evidence=evidence_piece, content=actions.note_content("New"), by=evidence_lead),
        lambda: actions.change_day(evidence=evidence_piece, stale_after=NEXT, by=evidence_lead),
        lambda: actions.hand_over(evidence=evidence_piece, to=evidence_lead, by=evidence_lead),
        lambda: actions.set_elements(evidence=evidence_piece, elements=[OTHER_ELEMENT], by=evidence_lead),
        lambda: actions.withdraw(evidence=evidence_piece, by=evidence_lead),
    ]
    for write in writes:
        with pytest.raises(Refused, match="withdrawn"):
            write()
    assert rows(evidence_piece.organisation) == standing


WRITES: dict[str, Callable[[Evidence, Person], Any]] = {
    "evidence.added": lambda piece, by: add(piece.organisation, by, title="Another"),
    "evidence.version_added": lambda piece, by: actions.add_version(
        evidence=piece, content=actions.note_content("Newer"), by=by
    ),
    "evidence.day_changed": lambda piece, by: actions.change_day(evidence=piece, stale_after=NEXT, by=by),
    "evidence.handed_over": lambda piece, by: actions.hand_over(
        evidence=piece, to=join(piece.organisation, "Nia Wren", Role.ANALYST), by=by
    ),
    "evidence.elements_set": lambda piece, by: actions.set_elements(evidence=piece, elements=[OTHER_ELEMENT], by=by),
    "evidence.withdrawn": lambda piece, by: actions.withdraw(evidence=piece, by=by),
}


@pytest.mark.parametrize("verb", WRITES)
def test_every_change_is_recorded_once_with_who_made_it(
    evidence_piece: Evidence, evidence_lead: Person, verb: str
) -> None:
    WRITES[verb](evidence_piece, evidence_lead)
    assert [entry[0] for entry in entries(evidence_piece.organisation)] == ["evidence.added", verb]
    assert verify(evidence_piece.organisation) == (2, [])


@pytest.mark.parametrize("verb", WRITES)
def test_a_change_that_cannot_be_recorded_does_not_happen(
    evidence_piece: Evidence, evidence_lead: Person, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the chain cannot be written")

    before = rows(evidence_piece.organisation)
    monkeypatch.setattr(adding, "record", broken)
    monkeypatch.setattr(changing, "record", broken)
    with pytest.raises(RuntimeError, match="chain"), transaction.atomic():
        WRITES[verb](evidence_piece, evidence_lead)
    assert rows(evidence_piece.organisation) == before


def stored(root: Path) -> list[str]:
    """The names of the files in the store."""
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_a_file_is_on_the_disk_before_its_row_is_written(
    evidence_trust: Organisation, evidence_lead: Person, evidence_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = actions.file_content("minutes.pdf", io.BytesIO(samples.pdf()))
    seen: list[list[str]] = []

    def dies(*args: Any, **kwargs: Any) -> None:
        seen.append(stored(evidence_root))
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Version.objects.all().__class__, "create", dies)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            adding._put_version(Evidence(organisation=evidence_trust, pk=1), 1, content, evidence_lead)
    assert seen == [[content.sha256]]
    # The file without a row does no harm: the next try stores it over itself.
    made = add(evidence_trust, evidence_lead, content=content)
    [version] = versions(made)
    assert content.file is not None
    assert stored(evidence_root) == [content.sha256]
    with Store(evidence_root).open(evidence_trust.pk, version.file_key) as file:
        assert file.read() == content.file.content
    assert (version.file_name, version.media_type, version.size) == (
        "minutes.pdf",
        "application/pdf",
        content.file.size,
    )


def test_a_full_disk_is_said_and_nothing_is_saved(
    evidence_trust: Organisation, evidence_lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    content = actions.file_content("minutes.pdf", io.BytesIO(samples.pdf()))
    monkeypatch.setattr(Store, "put", full)
    with pytest.raises(Refused, match="Nothing was saved"):
        add(evidence_trust, evidence_lead, content=content)
    assert rows(evidence_trust) == ([], [], [])


def test_another_organisations_file_is_kept_apart(
    evidence_trust: Organisation, evidence_lead: Person, evidence_other: Organisation, evidence_root: Path
) -> None:
    content = actions.file_content("minutes.pdf", io.BytesIO(samples.pdf()))
    add(evidence_trust, evidence_lead, content=content)
    add(evidence_other, join(evidence_other, "Robin Hale", Role.INCLUSION_LEAD), content=content)
    folders = {path.relative_to(evidence_root).parts[0] for path in evidence_root.rglob(content.sha256)}
    assert folders == {str(evidence_trust.pk), str(evidence_other.pk)}
