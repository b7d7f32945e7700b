"""Write an entry, in the same transaction as the change that it records; verify and seal chains."""

from __future__ import annotations

import hmac
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.encoding import force_bytes

from colonnade.foundation import clock
from colonnade.foundation.audit.chain import START, Break, Link, breaks, sign
from colonnade.foundation.audit.models import Entry, Head, Seal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["record", "seal", "verify"]

LOCK = 0x_C01  # the class of our advisory locks, so that they meet nobody else's


def _key(secret: str | bytes) -> bytes:
    return b"audit head|" + force_bytes(secret)


def _is_ours(organisation: Organisation, end: Head | Seal) -> bool:
    """Whether this site signed it, with its key of now or one from before."""
    return any(
        hmac.compare_digest(sign(_key(secret), organisation.pk, end.number, end.hash), end.signature)
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )


def _wait_for_turn(organisation: Organisation) -> None:
    """One appender at a time for each organisation: without it two entries would follow the same one.

    On SQLite every transaction begins as a writer (`transaction_mode` IMMEDIATE), which is such a lock already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, organisation.pk])


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _link(entry: Entry) -> Link:
    return Link(
        organisation=entry.organisation_id,
        number=entry.number,
        at=_moment(entry.at),
        by=entry.by_id,
        verb=entry.verb,
        subject=entry.subject,
        detail=entry.detail,
        previous=entry.previous,
    )


def record(
    organisation: Organisation, verb: str, subject: str, *, by: Any, detail: dict[str, Any] | None = None
) -> Entry:
    """Append an entry to the organisation's chain.

    `verb` is what was done ("round.opened"), `subject` what it was done to ("round 3"), `by` the person or None for
    the site itself. `detail` holds names, numbers and hashes that JSON can carry; never what a person wrote. Raises
    TransactionManagementError outside a transaction, for an entry without its change, or a change without its entry,
    must not be possible.
    """
    if not connection.in_atomic_block:
        message = "an audit entry is written inside the transaction of its change"
        raise transaction.TransactionManagementError(message)
    _wait_for_turn(organisation)
    head = Head.objects.within(organisation).first()
    entry = Entry(
        organisation=organisation,
        number=head.number + 1 if head else 1,
        at=clock.now(),
        by=by,
        verb=verb,
        subject=subject,
        detail=detail or {},
        previous=head.hash if head else START,
    )
    entry.hash = _link(entry).hash()
    entry.save(force_insert=True)
    head = head or Head(organisation=organisation)
    head.number, head.hash = entry.number, entry.hash
    head.signature = sign(_key(settings.SECRET_KEY), organisation.pk, entry.number, entry.hash)
    head.save()
    return entry


@transaction.atomic
def seal(organisation: Organisation, day: date) -> Seal | None:
    """Keep the head as it stands on that day, once; None where nothing has been recorded yet."""
    _wait_for_turn(organisation)
    kept: Seal | None = Seal.objects.within(organisation).filter(day=day).first()
    head = Head.objects.within(organisation).first()
    if kept or head is None:
        return kept
    made: Seal = Seal.objects.create(
        organisation=organisation, day=day, number=head.number, hash=head.hash, signature=head.signature
    )
    return made


def _ends(organisation: Organisation) -> Iterator[Head | Seal]:
    yield from Head.objects.within(organisation)
    yield from Seal.objects.within(organisation).order_by("day")


def _links(organisation: Organisation) -> Iterator[tuple[Link, str]]:
    """The chain as it is stored. Plain values: a chain is long, and a model for each entry takes twice the time."""
    columns = ("number", "at", "by_id", "verb", "subject", "detail", "previous", "hash")
    rows = Entry.objects.within(organisation).order_by("number").values_list(*columns)
    for number, at, by, verb, subject, detail, previous, digest in rows.iterator():
        yield Link(organisation.pk, number, _moment(at), by, verb, subject, detail, previous), digest


def verify(organisation: Organisation) -> tuple[int, list[Break]]:
    """Check the organisation's whole chain: the number of its entries, and every break found."""
    ends = list(_ends(organisation))
    links = list(_links(organisation))
    found = breaks(links, [(end.number, end.hash) for end in ends])
    found += [
        Break(end.number, f"the signature of the {end} is not this site's")
        for end in ends
        if not _is_ours(organisation, end)
    ]
    if links and not any(isinstance(end, Head) for end in ends):
        found.append(Break(len(links), "the head of the chain is missing"))
    return len(links), sorted(found, key=lambda one: one.number)
