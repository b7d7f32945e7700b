"""Work that several processes do at once: `python -m tests.integration.audit.apart STEP [NUMBER]`.

Each runs in a process of its own on a database that keeps what it is told, since the tests' own is seen by nobody else.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

django.setup()

from colonnade.foundation.audit.models import Entry  # noqa: E402
from colonnade.foundation.audit.record import record, seal, verify  # noqa: E402
from colonnade.foundation.clock import today  # noqa: E402
from colonnade.foundation.jobs.tasks import ensure_nightly  # noqa: E402
from colonnade.foundation.mail import outbox  # noqa: E402
from colonnade.foundation.tenancy.context import acting_in  # noqa: E402
from colonnade.foundation.tenancy.models import Kind, Organisation  # noqa: E402

CODES = ("rx1", "ry2")
WAITS_SECONDS = 120


def prepare(_: int) -> None:
    """Make the database, as its owner."""
    call_command("migrate", verbosity=0, skip_checks=True)
    for code in CODES:
        Organisation.objects.create(code=code, name=code, kind=Kind.TRUST)


def append(number: int) -> None:
    """Append that many entries to each organisation's chain, by turns, with a seal now and then."""
    organisations = list(Organisation.objects.order_by("code"))
    for place in range(number):
        for organisation in organisations:
            with acting_in(organisation.pk), transaction.atomic():
                record(organisation, "test.appended", f"entry {place}", by=None, detail={"of": place})
    for organisation in organisations:
        with acting_in(organisation.pk):
            seal(organisation, today())


def check(_: int) -> dict[str, Any]:
    """What became of the chains."""
    found: dict[str, Any] = {}
    for organisation in Organisation.objects.order_by("code"):
        with acting_in(organisation.pk):
            count, breaks = verify(organisation)
            previous = Entry.objects.within(organisation).values_list("previous", flat=True)
            found[organisation.code] = [count, [one.what for one in breaks], len(previous) - len(set(previous))]
    return found


def write_letters(number: int) -> None:
    """Put letters in the outbox."""
    for place in range(number):
        outbox.post(key=f"test:{place}", to=f"person{place}@example.org", subject="A letter", body="Text")


def send_letters(_: int) -> tuple[int, int]:
    """Send what waits, slowly, so that another worker is in the middle of it too."""
    claim = outbox._claim

    def slowly(letter: Any) -> bool:
        time.sleep(0.005)
        return claim(letter)

    outbox._claim = slowly
    return outbox.send_waiting()


def queue_nightly(_: int) -> bool:
    """Queue the nightly work."""
    return ensure_nightly()


STEPS = {one.__name__: one for one in (prepare, append, check, write_letters, send_letters, queue_nightly)}


def wait_for_the_others() -> None:
    """Begin when as many processes are ready as were started."""
    here = settings.HOME / f"ready-{sys.argv[1]}"
    here.mkdir(exist_ok=True)
    (here / str(os.getpid())).touch()
    until = time.monotonic() + WAITS_SECONDS
    while len(list(here.iterdir())) < int(os.environ["PROCESSES"]) and time.monotonic() < until:
        time.sleep(0.005)


if __name__ == "__main__":
    wait_for_the_others()
    print(json.dumps(STEPS[sys.argv[1]](int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
