"""A refusal that a person can read: what cannot be done now, and what to do instead."""

from __future__ import annotations

__all__ = ["Overtaken", "Refused"]


class Refused(Exception):  # noqa: N818 - it is what happened, and it reads so in `except Refused`
    """Something may not happen now. `str()` of it is a sentence for a page."""


class Overtaken(Refused):
    """Somebody else saved first. `standing` is what stands now, to be shown beside what this person typed."""

    def __init__(self, sentence: str, standing: object) -> None:
        super().__init__(sentence)
        self.standing = standing
