"""The site's own work behind the page: letters, and each night the seals of the audit chains."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from colonnade.foundation import clock
from colonnade.foundation.audit import record
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.mail.outbox import ensure_sending, send_letters
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import Organisation

if TYPE_CHECKING:
    from datetime import date

__all__ = ["NightFailed", "ensure_nightly", "seal_chains", "send_letters"]

KEPT_FOR = timedelta(days=30)
log = structlog.get_logger()


class NightFailed(Exception):  # noqa: N818 - it is what happened
    """The nightly work failed for some organisations; it was done for all others. `str()` says for how many."""


@task()
def seal_chains() -> int:
    """Carry out the rules of retention, seal every audit chain, and put the next night's run in the queue."""
    # First, so that a night that fails is not the last.
    ensure_nightly()
    day, sealed, failed = clock.today(), 0, 0
    for organisation in Organisation.objects.order_by("pk").iterator():
        try:
            sealed += _night_of(organisation, day)
        except Exception:
            # Whatever is wrong with one organisation, the others' chains are sealed.
            log.exception("night failed", organisation=organisation.pk)
            failed += 1
    _clear_away()
    if failed:
        message = f"the nightly work failed for {failed} of the organisations; site.log says why"
        raise NightFailed(message)
    return sealed


def _night_of(organisation: Organisation, day: date) -> bool:
    """Do one organisation's; whether its chain was sealed."""
    with acting_in(organisation.pk):
        for name in settings.NIGHTLY:
            import_string(name)(organisation=organisation)
        return record.seal(organisation, day) is not None


def _clear_away() -> None:
    """Delete letters and jobs whose time has passed, and sessions that have ended."""
    before = clock.now() - KEPT_FOR
    # A letter that could not be sent keeps its text for as long, and no longer.
    Letter.objects.filter(Q(sent_at__lt=before) | Q(sent_at=None, written_at__lt=before)).delete()
    call_command("prune_db_task_results", min_age_days=KEPT_FOR.days, verbosity=0)
    call_command("clearsessions")


def ensure_nightly() -> bool:
    """Put the nightly work in the queue for tomorrow, unless it waits there already; whether it was put.

    Letters that were left by a worker which died are put in the queue too.
    """
    ensure_sending()
    waiting = DBTaskResult.objects.filter(task_path=seal_chains.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return False
    tomorrow = clock.now().replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=1)
    seal_chains.using(run_after=tomorrow).enqueue()
    return True
