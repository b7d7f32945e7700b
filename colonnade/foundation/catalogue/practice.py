"""Practices: what the sources ask organisations to do, as data that one engine plans, records and measures."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from colonnade.foundation.catalogue.texts import Text

__all__ = [
    "BETTER",
    "COUNTED_KINDS",
    "FIELD_KINDS",
    "MODULES",
    "PRACTICE_SCOPES",
    "WORDED_KINDS",
    "Practice",
    "PracticeField",
    "PracticeMeasure",
]

MODULES = ("B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U")
PRACTICE_SCOPES = ("organisation", "site", "team")
WORDED_KINDS = ("text", "long_text")
CHOSEN_KINDS = ("choice", "many")
COUNTED_KINDS = ("number", "money")
FIELD_KINDS = (*WORDED_KINDS, *CHOSEN_KINDS, "yes_no", "date", *COUNTED_KINDS, "link", "member", "team")
BETTER = ("higher", "lower")
LONGEST_CYCLE = 60


@dataclass(frozen=True)
class PracticeField:
    """One thing that a record of a practice asks for.

    `choices` are (value, label) for the kinds choice and many. `only_after` names fields of the same practice that have
    to be filled before this one may be, and whose dates may not be later than this one's. `least_words` is for words;
    `least` and `most` are for numbers and money. `counts_people` says that a number counts people: only none, or 8 and
    more to the nearest 5, may be kept. `share_of` names the counted field that this percentage is a share of: it may be
    kept only where nobody or at least 8 people stand behind it, and behind the rest.
    `personal` says that the field tells something about one person, so that it is kept and shown with care.
    Raises ValueError for a field that breaks one of these rules.
    """

    name: str
    label: str
    kind: str
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    personal: bool = False
    only_after: tuple[str, ...] = ()
    least_words: int = 0
    least: int | None = None
    most: int | None = None
    counts_people: bool = False
    share_of: str = ""

    def __post_init__(self) -> None:
        if self.kind not in FIELD_KINDS:
            raise ValueError(f"{self.kind} is not a kind of field")
        for fault in self._faults():
            raise ValueError(f"the field {self.name} {fault}")

    def _faults(self) -> Iterator[str]:
        if bool(self.choices) != (self.kind in CHOSEN_KINDS):
            yield "needs choices just where it is of the kind choice or many"
        if len({value for value, _ in self.choices}) < len(self.choices):
            yield "has one choice twice"
        if self.least_words and self.kind not in WORDED_KINDS:
            yield "cannot have a least number of words"
        if (self.least is not None or self.most is not None) and self.kind not in COUNTED_KINDS:
            yield "cannot have a least or a most"
        if self.least is not None and self.most is not None and self.least > self.most:
            yield "has a least above its most"
        if (self.counts_people or self.share_of) and self.kind != "number":
            yield "counts people and is no number"


@dataclass(frozen=True)
class PracticeMeasure:
    """What shows whether a practice works. `better` is higher or lower; ValueError for anything else.

    `counts_people` says that its readings count people, so that they may be kept only as they may be shown.
    """

    name: str
    unit: str
    better: str
    counts_people: bool = False

    def __post_init__(self) -> None:
        if self.better not in BETTER:
            raise ValueError(f"{self.better} is neither higher nor lower")


@dataclass(frozen=True)
class Practice:
    """One thing that organisations are asked to do: what it is, what to record, what shows it and what may go wrong.

    `module` is the letter of the requirements' module, `meets` their numbers ("R020") and `elements` the references of
    the elements that it serves ("inclusion-2022/1.1"). `scope` says what takes it up: the organisation, a site or a
    team. `every_months` is how often it is due, 0 where it has no cycle. `evidence`, `risks` and `tips` are in our own
    words; `what` and `why` name their source, section and basis.
    Raises ValueError for a practice that breaks a rule, such as a field that waits for one that is not there.
    """

    id: str
    title: str
    short: str
    module: str
    meets: tuple[str, ...]
    elements: tuple[str, ...]
    what: Text
    why: Text | None
    scope: str
    every_months: int
    fields: tuple[PracticeField, ...]
    evidence: tuple[str, ...]
    measure: PracticeMeasure | None = None
    risks: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.module not in MODULES:
            raise ValueError(f"there is no module {self.module}")
        if self.scope not in PRACTICE_SCOPES:
            raise ValueError(f"{self.scope} cannot take up a practice")
        if not 0 <= self.every_months <= LONGEST_CYCLE:
            raise ValueError(f"{self.id} cannot be due every {self.every_months} months")
        names = [field.name for field in self.fields]
        if not names or len(set(names)) < len(names):
            raise ValueError(f"{self.id} needs fields, each with a name of its own")
        waited_for = {name for field in self.fields for name in (*field.only_after, field.share_of) if name}
        if unknown := sorted(waited_for - set(names)):
            raise ValueError(f"{self.id} has no field {unknown[0]}")

    @property
    def ref(self) -> str:
        """Its reference, "practices/visible-leaders"."""
        return f"practices/{self.id}"

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its texts that name their source."""
        return (self.what, self.why) if self.why else (self.what,)

    @property
    def fields_of(self) -> str:
        """A short fingerprint of its fields: another one where any field has changed since a record was made."""
        return hashlib.sha256(repr(self.fields).encode()).hexdigest()[:12]

    def field(self, name: str) -> PracticeField:
        """The field of that name; KeyError where there is none."""
        return {field.name: field for field in self.fields}[name]
