"""The one way an upload is turned away."""

from __future__ import annotations

from colonnade.foundation import refusal

__all__ = ["Refused"]


class Refused(refusal.Refused):
    """An upload that is not taken: what is wrong with it and what to do, for the person who sent it.

    `str(refused)` is the English. `sentence` and `details` are kept apart so that a page can translate the sentence
    before the details are put in. Details are our own words, never anything read from the file.
    """

    def __init__(self, sentence: str, **details: str) -> None:
        super().__init__(sentence.format(**details))
        self.sentence = sentence
        self.details = details
