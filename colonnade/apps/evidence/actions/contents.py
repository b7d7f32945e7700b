"""What a version of evidence holds: a file, a link or a note, checked, brought into one form, and hashed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import structlog
from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from colonnade.apps.evidence.models import Version
from colonnade.apps.evidence.policies import check_link, check_note
from colonnade.foundation import files
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from typing import BinaryIO

    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Content", "file_content", "keep_content", "link_content", "note_content", "plain"]

USUAL_PORTS = {"http": 80, "https": 443}
HIDDEN = {"Cc", "Cs"}
HEX = re.compile(r"[0-9a-f]{64}")
log = structlog.get_logger()


@dataclass(frozen=True)
class Content:
    """One version's content. `sha256` (hex) is of the file's bytes as kept, or of the link or note as kept, in UTF-8.

    Made by `file_content`, `link_content` and `note_content`. Raises ValueError for content that is not of its kind.
    """

    kind: Version.Kind
    sha256: str
    link: str = ""
    note: str = ""
    file: files.Accepted | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        given = {Version.Kind.FILE: self.file, Version.Kind.LINK: self.link, Version.Kind.NOTE: self.note}
        if [kind for kind, content in given.items() if content] != [self.kind]:
            raise ValueError("content is a file, a link or a note, and only one of them")
        if not HEX.fullmatch(self.sha256):
            raise ValueError("a SHA-256 has 64 characters, 0 to 9 and a to f")

    @property
    def cleaned(self) -> tuple[str, ...]:
        """What was taken out of a file, in words."""
        return self.file.cleaned if self.file else ()


def plain(text: str) -> str:
    """Text in one form of its letters, without control characters that nobody sees; line ends and tabs stay."""
    return "".join(
        one for one in unicodedata.normalize("NFC", text) if one in "\n\t" or unicodedata.category(one) not in HIDDEN
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def file_content(name: str, stream: BinaryIO) -> Content:
    """Take in an uploaded file: checked, and cleaned of what says who made it. It can take seconds.

    Raises Refused with a sentence that says what to do instead.
    """
    try:
        accepted = files.accept(name, stream)
    except files.Refused as refusal:
        raise Refused(_(refusal.sentence).format(**refusal.details)) from None
    return Content(Version.Kind.FILE, accepted.sha256, file=accepted)


def link_content(address: str) -> Content:
    """Take a link, in the one form in which it is kept: small letters where case means nothing, and only ASCII.

    Raises Refused for what is not an address of the web, or carries a name or password.
    """
    address = unicodedata.normalize("NFC", address.strip())
    check_link(address)
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port is not None and parts.port != USUAL_PORTS[parts.scheme] else ""
    link = iri_to_uri(urlunsplit((parts.scheme, host + port, parts.path or "/", parts.query, parts.fragment)))
    # Letters beyond ASCII grow when they are written as ASCII.
    check_link(link)
    return Content(Version.Kind.LINK, _hash(link), link=link)


def note_content(text: str) -> Content:
    """Take a note, in the one form in which it is kept: one kind of line end, nothing unseen, no spaces at line ends.

    Raises Refused for one that is empty or too long.
    """
    text = plain(text.replace("\r\n", "\n").replace("\r", "\n"))
    note = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    check_note(note)
    return Content(Version.Kind.NOTE, _hash(note), note=note)


def keep_content(organisation: Organisation, content: Content) -> dict[str, Any]:
    """Put a file where files are kept, and return what a version's row says of the content.

    The file is on the disk before the row is written, so a row never lacks its file; a file without a row does no
    harm, for it is named by its hash and stored again over itself. Raises Refused where the disk takes no more.
    """
    row: dict[str, Any] = {
        "kind": content.kind,
        "sha256": content.sha256,
        "link": content.link,
        "note": content.note,
    }
    if content.file is None:
        return row
    try:
        key = files.Store(settings.EVIDENCE_ROOT).put(organisation.pk, content.file)
    except OSError:
        log.exception("evidence file not kept")
        raise Refused(_("The file could not be kept just now. Nothing was saved. Try again later.")) from None
    return row | {
        "file_key": key,
        "file_name": content.file.name,
        "media_type": content.file.media_type,
        "size": content.file.size,
    }
