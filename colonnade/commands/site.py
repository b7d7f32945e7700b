"""The site behind a command: its settings and database, and in words what is wrong with them."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

from colonnade.commands.answer import Failure
from colonnade.foundation.catalogue import CatalogueError
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SITE_SETTINGS", "opened"]

SITE_SETTINGS = "colonnade.config.settings.site"
NOT_PREPARED = "The database in {place} has not been prepared. Run `colonnade start` first."
MISSING = ("no such table", "no such column", "does not exist", "unable to open database file")

log = structlog.get_logger()


@contextmanager
def opened(*, anew: bool = False) -> Iterator[None]:
    """Set the site up for the block. Raises Failure with a sentence for whatever goes wrong in it.

    `anew` where the database may still have to be made.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SITE_SETTINGS)
    try:
        if not anew:
            _refuse_missing_database()
        django.setup()
        yield
    except (Failure, Refused, OSError):
        raise
    except ImproperlyConfigured as fault:
        raise Failure(f"{fault} To try Colonnade out, run `colonnade start --demo`.") from fault
    except CatalogueError as fault:
        raise Failure(f"The catalogue is broken: {fault.problems[0]}") from fault
    except Exception as fault:
        raise Failure(_database(fault) or _unexpected(fault)) from fault


def _place() -> str:
    database = settings.DATABASES["default"]
    return str(database["NAME"])


def _refuse_missing_database() -> None:
    """Django would make an empty SQLite file where there is none."""
    name = settings.DATABASES["default"]["NAME"]
    if isinstance(name, Path) and not name.exists():
        raise Failure(f"There is no database at {name} yet. Run `colonnade start` first.")


def _database(fault: Exception) -> str:
    if not isinstance(fault, DatabaseError):
        return ""
    first = str(fault).partition("\n")[0]
    if any(words in first for words in MISSING):
        return NOT_PREPARED.format(place=_place())
    return f"The database does not answer: {first}" if isinstance(fault, OperationalError) else ""


def _unexpected(fault: Exception) -> str:
    reference = secrets.token_hex(4).upper()
    log.error("command failed", reference=reference, exc_info=fault)
    return f"Something went wrong that should not have. Reference {reference}; {settings.HOME / 'logs'} says more."
