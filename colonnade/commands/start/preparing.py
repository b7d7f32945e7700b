"""The first step of a start: check the set-up and bring the database up to date.

On PostgreSQL it acts as the owner of the tables, which the site itself never does.
"""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from colonnade.commands.answer import Failure
from colonnade.foundation.catalogue import find, load

__all__ = ["run"]


def run() -> None:
    """Check and migrate. Raises Failure for what would not do."""
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        raise Failure("The pages' style and pictures have not been built. Run `python -m colonnade.ui.build` first.")
    _check_site()
    load(find())
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _check_site() -> None:
    """What is only advice for a demonstration is a condition for a site."""
    try:
        if settings.DEMO:
            call_command("check")
        else:
            call_command("check", deploy=True, fail_level="WARNING")
    except SystemCheckError as fault:
        raise Failure(f"The site is not set up safely. {fault}") from None
