"""A letter is written with what it tells of, goes once, is tried again where it did not go, and is then forgotten."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from colonnade.foundation.mail import outbox
from colonnade.foundation.mail.models import Letter
from tests.integration.audit.processes import prepared
from tests.integration.mail.conftest import NINE, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.mail.conftest import Hours

pytestmark = pytest.mark.django_db
BACK_OFF = [5, 10, 20, 40, 80, 160, 320, 640]


def queued() -> list[Any]:
    """The runs of the sending that wait, by when they are due."""
    waiting = DBTaskResult.objects.filter(task_path=outbox.send_letters.module_path, status=TaskResultStatus.READY)
    return list(waiting.order_by("run_after"))


def read(letter: Letter) -> Letter:
    """The letter as it is now."""
    return Letter.objects.get(pk=letter.pk)


def test_a_letter_waits_until_it_is_sent(hours: Hours) -> None:
    letter = write("one")
    assert (letter.written_at, letter.not_before, letter.sent_at, letter.tries, letter.fault) == (
        NINE,
        NINE,
        None,
        0,
        "",
    )
    assert str(letter) == "one"
    assert mail.outbox == []
    assert outbox.send_waiting() == (1, 0)
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["one@example.org"], "A subject", "https://example.org/secret")


def test_the_same_letter_is_never_written_twice(hours: Hours) -> None:
    write("one")
    assert outbox.post(key="one", to="one@example.org", subject="Another subject", body="Other") is False
    outbox.send_waiting()
    assert outbox.post(key="one", to="one@example.org", subject="Another subject", body="Other") is False
    assert outbox.send_waiting() == (0, 0)
    assert [letter.subject for letter in mail.outbox] == ["A subject"]


def test_a_letter_of_a_change_that_did_not_happen_is_not_written() -> None:
    with transaction.atomic():
        write("one")
        transaction.set_rollback(True)
    assert Letter.objects.count() == 0


def test_a_letters_text_is_forgotten_once_it_has_gone(hours: Hours) -> None:
    """It may carry a link that signs somebody in."""
    letter = write("one")
    hours.let_pass(1)
    outbox.send_waiting()
    gone = read(letter)
    assert (gone.body, gone.sent_at, gone.tries, gone.fault) == ("", hours.now, 1, "")


def test_letters_go_oldest_first(hours: Hours) -> None:
    for key in ("first", "second", "third"):
        write(key)
        hours.let_pass(1)
    outbox.send_waiting()
    assert [letter.to[0].partition("@")[0] for letter in mail.outbox] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        (ConnectionRefusedError("no server"), "ConnectionRefusedError"),
        (TimeoutError(), "TimeoutError"),
        (SMTPServerDisconnected("gone"), "SMTPServerDisconnected"),
        (SMTPRecipientsRefused({"one@example.org": (550, b"one@example.org unknown")}), "SMTPRecipientsRefused"),
        (mail.BadHeaderError("a line break"), "BadHeaderError"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), "UnicodeEncodeError"),
    ],
)
def test_a_letter_that_did_not_go_is_kept_with_the_kind_of_fault(
    hours: Hours, broken: dict[str, BaseException], fault: BaseException, name: str
) -> None:
    """The kind only: a mail server's words hold the address. The others go all the same."""
    letter, other = write("one"), write("two")
    broken["one@example.org"] = fault
    assert outbox.send_waiting() == (1, 1)
    stayed = read(letter)
    assert (stayed.fault, stayed.sent_at, stayed.tries, stayed.body) == (name, None, 1, "https://example.org/secret")
    assert read(other).sent_at == hours.now


