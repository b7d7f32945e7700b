"""Rows 38 and 40 of the plan: the database refuses to change the chain, and what is forced on it is found."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from colonnade.foundation.audit.guard import TABLES, guard, unguard
from colonnade.foundation.audit.models import Entry, Head, Seal
from colonnade.foundation.audit.record import record, seal, verify
from colonnade.foundation.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.factories import Cast

pytestmark = pytest.mark.attack
SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def acting(trust: Cast) -> Iterator[Cast]:
    """The trust, acted for, with a seal and an entry after it."""
    with trust.acting():
        seal(trust.organisation, today())
        record(trust.organisation, "team.added", "team 1", by=None, detail={"kind": "site"})
        yield trust


def run(sql: str, *values: Any) -> int:
    """Run a statement; how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


@contextmanager
def unguarded() -> Iterator[None]:
    """Somebody with the database's own tools, who takes the guards away first."""
    if SQLITE:
        for table in TABLES:
            for verb in ("update", "delete"):
                run(f'DROP TRIGGER "{table}_{verb}_refused"')
        yield
        return
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("RESET ROLE")
    for table in TABLES:
        run(f'ALTER TABLE "{table}" DISABLE TRIGGER "{table}_refused"')
    yield
    run("SET ROLE colonnade_app")


def number_of(cast: Cast) -> int:
    """How many entries there are."""
    return int(Entry.objects.within(cast.organisation).count())


def found(cast: Cast) -> list[tuple[int, str]]:
    """What is wrong with the chain, by number."""
    return [(one.number, one.what) for one in verify(cast.organisation)[1]]


STATEMENTS = {
    "change": 'UPDATE "audit_entry" SET "verb" = \'x\' WHERE "organisation_id" = %s',
    "change nothing": 'UPDATE "audit_entry" SET "verb" = "verb" WHERE "organisation_id" = %s',
    "delete": 'DELETE FROM "audit_entry" WHERE "organisation_id" = %s',
    "change a seal": 'UPDATE "audit_seal" SET "number" = 1 WHERE "organisation_id" = %s',
    "delete a seal": 'DELETE FROM "audit_seal" WHERE "organisation_id" = %s',
}
if SQLITE:
    STATEMENTS["put in its place"] = (
        'REPLACE INTO "audit_entry" SELECT * FROM "audit_entry" WHERE "organisation_id" = %s'
    )
    STATEMENTS["put a seal in its place"] = (
        'REPLACE INTO "audit_seal" SELECT * FROM "audit_seal" WHERE "organisation_id" = %s'
    )


