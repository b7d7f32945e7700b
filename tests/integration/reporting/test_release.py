"""The bundle for a request for information: everything that anybody may read, and nobody in it."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from colonnade.apps.evidence import actions as evidence
from colonnade.apps.organisations import actions as organisations
from colonnade.apps.programme import actions as programme
from colonnade.apps.programme.models import Contact, Promise, SupportRoute
from colonnade.apps.programme.selectors import actions_of
from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.presenters import board_document
from colonnade.apps.reporting.presenters.bundle import bundle_file
from colonnade.apps.reporting.selectors.release import EXTRACTS, PARTS, WITHHELD, Extract, known_people
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.register import read
from colonnade.ui.documents import frozen
from tests.factories import agree_all, answer_all, join, make_person, open_round

PLANTED = "Zebedee Quillfeather (z.quillfeather@northfield.nhs.uk, 0161 496 0123) and Perpetua Ombersley"
NEVER = ("zebedee", "quillfeather", "perpetua", "ombersley", "northfield.nhs.uk", "496 0123", "0777", "@")
# What the register names that is not of an organisation or of people: the site's own machinery.
MACHINERY = {
    "tenancy.Organisation",
    "auth.Permission",
    "auth.Group",
    "contenttypes.ContentType",
    "sessions.Session",
    "django_tasks_database.DBTaskResult",
    "account.EmailAddress",
    "account.EmailConfirmation",
    "mfa.Authenticator",
}


def unpacked(cast):
    with cast.acting():
        data = bundle_file(cast.organisation, clock.today())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def planted(trust):
    """A trust whose every text names a member, a contact and a guardian, with their address and number."""
    organisation, lead = trust.organisation, trust.inclusion_lead
    person = make_person("Zebedee Quillfeather", "z.quillfeather@northfield.nhs.uk")
    join(organisation, Role.CONTRIBUTOR, person)
    today = clock.today()
    with trust.acting():
        team = organisations.add_team(organisation=organisation, name=f"Team of {PLANTED}"[:120], kind="team", by=lead)
        _round(trust, person)
        piece = evidence.add_evidence(
            organisation=organisation,
            title=f"Minutes by {PLANTED}",
            owner=person,
            stale_after=today + timedelta(days=90),
            elements=["inclusion-2022/1.1"],
            content=evidence.note_content(f"The contents: {PLANTED}"),
            by=lead,
        )
        for where in (None, team):
            programme.record_progress(
                organisation=organisation,
                element="inclusion-2022/1.1",
                level="moderate",
                action_to_date=f"By {PLANTED}",
                team=where,
                by=person,
            )
        _action(trust, person)
        programme.choose_focus(organisation=organisation, pillar="inclusion-2022/1", reason=PLANTED, by=lead)
        _outsiders(organisation, person)
        _decision(trust)
    return trust, piece


def _round(cast, person):
    round_ = open_round(cast, title=f"Round of {PLANTED}"[:100])
    programme.give_seat(
        round_=round_,
        email=person.email,
        name=person.name,
        voice="teams",
        by=cast.inclusion_lead,
        address_of=lambda code, secret: f"{code}/{secret}",
    )
    answer_all(cast, round_, person, notes={"1.1": PLANTED})
    ended = programme.end_answers(round_=round_, by=cast.round_chair)
    agree_all(cast, ended)
    programme.record_agreement(
        round_=ended,
        element="1.1",
        rating="in_place",
        reason=f"Because {PLANTED} said so.",
        dissent=PLANTED,
        version=1,
        by=cast.round_chair,
    )
    programme.close_round(round_=ended, note=PLANTED, by=cast.round_chair)


def _action(cast, person):
    today = clock.today()
    programme.add_action(
        organisation=cast.organisation,
        title=f"Ask {PLANTED}",
        detail=PLANTED,
        post="Director Zebedee Quillfeather",
        owner=person,
        starts_on=today,
        due_on=today + timedelta(days=30),
        serves=[("finding", f"Found by {PLANTED}")],
        by=cast.inclusion_lead,
    )
    action = actions_of(cast.organisation)[0]
    programme.record_check(
        action=action, checked_on=today, found="partly", has_enough=True, note=PLANTED, by=cast.inclusion_lead
    )
    measure = programme.add_measure(
        action=action, name=f"Asked {PLANTED}", unit="Zebedees", better="higher", by=cast.inclusion_lead
    )
    programme.add_reading(measure=measure, read_on=today, value=Decimal(5), note=PLANTED, by=cast.inclusion_lead)
    programme.move_action(action=action, to="done", outcome=PLANTED, by=cast.inclusion_lead)


def _outsiders(organisation, person):
    now, today = clock.now(), clock.today()
    about = {"organisation": organisation, "added_at": now}
    Contact.objects.create(
        **about,
        name="Perpetua Ombersley",
        level="board",
        email="p.o@else.org",
        phone="07770 000 001",
        confirmed_on=today,
    )
    SupportRoute.objects.create(
        **about, kind="guardian", name="Perpetua Ombersley", phone="07770 000 002", checked_on=today, added_by=person
    )
    Promise.objects.create(
        **about, number=1, text=PLANTED, made_to=PLANTED, made_on=today, post="Zebedee Quillfeather", owner=person,
        outcome=PLANTED,
    )  # fmt: skip


def _decision(cast):
    organisation, lead = cast.organisation, cast.inclusion_lead
    decision = actions.ask_decision(
        organisation=organisation, question=f"Shall {PLANTED}?", why=PLANTED, asked_of="Zebedee Quillfeather", by=lead
    )
    actions.answer_decision(decision=decision, answer=PLANTED, answered_on=clock.today(), version=1, by=lead)
    facts = selectors.board_facts(organisation, clock.today())
    actions.issue_report(
        organisation=organisation,
        title=f"Report of {PLANTED}"[:120],
        as_of=clock.today(),
        figures={},
        document=frozen(board_document(facts, f"Report of {PLANTED}"[:120])),
        by=lead,
    )


@pytest.mark.attack
def test_nothing_planted_in_any_text_leaks(planted):
    """A name, an e-mail address or a phone number of a person stands in no file, and a mark is where each was."""
    trust, _piece = planted
    with trust.acting():
        whole = "".join(str(vars(one)) for model in apps.get_models() for one in _rows_of(model, trust))
    assert all(word in whole.casefold() for word in NEVER), "it was not planted"
    for name, text in unpacked(trust).items():
        found = [word for word in NEVER if word in text.casefold().replace("@media", "")]
        assert found == [], f"{name}: {found}"


def _rows_of(model, cast):
    within = getattr(model.objects, "within", None)
    return within(cast.organisation) if within else ()


def test_marks_stand_where_names_were_and_the_index_counts_them(planted):
    trust, _piece = planted
    files = unpacked(trust)
    [first] = [row for row in rows(files["ratings.csv"]) if row["Element"] == "1.1"]
    assert first["Reason"].startswith("Because [name removed] ([")
    assert first["Reason"].endswith(" said so.")
    counted = {row["File"]: int(row["Marks"]) for row in rows(files["index.csv"]) if row["File"]}
    marks = {name: sum(files[name].count(mark) for mark in _marks()) for name in counted if name.endswith(".csv")}
    assert {name: number for name, number in counted.items() if name in marks} == marks
    assert counted["report-1.html"] > 0


def _marks():
    kinds = ("name", "e-mail address", "phone number", "number", "contact")
    return [f"[{kind} removed]" for kind in kinds]


def test_everybody_whom_a_record_points_at_is_known(planted):
    trust, _piece = planted
    with trust.acting():
        known = known_people(trust.organisation)
    assert {"Zebedee Quillfeather", "Perpetua Ombersley", trust.inclusion_lead.name} <= known.names
    assert {"z.quillfeather@northfield.nhs.uk", "p.o@else.org", "07770 000 002"} <= known.others


def test_no_released_field_is_about_a_person():
    """The register is asked of each column; a personal or special one is refused before anything is read."""
    for extract in EXTRACTS:
        extract.check()
    for label, path in (
        ("programme.Agreement", "recorded_by__name"),
        ("programme.Answer", "note"),
        ("programme.PracticeRecord", "values"),
        ("programme.Action", "owner__email"),
        ("programme.Seat", "voice"),
    ):
        with pytest.raises(ValueError, match="so it is not released"):
            Extract("wrong", "Wrong", label, (("Heading", path),), ("pk",)).check()


def test_every_record_is_released_or_withheld_with_a_reason():
    """A model that is added later fails here until somebody decides which."""
    released = {extract.label for extract in EXTRACTS}
    assert set(read()) == released | PARTS | set(WITHHELD) | MACHINERY
    assert not released & set(WITHHELD)


def test_every_text_field_of_a_released_record_was_planted(planted):
    """The test above plants in every text that goes out: one that is added later has to be planted too."""
    trust, _piece = planted
    out = {(one.label, path) for one in EXTRACTS for _heading, path in one.columns if "__" not in path}
    unplanted = []
    with trust.acting():
        for label, path in sorted(out):
            field = apps.get_model(label)._meta.get_field(path)
            if isinstance(field, models.TextField | models.CharField) and not field.choices:
                values = _rows_of(apps.get_model(label), trust).values_list(path, flat=True)
                unplanted += [] if any("Zebedee" in value for value in values) else [f"{label}.{path}"]
    # Words of ours, or of an organisation that closed.
    ours = {
        "programme.Action.carried_from",
        "programme.Agreement.element",
        "programme.Focus.pillar",
        "evidence.Use.element",
        "programme.PracticePlan.aim",
        "programme.PracticePlan.carried_from",
        "programme.PracticePlan.post",
        "programme.PracticePlan.practice",
        "programme.PracticeRecord.practice",
        "programme.Progress.element",
        "programme.Promise.carried_from",
        "programme.Round.framework",
        "reporting.Decision.element",
    }
    assert set(unplanted) <= ours


def test_the_index_says_what_is_there_and_what_is_not_and_why(planted):
    trust, piece = planted
    files = unpacked(trust)
    listed = rows(files["index.csv"])
    assert {row["File"] for row in listed if row["File"]} == set(files) - {"index.html", "index.csv"}
    withheld = [row for row in listed if row["Released or withheld"] == "withheld"]
    assert len(withheld) == len(WITHHELD)
    assert all(row["Why"] for row in withheld)
    for part in ("Somebody must read it through.", "take legal advice", "Contacts and allies", "ratings.csv"):
        assert part in files["index.html"]
    assert "The contents" not in "".join(files.values())
    [row] = rows(files["evidence.csv"])
    assert row["Live until"] == piece.stale_after.isoformat()


def test_the_spread_goes_out_as_it_was_published(planted):
    """One person spoke for the teams: no count of theirs is in the bundle."""
    trust, _piece = planted
    spread = rows(unpacked(trust)["spread.csv"])
    assert spread
    assert {(row["Shown apart"], row["In place"], row["Do not know"]) for row in spread} == {("no", "", "")}


def test_a_cell_runs_nothing_in_a_spreadsheet(trust):
    with trust.acting():
        for question in ("=HYPERLINK(1)", "+1+2", "@SUM(1)", "-2+3"):
            actions.ask_decision(
                organisation=trust.organisation, question=question, why="", asked_of="Board", by=trust.inclusion_lead
            )
    asked = [row["Question"] for row in rows(unpacked(trust)["decisions.csv"])]
    assert asked == ["'=HYPERLINK(1)", "'+1+2", "'@SUM(1)", "'-2+3"]


def test_the_same_records_make_the_same_bundle_and_nobody_elses_are_in_it(told, other_trust):
    with other_trust.acting():
        actions.ask_decision(
            organisation=other_trust.organisation,
            question="Canary?",
            why="",
            asked_of="Board",
            by=other_trust.inclusion_lead,
        )
    with told.acting():
        first, second = (bundle_file(told.organisation, clock.today()) for _ in range(2))
    assert first == second
    assert "Canary" not in "".join(unpacked(told).values())


def test_the_page_leads_to_the_bundle_for_those_who_may(told, client_of):
    address = reverse("release", args=[told.organisation.code])
    bundle = reverse("release-bundle", args=[told.organisation.code])
    lead = client_of(told.inclusion_lead)
    assert bundle in lead.get(address).content.decode()
    answer = lead.get(bundle)
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    for person in (told.board_reader, told.contributor, told.partner):
        assert client_of(person).get(bundle).status_code == 403
