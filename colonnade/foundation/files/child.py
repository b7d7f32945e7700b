"""The inside of the bounded process: sets its own limits, takes one file apart, answers, and ends.

Each cleaner is a module that can be run, and imports only the library it needs, since the import is most of the cost.
The limits are set here and not before the process starts: code run between fork and exec can lock up a server that
has threads.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from typing import TYPE_CHECKING, Protocol

from colonnade.foundation.files.kinds import Kind
from colonnade.foundation.files.limits import Limits
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["Cleaner", "answer", "reply"]

_TOO_MUCH = "This file takes too much work to check. Make it smaller or simpler, or save it as a PDF, and upload that."
_TOO_LONG = "This file is too big once it is cleaned. Make its pictures smaller, and upload that."
_DAMAGED = "This file is damaged or made in an unusual way. Open it, save it again, and upload the new copy."


class Cleaner(Protocol):
    """A function that takes a hostile file apart and puts back together what may stay."""

    def __call__(self, data: bytes, kind: Kind, limits: Limits, /) -> tuple[bytes, list[str]]:
        """Return the cleaned bytes and what was taken out, in words. Raises Refused."""


def answer(cleaner: Cleaner) -> None:
    """Read a file on standard input and write the reply on standard output, within the limits given as arguments."""
    limits = Limits(**json.loads(sys.argv[2]))
    _bind(limits)
    reply(cleaner, sys.stdin.buffer.read(limits.file_bytes + 1), Kind[sys.argv[1]], limits, sys.stdout.buffer)


def reply(cleaner: Cleaner, data: bytes, kind: Kind, limits: Limits, out: BinaryIO) -> None:
    """Write one line of JSON, then the cleaned bytes if the file is taken.

    The line holds `cleaned`, or `sentence` and `details` if the file is refused. Never raises for any `data`.
    """
    head, content = _outcome(cleaner, data, kind, limits)
    out.write(json.dumps(head).encode("ascii") + b"\n" + content)
    out.flush()


def _outcome(cleaner: Cleaner, data: bytes, kind: Kind, limits: Limits) -> tuple[dict[str, object], bytes]:
    try:
        content, cleaned = cleaner(data, kind, limits)
    except Refused as refused:
        return {"sentence": refused.sentence, "details": refused.details}, b""
    except (MemoryError, RecursionError):
        return {"sentence": _TOO_MUCH, "details": {}}, b""
    # Decoders raise nearly anything when the bytes are hostile; whatever it was, the answer to the person is the same.
    except Exception:  # noqa: BLE001
        return {"sentence": _DAMAGED, "details": {}}, b""
    if len(content) > limits.cleaned_bytes:
        return {"sentence": _TOO_LONG, "details": {}}, b""
    return {"cleaned": list(dict.fromkeys(cleaned))}, content


def _bind(limits: Limits) -> None:
    bounds = {
        resource.RLIMIT_CPU: limits.processor_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: limits.memory_bytes,
    }
    for which, bound in bounds.items():
        # Not every system lets every limit be set; the parent's own clock still stands.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (bound, bound))
