"""Read the form out of a page, and fill it in as a person might."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

from colonnade.foundation import clock

__all__ = ["TYPED", "Choice", "Form", "form_of"]

TYPED = "Typed by somebody 7391"
# What a field of that name asks for, where any text would not do.
BY_NAME = {
    "people": "New Person, new.person@example.org",
    "kind": "note",
    "link": "",
    "sheet": "P-7391",
    "email": "new.person@example.org",
    "effort_hours": "5",
    "relationship_hours": "2",
    "baseline": "3",
    "target": "9",
    "value": "5",
    "read_on_0": "5",
    "read_on_1": "5",
    "read_on_2": "2026",
    "phone": "0113 496 0000",
    "made_on_0": "5",
    "made_on_1": "5",
    "made_on_2": "2026",
    "kept_on_0": "5",
    "kept_on_1": "5",
    "kept_on_2": "2026",
    "told_on_0": "5",
    "told_on_1": "5",
    "told_on_2": "2026",
    "happened_on_0": "5",
    "happened_on_1": "5",
    "happened_on_2": "2026",
    "answered_on_0": "5",
    "answered_on_1": "5",
    "answered_on_2": "2026",
    "checked_on_0": "5",
    "checked_on_1": "5",
    "checked_on_2": "2026",
}
# Whoever stands in is somebody else than whoever comes first in the list.
LAST = {"deputy", "second_keeper"}


@dataclass
class Choice:
    """A field that is chosen from: its name, and the values offered."""

    name: str
    offered: list[str] = field(default_factory=list)


@dataclass
class Form:
    """The form of a page: where it goes, the fields with what stands in them, and the fields to choose from."""

    texts: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)

    def filled(self) -> dict[str, str]:
        """Everything filled in."""
        day = clock.today() + timedelta(days=60)
        boxes = {"0": str(day.day), "1": str(day.month), "2": str(day.year)}
        data = dict(self.hidden)
        for name in self.texts:
            data[name] = BY_NAME.get(name, boxes.get(name.rpartition("_")[2], TYPED))
        for name, choice in self.choices.items():
            wanted = BY_NAME.get(name)
            offered = [value for value in choice.offered if value] or [""]
            data[name] = wanted if wanted in offered else offered[-1 if name in LAST else 0]
        return data


class _Reader(HTMLParser):
    """Reads the fields of every form in the page's main part."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self._in_main = self._in_form = self.found = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._in_main = True
        elif tag == "form" and self._in_main and given.get("method") == "post":
            self._in_form = self.found = True
        elif self._in_form:
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in_form = False

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "select":
            self._select = name
            self.form.choices.setdefault(name, Choice(name))
        elif tag == "option":
            self.form.choices[self._select].offered.append(given.get("value", ""))
        elif tag == "input" and kind in {"radio", "checkbox"}:
            self.form.choices.setdefault(name, Choice(name)).offered.append(given.get("value", "on"))
        elif tag == "input" and kind == "hidden":
            self.form.hidden[name] = given.get("value", "")
        elif name and (tag == "textarea" or (tag == "input" and kind != "file")):
            self.form.texts[name] = given.get("value", "")


def form_of(body: str) -> Form | None:
    """The form in the page's main part; None where there is none."""
    reader = _Reader()
    reader.feed(body)
    return reader.form if reader.found else None
