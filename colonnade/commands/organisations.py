"""`colonnade organisations`: load registers, find who is in them, and carry what is open over to a successor."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from colonnade.apps.organisations.actions import UnreadableRegister
from colonnade.apps.organisations.public import (
    find_organisations,
    invite,
    load_register,
    memberships,
    register_organisation,
)
from colonnade.apps.programme.public import succeed
from colonnade.commands.answer import Answer, Failure
from colonnade.commands.named import organisation_named
from colonnade.commands.words import count
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.actions import Loaded
    from colonnade.apps.programme.actions import Carried
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["add", "find", "follow", "lead", "load"]

LONGEST_SOURCE = 200


def load(options: Namespace) -> Answer:
    """Load a register from a file of comma-separated text."""
    with Path(options.file).open(encoding="utf-8-sig", newline="") as lines:
        try:
            loaded = load_register(lines, today=clock.today(), pass_over=options.pass_over)
        except UnreadableRegister as fault:
            raise Failure(f"{options.file}: {fault}") from None
    return Answer(asdict(loaded), _loaded(loaded))


def find(options: Namespace) -> Answer:
    """Find organisations by code or name: open ones first, twenty at most."""
    text, today = " ".join(options.text), clock.today()
    found = find_organisations(text, today)
    lines = tuple(_line(one, today) for one in found) or (f"No organisation is called {text} or has that code.",)
    return Answer([_values(one) for one in found], lines)


def add(options: Namespace) -> Answer:
    """Enter an organisation that has no ODS code: a council, a practice, a charity, an independent provider."""
    made = register_organisation(name=options.name, kind=options.kind)
    return Answer(_values(made), (f"{made.name} has the code {made.code}.",))


def lead(options: Namespace) -> Answer:
    """Ask an inclusion lead in. The letter goes out as any other; the address is printed too: it is needed first."""
    organisation = organisation_named(options.code)
    try:
        validate_email(options.email)
    except ValidationError:
        raise Failure(f"{options.email} is not an e-mail address.") from None
    addresses: list[str] = []

    def address_of(code: str, secret: str) -> str:
        addresses.append(options.address.rstrip("/") + reverse("invitation", args=[code, secret]))
        return addresses[-1]

    with acting_in(organisation.pk):
        invite(
            organisation=organisation,
            email=options.email,
            name=options.name,
            role=Role.INCLUSION_LEAD,
            by=None,
            address_of=address_of,
        )
    said = f"{options.name} is inclusion lead of {organisation.name}."
    how = (
        f"To choose a password, once, within 14 days: {addresses[0]}"
        if addresses
        else "They sign in as they always do."
    )
    return Answer({"organisation": organisation.code, "address": addresses[0] if addresses else None}, (said, how))


def follow(options: Namespace) -> Answer:
    """Record that one organisation takes over from another, and carry over what is open; as often as wanted."""
    old, new = organisation_named(options.old), organisation_named(options.new)
    if not options.source.strip() or len(options.source) > LONGEST_SOURCE:
        raise Failure(f"--source names where it is written, in at most {LONGEST_SOURCE} characters.")
    carried = succeed(
        old=old,
        new=new,
        from_on=options.from_on,
        source=options.source.strip(),
        by=_member(new, options.by),
        dry_run=options.dry_run,
    )
    data = {
        "old": old.code,
        "new": new.code,
        "from": options.from_on,
        "dry_run": options.dry_run,
        "carried": carried.new,
        "carried_before": carried.before,
        "passed_over": carried.passed_over,
    }
    return Answer(data, tuple(_followed(old, new, carried, dry_run=options.dry_run)))


def _member(organisation: Organisation, email: str) -> Person:
    """The member with that address."""
    with acting_in(organisation.pk):
        held = memberships(organisation)
    found = next((one.person for one in held if one.person.email.casefold() == email.strip().casefold()), None)
    if found is None:
        raise Failure(
            f"{email} is nobody's address at {organisation.name}. `colonnade organisations lead` asks one in."
        )
    return found


def _followed(old: Organisation, new: Organisation, carried: Carried, *, dry_run: bool) -> Iterator[str]:
    verb = "would be carried over" if dry_run else "carried over"
    yield f"{count(carried.count, 'thing')} {verb} from {old.name} to {new.name}; {carried.before:,} were before."
    for kind, names in carried.new.items():
        if names:
            yield f"{kind}:"
            yield from (f"  {name}" for name in names)
    yield from (f"Passed over: {sentence}" for sentence in carried.passed_over)
    if not old.is_closed(clock.today()):
        yield f"The register does not say that {old.name} has closed."
    if dry_run:
        yield "Nothing was changed."


def _loaded(loaded: Loaded) -> tuple[str, ...]:
    total = count(loaded.new + loaded.changed + loaded.same, "organisation")
    parts = f"{loaded.new:,} new, {loaded.changed:,} changed, {loaded.same:,} as they were"
    passed = tuple(f"Passed over: {fault}" for fault in loaded.faults)
    return (f"{total}: {parts}; {loaded.closed:,} of them closed.", *passed)


def _values(organisation: Organisation) -> dict[str, Any]:
    return {
        "code": organisation.code,
        "name": organisation.name,
        "kind": organisation.kind,
        "has_ods_code": organisation.has_ods_code,
        "town": organisation.town,
        "postcode": organisation.postcode,
        "board": organisation.board.code if organisation.board else None,
        "opened_on": organisation.opened_on,
        "closed_on": organisation.closed_on,
    }


def _line(organisation: Organisation, today: date) -> str:
    details = [str(organisation.get_kind_display()), organisation.town]
    if organisation.board:
        details.append(organisation.board.name)
    if organisation.is_closed(today):
        details.append(f"closed on {organisation.closed_on}")
    return f"{organisation.code:<6} {organisation.name} ({', '.join(filter(None, details))})"