def test_it_is_tried_again_each_time_after_twice_as_long_and_then_given_up(
    hours: Hours, broken: dict[str, BaseException]
) -> None:
    letter = write("one")
    broken["everyone"] = OSError()
    for tries, minutes in enumerate(BACK_OFF, start=1):
        assert outbox.send_waiting() == (0, 1)
        assert read(letter).tries == tries
        assert read(letter).not_before == hours.now + timedelta(minutes=minutes)
        hours.let_pass(minutes - 0.1)
        assert outbox.send_waiting() == (0, 0), "not before it is due"
        hours.let_pass(0.1)
    assert len(BACK_OFF) == outbox.TRIES
    hours.let_pass(10_000)
    broken.clear()
    assert outbox.send_waiting() == (0, 0)
    assert read(letter).fault == "OSError"


def test_a_letter_that_goes_at_last_forgets_its_fault(hours: Hours, broken: dict[str, BaseException]) -> None:
    letter = write("one")
    broken["everyone"] = OSError()
    outbox.send_waiting()
    broken.clear()
    hours.let_pass(5)
    assert outbox.send_waiting() == (1, 0)
    assert (read(letter).fault, read(letter).tries, read(letter).body) == ("", 2, "")


def test_a_letter_is_claimed_once(hours: Hours) -> None:
    """Two workers that both saw it wait: one of them sends it."""
    write("one")
    first, second = Letter.objects.get(), Letter.objects.get()
    assert outbox._claim(first)
    assert not outbox._claim(second)


def test_a_letter_that_was_sent_meanwhile_is_not_claimed(hours: Hours) -> None:
    write("one")
    stale = Letter.objects.get()
    outbox.send_waiting()
    assert not outbox._claim(stale)


def test_a_letter_in_the_hands_of_a_worker_that_died_goes_later(hours: Hours) -> None:
    """It was claimed and never sent."""
    outbox._claim(write("one"))
    assert outbox.send_waiting() == (0, 0)
    hours.let_pass(5)
    assert outbox.send_waiting() == (1, 0)


def test_the_worker_is_asked_once_however_many_letters_a_page_writes(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for key in ("one", "two", "three"):
            write(key)
        assert queued() == [], "not before the change is kept"
    assert len(queued()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        outbox.post(key="one", to="one@example.org", subject="s", body="b")
        write("four")
    assert len(queued()) == 1


def test_the_sending_is_queued_again_for_when_a_letter_is_due_until_it_has_gone(
    hours: Hours, broken: dict[str, BaseException]
) -> None:
    """A mail server that is away for an hour: the letter is tried at every due time, and no run is queued twice."""
    letter = write("one")
    broken["everyone"] = ConnectionRefusedError()
    for minutes in BACK_OFF[:4]:
        assert outbox.send_letters.call() == (0, 1)
        outbox.ensure_sending()
        [run] = queued()
        assert run.run_after == read(letter).not_before == hours.now + timedelta(minutes=minutes)
        run.delete()
        hours.let_pass(minutes)
    broken.clear()
    assert outbox.send_letters.call() == (1, 0)
    assert queued() == []


def test_a_letter_that_was_given_up_is_not_queued_for_ever(hours: Hours, broken: dict[str, BaseException]) -> None:
    Letter.objects.filter(pk=write("one").pk).update(tries=outbox.TRIES)
    outbox.ensure_sending()
    assert queued() == []


def test_a_letter_that_is_due_is_queued_at_once(hours: Hours) -> None:
    """As after a crash between the change and the asking."""
    write("one")
    outbox.ensure_sending()
    outbox.ensure_sending()
    [run] = queued()
    assert DBTaskResult.objects.ready().filter(pk=run.pk).exists()


def test_two_workers_send_each_letter_once(tmp_path: Path) -> None:
    """In processes of their own, at the same time, with a slow post office."""
    with prepared(tmp_path, f"colonnade_mail_{os.getpid()}") as apart:
        apart.run("write_letters", 60)
        counted = apart.at_once("send_letters", processes=2)
    assert [sum(counts) for counts in zip(*counted, strict=True)] == [60, 0]
    assert all(sent > 0 for sent, _ in counted), "both had a part in it"
    letters = "".join(file.read_text() for file in (tmp_path / "letters").iterdir())
    assert sorted(re.findall(r"^To: person(\d+)@", letters, re.MULTILINE)) == sorted(map(str, range(60)))
