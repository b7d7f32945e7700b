"""Write a letter, and send what waits."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Min
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from colonnade.foundation import clock
from colonnade.foundation.mail.models import Letter

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["TRIES", "ensure_sending", "post", "send_letters", "send_waiting"]

TRIES = 8
log = structlog.get_logger()


def post(*, key: str, to: str, subject: str, body: str) -> bool:
    """Put a letter in the outbox with the change it tells of; False where that letter was written before.

    The subject names no person and nothing of what the work is about, for it shows on locked screens.
    """
    now = clock.now()
    _letter, is_new = Letter.objects.get_or_create(
        key=key, defaults={"to": to, "subject": subject, "body": body, "written_at": now, "not_before": now}
    )
    if is_new:
        transaction.on_commit(_ask_the_worker)
    return is_new


def _ask_the_worker() -> None:
    """Put the sending in the queue, once for however many letters a page writes."""
    if not DBTaskResult.objects.ready().filter(task_path=send_letters.module_path).exists():
        send_letters.enqueue()


@task()
def send_letters() -> tuple[int, int]:
    """Send what waits in the outbox; what did not go is tried again when it is due."""
    counted = send_waiting()
    ensure_sending()
    return counted


def _waiting() -> QuerySet[Letter]:
    return Letter.objects.filter(sent_at=None, tries__lt=TRIES)


def ensure_sending() -> None:
    """Put the sending in the queue for when the next letter is due, unless it waits there already."""
    due = _waiting().aggregate(due=Min("not_before"))["due"]
    if due is None:
        return
    if due <= clock.now():
        _ask_the_worker()
        return
    queued = DBTaskResult.objects.filter(task_path=send_letters.module_path, status=TaskResultStatus.READY)
    if not queued.filter(run_after__lte=due).exists():
        send_letters.using(run_after=due).enqueue()


def _claim(letter: Letter) -> bool:
    """Take a letter to send; False where another worker took it first.

    It is claimed in a statement of its own and sent outside any transaction, for a slow mail server must not hold the
    database. A worker that dies with a letter in hand leaves it to be tried again later.
    """
    later = clock.now() + timedelta(minutes=5 * 2**letter.tries)
    claimed = Letter.objects.filter(pk=letter.pk, tries=letter.tries, sent_at=None).update(
        tries=letter.tries + 1, not_before=later
    )
    return claimed == 1


def _send(letter: Letter) -> bool:
    try:
        EmailMessage(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to]).send()
    except (OSError, SMTPException, ValueError) as fault:
        # ValueError: an address or a header that cannot be put into a letter. It must not hold the others up.
        Letter.objects.filter(pk=letter.pk).update(fault=type(fault).__name__)
        log.warning("letter not sent", letter=letter.pk, fault=type(fault).__name__, tries=letter.tries + 1)
        return False
    # A letter's text is forgotten once it has gone: it may carry a link that signs somebody in.
    Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now(), fault="", body="")
    return True


def send_waiting() -> tuple[int, int]:
    """Send every letter that waits, oldest first: how many went and how many did not."""
    due = _waiting().filter(not_before__lte=clock.now())
    sent = [_send(letter) for letter in due.order_by("written_at", "pk") if _claim(letter)]
    return sent.count(True), sent.count(False)
