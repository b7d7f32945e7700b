"""`colonnade report`: the board report as a file, and the bundle for a request for information."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from colonnade.apps.organisations.public import member_of
from colonnade.apps.reporting.actions import issue_report
from colonnade.apps.reporting.presenters import FORMATS, board_document, issued_document, report_file
from colonnade.apps.reporting.presenters.bundle import bundle_file
from colonnade.apps.reporting.public import ISSUE_REPORT, board_facts, figures_of
from colonnade.commands.answer import Answer, Failure
from colonnade.commands.named import organisation_named
from colonnade.foundation import clock
from colonnade.foundation.tenancy.context import acting_in
from colonnade.ui.documents import frozen

if TYPE_CHECKING:
    from argparse import Namespace

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["board", "release"]


def board(options: Namespace) -> Answer:
    """Write today's board report to a file, in the format of its ending; with --issue, issue it first."""
    path = Path(options.out)
    ending = path.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise Failure(f"{path} is to end in {', '.join(f'.{one}' for one in FORMATS)}, which says the format.")
    if options.issue and not (options.by and options.title):
        raise Failure("To issue a report, say who issues it with --by EMAIL, and name it with --title TEXT.")
    organisation = organisation_named(options.organisation)
    _check_place(path)
    with acting_in(organisation.pk):
        number = None
        facts = board_facts(organisation, clock.today())
        document = board_document(facts, options.title or "")
        if options.issue:
            report = issue_report(
                organisation=organisation,
                title=options.title,
                as_of=facts.as_of,
                figures=figures_of(facts),
                document=frozen(document),
                by=_issuer(organisation, options.by),
            )
            number, document = report.number, issued_document(report)
        content = report_file(document, ending)
    path.write_bytes(content)
    said = f"{document.title} ({document.status}) is in {path}."
    return Answer({"file": str(path), "bytes": len(content), "title": document.title, "number": number}, (said,))


def release(options: Namespace) -> Answer:
    """Write the bundle for a request for information: what is public, redacted, with an index."""
    path = Path(options.out)
    if path.suffix.lower() != ".zip":
        raise Failure(f"{path} is to end in .zip: the bundle is one packed file.")
    organisation = organisation_named(options.organisation)
    _check_place(path)
    with acting_in(organisation.pk):
        content = bundle_file(organisation, clock.today())
    path.write_bytes(content)
    said = f"The bundle is in {path}. Read it through before it goes out, and take legal advice on what must."
    return Answer({"file": str(path), "bytes": len(content)}, (said,))


def _check_place(path: Path) -> None:
    """Nothing that is there is written over, for somebody may have worked on it; and the folder is there."""
    if path.exists():
        raise Failure(f"{path} is there already. Move it away, or choose another name.")
    if not path.parent.is_dir():
        raise Failure(f"There is no folder {path.parent}.")


def _issuer(organisation: Organisation, email: str) -> Person:
    """The member who may issue a report."""
    person = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
    member = member_of(person, organisation) if person else None
    if person is None or member is None or not ISSUE_REPORT.allows(member):
        raise Failure(f"{email} is nobody who may issue a report of {organisation.name}.")
    return person
