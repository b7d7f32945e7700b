"""A year of an inclusion lead's work, told through the site's own actions, and her handover pack read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from html.parser import HTMLParser

from colonnade.apps.evidence.public import add_evidence, note_content
from colonnade.apps.programme import actions
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role
from tests.factories import closed_round, join, make_person
from tests.integration.programme.telling import today

__all__ = ["LEAVING", "Pack", "add_contact", "add_promise", "at", "begin_handover", "read_pack", "year_of"]

LEAVING = date(2027, 3, 1)


def at(year, month, day):
    """Let it be noon of that day."""
    return clock.at(datetime.combine(date(year, month, day), time(12, 0), UTC))


def add_contact(cast, name="Maria Ferreira", level="system", **more):
    """A contact."""
    with cast.acting():
        return actions.add_contact(
            organisation=cast.organisation, name=name, level=level, by=cast.inclusion_lead, **more
        )


def add_promise(cast, text="Open the quiet room to all staff", due_on=None, **more):
    """A promise."""
    given = {
        "made_to": "the staff network",
        "made_on": today(),
        "post": "Inclusion lead",
        "owner": None,
        "deputy": None,
        "by": cast.inclusion_lead,
        **more,
    }
    with cast.acting():
        return actions.add_promise(organisation=cast.organisation, text=text, due_on=due_on, **given)


def begin_handover(cast, person, why="leaving", last_day=None, by=None):
    """Begin a handover."""
    with cast.acting():
        return actions.begin_handover(
            organisation=cast.organisation,
            person=person,
            why=why,
            last_day=last_day or today(),
            by=by or cast.inclusion_lead,
        )


@dataclass
class Year:
    """Who is in it."""

    ines: object
    dev: object
    handover: object = None


def year_of(cast):
    """Ines Moreau led the work for a year, with Dev Patel beside her. Now she leaves."""
    with at(2026, 2, 2):
        year = Year(
            join(cast.organisation, Role.INCLUSION_LEAD, make_person("Ines Moreau", "ines.moreau@example.nhs.uk")),
            join(cast.organisation, Role.COMMISSIONER, make_person("Dev Patel", "dev.patel@example.nhs.uk")),
        )
        closed_round(cast, ratings={"1.1": "in_place"}, people=5)
    _contacts(cast, year)
    _promises(cast, year)
    _work(cast, year)
    _shown(cast, year)
    with at(2027, 3, 1):
        year.handover = begin_handover(cast, year.ines, last_day=date(2027, 3, 26), by=year.dev)
    return year


def _contacts(cast, year):
    with at(2026, 9, 14):
        maria = add_contact(
            cast,
            "Maria Ferreira",
            "system",
            post="Regional officer",
            body="Unison, the trade union",
            is_ally=True,
            email="maria.ferreira@union.example",
            phone="020 7946 0101",
            helps_with="Speaks at our meetings for new staff.",
            keeper=year.ines,
        )
        add_contact(cast, "Ruth Okafor", "board", post="Chair", is_ally=True, keeper=year.ines, second_keeper=year.dev)
        add_contact(cast, "Tom Blake", "community", body="Saltby Carers", phone="01632 960 123", keeper=year.dev)
    with at(2027, 1, 4), cast.acting():
        actions.confirm_contact(contact=maria, by=year.ines)


def _promises(cast, year):
    with at(2026, 3, 10):
        own = {"owner": year.ines, "by": year.ines}
        add_promise(cast, "A single toilet on every floor of Saltby General", date(2027, 6, 30), **own)
        add_promise(
            cast,
            "An answer to every letter within ten days",
            date(2027, 2, 1),
            made_to="Saltby Carers",
            deputy=year.dev,
            **own,
        )
        kept = add_promise(cast, "Name badges that people can read", date(2026, 8, 1), **own)
    with at(2026, 7, 20), cast.acting():
        actions.keep_promise(promise=kept, kept_on=today(), outcome="All wards have them.", by=year.ines)


def _work(cast, year):
    with at(2026, 10, 5), cast.acting():
        audit = _plan(
            cast,
            year,
            "Audit the estates of all sites",
            detail="Walk through each site with two members of the staff network. Begin at the entrance.",
            deputy=year.dev,
            due_on=date(2027, 4, 15),
            check_every_days=60,
            serves=[("recommendation", "inclusion-2022/1.3"), ("promise", "1")],
        )
        actions.move_action(action=audit, to="going_on", outcome="", by=year.ines)
        sites = actions.add_measure(
            action=audit, name="Sites audited", unit="sites", better="higher", by=year.ines, target=Decimal(12)
        )
        _plan(cast, year, "Train the reception staff", due_on=date(2027, 2, 15))
        letter = _plan(cast, year, "Write a letter of welcome", due_on=date(2026, 12, 1))
        actions.take_up(
            organisation=cast.organisation,
            practice="visible-leaders",
            post="Inclusion lead",
            owner=year.ines,
            aim="Somebody of the board each quarter.",
            starts_on=date(2027, 1, 4),
            by=year.ines,
        )
    with at(2026, 11, 30), cast.acting():
        actions.move_action(action=letter, to="done", outcome="It goes to everybody who starts.", by=year.ines)
        actions.add_reading(measure=sites, read_on=today(), value=Decimal(3), by=year.ines)
    with at(2027, 2, 20), cast.acting():
        actions.add_reading(measure=sites, read_on=today(), value=Decimal(7), by=year.ines)
        actions.record_check(
            action=audit, checked_on=today(), found="partly", has_enough=False, note="No driver.", by=year.dev
        )


def _plan(cast, year, title, **more):
    given = {"detail": "", "post": "Inclusion lead", "starts_on": today(), **more}
    return actions.add_action(organisation=cast.organisation, title=title, owner=year.ines, by=year.ines, **given)


def _shown(cast, year):
    with at(2026, 5, 4), cast.acting():
        for title, day in (("Register of training", date(2027, 3, 20)), ("Minutes of the board", date(2027, 12, 1))):
            add_evidence(
                organisation=cast.organisation,
                title=title,
                owner=year.ines,
                stale_after=day,
                elements=["inclusion-2022/2.1"],
                content=note_content(f"What {title} says."),
                by=year.ines,
            )
        actions.record_progress(
            organisation=cast.organisation,
            element="inclusion-2022/1.1",
            level="none",
            action_to_date="",
            by=year.ines,
        )
    with at(2027, 1, 18), cast.acting():
        actions.record_progress(
            organisation=cast.organisation,
            element="inclusion-2022/1.1",
            level="moderate",
            action_to_date="Two of the board have written a blog.",
            by=year.dev,
        )
    with at(2027, 2, 22), cast.acting():
        actions.open_round(
            organisation=cast.organisation,
            title="Spring 2027",
            framework="inclusion-2022",
            voices=["teams"],
            opens_on=today(),
            answers_due_on=date(2027, 3, 31),
            chair=year.ines,
            by=year.ines,
        )


@dataclass
class Pack:
    """A pack as a stranger reads it: by heading the lines, and the cards by title as terms with what is said."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    cards: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def card(self, section, title):
        """One card."""
        return self.cards[section][title]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.pack, self.text = Pack(), ""
        self.section = self.title = self.term = ""

    def handle_starttag(self, tag, attrs):
        self.text = ""

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        said = self.text.strip()
        if tag == "h2":
            self.section = said
            self.pack.lines[said], self.pack.cards[said] = [], {}
        elif tag == "h3" and self.section:
            self.title = said
            self.pack.cards[self.section][said] = {}
        elif tag == "dt":
            self.term = said
        elif tag == "dd":
            self.pack.cards[self.section][self.title][self.term] = said
        elif tag == "li" and self.section:
            self.pack.lines[self.section].append(said)
        self.text = ""


def read_pack(response):
    """Read a pack out of a page or file."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.pack