@pytest.mark.parametrize("sql", STATEMENTS.values(), ids=STATEMENTS)
def test_the_database_refuses_to_change_the_chain(acting: Cast, sql: str) -> None:
    """Row 40: entries and seals are only added to, whoever asks."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(sql, acting.organisation.pk)
    assert any(words in str(refusal.value) for words in ("only added to", "permission denied"))
    assert found(acting) == []


@pytest.mark.skipif(SQLITE, reason="SQLite has no owner")
@pytest.mark.parametrize("sql", STATEMENTS.values(), ids=STATEMENTS)
def test_the_owner_is_refused_too(acting: Cast, sql: str) -> None:
    """Row 40: on PostgreSQL a trigger stands behind the right that was taken away."""
    run("RESET ROLE")
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        run(sql, acting.organisation.pk)
    run("SET ROLE colonnade_app")


def test_the_guard_is_written_once_and_can_be_taken_back(acting: Cast) -> None:
    """The migration goes up and down, and up again over what stands."""

    class Editor:
        connection = connection

        def execute(self, sql: str, params: Any = None) -> None:
            run(sql)

    if not SQLITE:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("RESET ROLE")
    for step in (guard, unguard, guard, guard):
        step(apps, Editor())
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        run(STATEMENTS["delete"], acting.organisation.pk)
    if not SQLITE:
        run("SET ROLE colonnade_app")


def test_a_changed_entry_is_located(acting: Cast) -> None:
    """Row 38: edit."""
    with unguarded():
        run(
            'UPDATE "audit_entry" SET "detail" = \'{}\' WHERE "number" = 2 AND "organisation_id" = %s',
            acting.organisation.pk,
        )
    assert found(acting) == [(2, "entry 2 was changed after it was written")]


def test_a_deleted_entry_is_located(acting: Cast) -> None:
    """Row 38: delete."""
    with unguarded():
        run('DELETE FROM "audit_entry" WHERE "number" = 3 AND "organisation_id" = %s', acting.organisation.pk)
    assert found(acting)[0] == (3, "entry 3 is missing: entry 4 comes next")


def test_entries_in_another_order_are_located(acting: Cast) -> None:
    """Row 38: reorder."""
    with unguarded():
        for old, new in ((2, 1000), (3, 2), (1000, 3)):
            run(
                'UPDATE "audit_entry" SET "number" = %s WHERE "number" = %s AND "organisation_id" = %s',
                new,
                old,
                acting.organisation.pk,
            )
    assert {number for number, _ in found(acting)} >= {2, 3}


def test_an_entry_that_was_put_in_is_located(acting: Cast) -> None:
    """Row 38: insert; the guards let it through, since adding is what the site does."""
    last = Entry.objects.within(acting.organisation).order_by("number").last()
    Entry.objects.create(
        organisation=acting.organisation,
        number=last.number + 1,
        at=last.at,
        verb="x",
        subject="y",
        previous=last.hash,
        hash="0" * 64,
    )
    assert found(acting) == [(last.number + 1, f"entry {last.number + 1} was changed after it was written")]


def test_a_tail_that_was_cut_off_is_located(acting: Cast) -> None:
    """Row 38: truncate."""
    last = number_of(acting)
    with unguarded():
        run('DELETE FROM "audit_entry" WHERE "number" = %s AND "organisation_id" = %s', last, acting.organisation.pk)
    assert found(acting) == [(last, f"the chain was signed at entry {last}, which is missing or another one now")]


def test_an_old_head_put_back_is_located_by_the_seal(acting: Cast) -> None:
    """Row 38: a head that was once right does not hide what was cut off, once a day has been sealed."""
    organisation = acting.organisation
    old = Head.objects.within(organisation).values("number", "hash", "signature").get()
    record(organisation, "team.added", "team 2", by=None)
    later = record(organisation, "team.added", "team 3", by=None)
    assert seal(organisation, today().replace(year=2031)) is not None
    with unguarded():
        run('DELETE FROM "audit_entry" WHERE "number" > %s AND "organisation_id" = %s', old["number"], organisation.pk)
    Head.objects.within(organisation).update(**old)
    assert found(acting) == [
        (later.number, f"the chain was signed at entry {later.number}, which is missing or another one now")
    ]


def test_a_missing_head_is_said(acting: Cast) -> None:
    """Row 38: no head is no proof."""
    Head.objects.within(acting.organisation).delete()
    assert found(acting) == [(number_of(acting), "the head of the chain is missing")]


MOVES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "head": lambda head: {"signature": "0" * 64},
    "hash": lambda head: {"hash": "0" * 64},
    "number": lambda head: {"number": head.number - 1},
}


@pytest.mark.parametrize("move", MOVES)
def test_a_head_that_nobody_here_signed_is_said(acting: Cast, move: str) -> None:
    """Row 38: without the site's key no head can be made for another end."""
    head = Head.objects.within(acting.organisation).get()
    Head.objects.within(acting.organisation).update(**MOVES[move](head))
    assert any("is not this site's" in what for _, what in found(acting))


def test_a_seal_of_another_organisation_is_no_seal_here(acting: Cast, other_trust: Cast) -> None:
    """Row 38: a signature names the organisation that it is for."""
    with other_trust.acting():
        theirs = seal(other_trust.organisation, today())
    assert theirs is not None
    Seal.objects.create(
        organisation=acting.organisation,
        day=today().replace(year=2030),
        number=theirs.number,
        hash=theirs.hash,
        signature=theirs.signature,
    )
    whats = [what for _, what in found(acting)]
    assert "the signature of the seal of 2030" in " ".join(whats)
