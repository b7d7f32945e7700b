"""For whom this thread acts at the moment: the organisation and the person, seen by the database engines."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Acting", "acting", "acting_in"]


@dataclass(frozen=True)
class Acting:
    """Identifiers of the organisation and the person acted for; None where there is none."""

    organisation_id: int | None = None
    person_id: int | None = None


NOBODY = Acting()
_current: ContextVar[Acting] = ContextVar("acting", default=NOBODY)


def acting() -> Acting:
    """Return for whom this thread acts."""
    return _current.get()


@contextmanager
def acting_in(organisation_id: int | None = None, *, person_id: int | None = None) -> Iterator[Acting]:
    """Act for one organisation and person until the block ends, then for whom it was before."""
    token = _current.set(Acting(organisation_id, person_id))
    try:
        yield _current.get()
    finally:
        _current.reset(token)
