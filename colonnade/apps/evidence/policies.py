"""Whether something may happen to evidence now. Each refusal is a sentence for a person."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from colonnade.apps.evidence.models import Evidence, Version

__all__ = [
    "LONGEST_LINK",
    "LONGEST_NOTE",
    "LONGEST_TITLE",
    "check_day",
    "check_elements",
    "check_is_new",
    "check_link",
    "check_note",
    "check_owner",
    "check_stands",
    "check_title",
    "last_day",
]

LONGEST_LINK = 500
LONGEST_NOTE = 10_000
LONGEST_TITLE = 160
LIVES_YEARS = 5
SCHEMES = {"http", "https"}


def last_day(today: date) -> date:
    """The latest day that evidence may be said to hold until: five years on."""
    try:
        return today.replace(year=today.year + LIVES_YEARS)
    except ValueError:  # 29 February, where the other year has none
        return today.replace(year=today.year + LIVES_YEARS, day=28)


def check_title(title: str) -> None:
    """A title is there, and short enough for a table."""
    if not title:
        raise Refused(_("Enter a title that says what it is."))
    if len(title) > LONGEST_TITLE:
        raise Refused(_("Make the title shorter: %(most)s characters at most.") % {"most": LONGEST_TITLE})


def check_day(stale_after: date, today: date) -> None:
    """Evidence lives at least until tomorrow, and not so long that nobody would look at it again."""
    if stale_after <= today:
        raise Refused(_("Choose a day after today. From the day after it, this evidence shows nothing."))
    if stale_after > last_day(today):
        raise Refused(_("Choose a day within five years, so that somebody looks at it again in time."))


def check_link(address: str) -> None:
    """A link leads to a page on the web and carries no name or password."""
    if len(address) > LONGEST_LINK:
        raise Refused(_("This address is too long: %(most)s characters at most.") % {"most": LONGEST_LINK})
    whole = _("Enter the whole address, beginning with https:// such as https://example.nhs.uk/minutes")
    # Browsers pass over what is unseen in an address and read a backslash as a slash: what we check must be what opens.
    if "\\" in address or any(unicodedata.category(one)[0] in "CZ" for one in address):
        raise Refused(whole)
    try:
        parts = urlsplit(address)
        host, _port = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        raise Refused(whole) from None
    if parts.scheme not in SCHEMES or not host:
        raise Refused(whole)
    if "@" in parts.netloc:
        raise Refused(_("Take the name and password out of this address: everyone who sees it would see them."))


def check_note(text: str) -> None:
    """A note says something, and is short enough to read."""
    if not text:
        raise Refused(_("Write the note."))
    if len(text) > LONGEST_NOTE:
        most = f"{LONGEST_NOTE:,}"
        raise Refused(
            _("Make the note shorter: %(most)s characters at most. A longer text can be a file.") % {"most": most}
        )


def check_owner(*, is_member: bool) -> None:
    """Evidence is kept by somebody who is there."""
    if not is_member:
        raise Refused(_("Choose an owner who is a member of the organisation."))


def check_elements(elements: Collection[str], known: Collection[str]) -> None:
    """Evidence shows at least one element, and only elements that are known."""
    if not elements:
        raise Refused(_("Choose at least one element that it shows."))
    if set(elements) - set(known):
        raise Refused(_("Choose elements from the list: one of these is not in it."))


def check_stands(evidence: Evidence) -> None:
    """What was withdrawn stays as it was."""
    if evidence.withdrawn_at is not None:
        raise Refused(_("This evidence was withdrawn, so it cannot be changed. Add it as new evidence instead."))


def check_is_new(sha256: str, latest: Version) -> None:
    """A newer version differs from the one before it."""
    if sha256 == latest.sha256:
        raise Refused(
            _("This is the same as version %(number)s. If it still holds, change its day instead.")
            % {"number": latest.number}
        )
