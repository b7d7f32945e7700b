"""The site's work behind the page: run by the worker, each night once, and never for the last time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from colonnade.foundation import clock
from colonnade.foundation.audit.models import Seal
from colonnade.foundation.audit.record import record, verify
from colonnade.foundation.jobs import tasks
from colonnade.foundation.mail import outbox
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.tenancy.context import acting

if TYPE_CHECKING:
    from tests.factories import Cast

NIGHT = tasks.seal_chains.module_path
ASKED: list[int | None] = []


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker would close the connection that the test's transaction is on."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def work() -> None:
    """Let the worker do all that is due, as it does in a site."""
    call_command("db_worker", batch=True, interval=0, queue_name="*", startup_delay=False, verbosity=0)


def runs(path: str) -> list[Any]:
    """The runs of a task, oldest first."""
    return list(DBTaskResult.objects.filter(task_path=path).order_by("enqueued_at"))


def seals(cast: Cast) -> int:
    """How many seals the organisation's chain has."""
    with cast.acting():
        return int(Seal.objects.within(cast.organisation).count())


def tended(*, organisation: Any) -> None:
    """A nightly rule that notes for whom it was asked."""
    assert acting().organisation_id == organisation.pk
    ASKED.append(organisation.pk)


def tended_badly(*, organisation: Any) -> None:
    """A nightly rule that fails for one organisation."""
    if organisation.code == "RX1":
        raise RuntimeError("a fault")


@pytest.fixture(autouse=True)
def nothing_else_nightly(settings: Any) -> None:
    """Only what a test names is done each night."""
    settings.NIGHTLY = []
    ASKED.clear()


def test_the_worker_sends_what_waits(db: None, django_capture_on_commit_callbacks: Any) -> None:
    """From a page's letter to somebody's letter box."""
    with django_capture_on_commit_callbacks(execute=True):
        outbox.post(key="one", to="one@example.org", subject="A letter", body="Text")
    work()
    assert [letter.to for letter in mail.outbox] == [["one@example.org"]]
    [run] = runs(outbox.send_letters.module_path)
    assert (run.status, run.return_value) == (TaskResultStatus.SUCCESSFUL, [1, 0])


def test_the_night_seals_every_chain(trust: Cast, other_trust: Cast) -> None:
    """Row 38: the head is signed each day, for each organisation, acting for it alone."""
    assert tasks.seal_chains.call() == 2
    assert (seals(trust), seals(other_trust)) == (1, 1)
    assert tasks.seal_chains.call() == 2, "the second of a day keeps the first"
    assert (seals(trust), seals(other_trust)) == (1, 1)
    for cast in (trust, other_trust):
        with cast.acting():
            assert verify(cast.organisation)[1] == []
    assert acting().organisation_id is None


def test_the_night_carries_out_the_rules_of_retention_for_each_organisation(
    trust: Cast, other_trust: Cast, settings: Any
) -> None:
    settings.NIGHTLY = [f"{__name__}.tended"]
    tasks.seal_chains.call()
    assert [trust.organisation.pk, other_trust.organisation.pk] == ASKED


def test_a_fault_with_one_organisation_keeps_no_other_from_its_seal(
    trust: Cast, other_trust: Cast, settings: Any
) -> None:
    """And the night after comes all the same."""
    settings.NIGHTLY = [f"{__name__}.tended_badly"]
    tasks.seal_chains.enqueue()
    work()
    assert (seals(trust), seals(other_trust)) == (0, 1)
    failed, next_night = runs(NIGHT)
    assert (failed.status, next_night.status) == (TaskResultStatus.FAILED, TaskResultStatus.READY)
    assert "failed for 1 of the organisations" in failed.traceback


def test_each_night_queues_the_next_one_once(trust: Cast) -> None:
    tasks.seal_chains.enqueue()
    work()
    done, waiting = runs(NIGHT)
    assert (done.status, waiting.status) == (TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY)
    assert timezone.now() + timedelta(hours=1) < waiting.run_after < timezone.now() + timedelta(hours=49)
    work()
    assert len(runs(NIGHT)) == 2, "it is not due before tomorrow"


@pytest.mark.parametrize("hour", [0, 1, 2, 3, 23])
def test_the_nightly_work_is_queued_once_for_the_night_after(db: None, hour: int) -> None:
    with clock.at(datetime(2026, 11, 2, hour, 30, tzinfo=UTC)):
        assert tasks.ensure_nightly()
        assert not tasks.ensure_nightly()
    [waiting] = runs(NIGHT)
    assert waiting.run_after == datetime(2026, 11, 3, 2, tzinfo=UTC)


def test_letters_that_a_dead_worker_left_are_queued_when_the_site_starts(db: None) -> None:
    outbox.post(key="one", to="one@example.org", subject="A letter", body="Text")
    tasks.ensure_nightly()
    assert [run.status for run in runs(outbox.send_letters.module_path)] == [TaskResultStatus.READY]


def test_what_has_had_its_time_is_cleared_away(trust: Cast) -> None:
    """The register says 30 days: of a letter that went nothing is left, and none of one that never went."""
    now = timezone.now()
    for key, days, sent in (("old", 31, True), ("new", 29, True), ("never", 31, False), ("waits", 29, False)):
        with clock.at(now - timedelta(days=days)):
            outbox.post(key=key, to="one@example.org", subject="A letter", body="Text")
        if sent:
            Letter.objects.filter(key=key).update(sent_at=now - timedelta(days=days), body="")
    tasks.seal_chains.enqueue()
    DBTaskResult.objects.filter(task_path=NIGHT).update(
        status=TaskResultStatus.SUCCESSFUL, finished_at=now - timedelta(days=31)
    )
    tasks.seal_chains.call()
    assert set(Letter.objects.values_list("key", flat=True)) == {"new", "waits"}
    assert [run.status for run in runs(NIGHT)] == [TaskResultStatus.READY], "the old run is gone, the next is queued"


def test_a_seal_is_of_the_sites_own_day(trust: Cast) -> None:
    """At half past midnight in London in summer it is still yesterday in UTC."""
    with clock.at(datetime(2026, 7, 2, 23, 30, tzinfo=UTC)), trust.acting():
        record(trust.organisation, "team.added", "team 1", by=None)
        tasks.seal_chains.call()
    with trust.acting():
        assert str(Seal.objects.within(trust.organisation).get().day) == "2026-07-03"
