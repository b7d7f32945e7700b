"""Changes to a person's own account."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from colonnade.foundation import clock

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person

__all__ = ["change_name", "use_up_code"]

log = structlog.get_logger()


@transaction.atomic
def change_name(*, name: str, by: Person) -> None:
    """Change the name that a person goes by. It is in no organisation's audit chain: those know people by number."""
    by.name = name
    by.save(update_fields=["name"])
    log.info("name changed", person=by.pk)


def use_up_code(*, authenticator: Authenticator) -> bool:
    """Take note that the app's code of this half minute has been used; False where it has been before.

    One statement in the database decides, so that a code works once however many processes serve the site, and
    whether or not one of them was started again in between. The code that set the app up counts as used.
    """
    now = clock.now()
    seconds = int(now.timestamp()) // app_settings.TOTP_PERIOD * app_settings.TOTP_PERIOD
    began = datetime.fromtimestamp(seconds, UTC)
    unused = Authenticator.objects.filter(pk=authenticator.pk, created_at__lt=began)
    changed: int = unused.filter(Q(last_used_at=None) | Q(last_used_at__lt=began)).update(last_used_at=now)
    return changed == 1
