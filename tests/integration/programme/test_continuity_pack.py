"""R169: a leaver's pack lets a stranger answer twenty questions about the work, from the pack alone.

Each question stands with the place in the pack where its answer is looked up, and with the whole answer. The pack is
the file that is handed on: nothing of the site is there to ask.
"""

from __future__ import annotations

import pytest

from colonnade.apps.programme import actions
from tests.factories import make_trust
from tests.integration.programme.leaving import at, read_pack, year_of
from tests.integration.programme.telling import body, chain, url

FIRST, CONTACTS, ALLIES, PROMISES = "First things to know", "Contacts", "Trusted allies", "Promises"
ACTIONS, ENDED, PRACTICES = "Open actions", "Actions that have ended", "Practices"
EVIDENCE, ROUNDS, KNOWING, ROLES = "Evidence", "Rounds that go on", "Who else knows", "Roles"
PROGRESS, CHANGES, MEND = "Progress", "What changed in the last twelve months", "What does not fit together"
AUDIT, TRAINING = "Action 1: Audit the estates of all sites", "Action 2: Train the reception staff"

QUESTIONS = {
    "Who is the trade union contact, and how do I reach them?": (
        lambda pack: [
            (name, card["E-mail"], card["Telephone"])
            for name, card in pack.cards[CONTACTS].items()
            if "trade union" in card["What they do"]
        ],
        [("Maria Ferreira", "maria.ferreira@union.example", "020 7946 0101")],
    ),
    "What can the trade union contact help me with?": (
        lambda pack: pack.card(CONTACTS, "Maria Ferreira")["Helps with"],
        "Speaks at our meetings for new staff.",
    ),
    "Who speaks up for this work on the board?": (
        lambda pack: [line for line in pack.lines[ALLIES] if line.startswith("Board")],
        ["Board: Ruth Okafor"],
    ),
    "At which levels is there no ally?": (
        lambda pack: [line.partition(":")[0] for line in pack.lines[ALLIES] if line.endswith("there is no ally yet")],
        ["Senior managers", "Teams and services", "Community groups"],
    ),
    "Who else knows Ruth Okafor?": (
        lambda pack: pack.card(CONTACTS, "Ruth Okafor")["Keeps in touch"],
        "Ines Moreau, Dev Patel",
    ),
    "Which promise falls due first, and to whom was it made?": (
        lambda pack: next(iter(pack.cards[PROMISES].items())),
        (
            "Promise 2 to Saltby Carers",
            {
                "What was promised": "An answer to every letter within ten days",
                "Promised on": "10 March 2026",
                "Due": "1 February 2027: late",
                "State": "Open",
                "Post": "Inclusion lead",
                "Owner": "Ines Moreau",
                "Stands in": "Dev Patel",
            },
        ),
    ),
    "What was promised to the staff network, and by when?": (
        lambda pack: [
            (card["What was promised"], card["Due"])
            for title, card in pack.cards[PROMISES].items()
            if title.endswith("to the staff network") and card["State"] == "Open"
        ],
        [("A single toilet on every floor of Saltby General", "30 June 2027")],
    ),
    "Which promise was kept in the last year, and how?": (
        lambda pack: [
            (card["What was promised"], card["State"], card["What came of it"])
            for card in pack.cards[PROMISES].values()
            if card["State"].startswith("Kept")
        ],
        [("Name badges that people can read", "Kept on 20 July 2026", "All wards have them.")],
    ),
    "What is late?": (
        lambda pack: [line for line in pack.lines[FIRST] if line.startswith("Late")],
        [
            "Late: Promise 2: An answer to every letter within ten days. It was due on 1 February 2027.",
            "Late: Action 2: Train the reception staff. It was due on 15 February 2027.",
        ],
    ),
    "What comes next?": (
        lambda pack: [line for line in pack.lines[FIRST] if line.startswith("Comes next")],
        [
            "Comes next: Evidence: Register of training. It is due on 20 March 2027.",
            "Comes next: Practice: Leaders who can be seen and heard. It is due on 4 April 2027.",
            "Comes next: Action 1: Audit the estates of all sites. It is due on 15 April 2027.",
        ],
    ),
    "Who stands in for the audit of the estates?": (lambda pack: pack.card(ACTIONS, AUDIT)["Stands in"], "Dev Patel"),
    "What is the audit about, and where do I begin?": (
        lambda pack: pack.card(ACTIONS, AUDIT)["What it is"],
        "Walk through each site with two members of the staff network. Begin at the entrance.",
    ),
    "Why is the audit done?": (
        lambda pack: pack.card(ACTIONS, AUDIT)["Belongs to"].splitlines(),
        [
            "Promise: 1: A single toilet on every floor of Saltby General",
            "Recommendation: 1.3 Support when there is conflict",
        ],
    ),
    "How far has the audit come?": (
        lambda pack: pack.card(ACTIONS, AUDIT)["How it goes"],
        "Sites audited: 7 sites on 20 February 2027; the target is 12",
    ),
    "What did the last check of the audit find?": (
        lambda pack: pack.card(ACTIONS, AUDIT)["Last checked"].splitlines(),
        ["20 February 2027, It happens in part, there was not enough to do it with", "No driver."],
    ),
    "For what does nobody stand in?": (
        lambda pack: [line for line in pack.lines[FIRST] if line.startswith("Nobody stands in")],
        [
            "Nobody stands in for: Action 2: Train the reception staff; "
            "Promise 1: A single toilet on every floor of Saltby General; "
            "Practice: Leaders who can be seen and heard."
        ],
    ),
    "What was finished in the last year, and what came of it?": (
        lambda pack: {title: card["What came of it"] for title, card in pack.cards[ENDED].items()},
        {"Action 3: Write a letter of welcome": "It goes to everybody who starts."},
    ),
    "Which practice did she look after, when is it due, and what for?": (
        lambda pack: {title: (card["Next due"], card["Aim"]) for title, card in pack.cards[PRACTICES].items()},
        {"Leaders who can be seen and heard": ("4 April 2027", "Somebody of the board each quarter.")},
    ),
    "Which evidence goes stale first?": (
        lambda pack: pack.lines[EVIDENCE],
        [
            "Register of training: it goes stale after 20 March 2027; owner: Ines Moreau",
            "Minutes of the board: it goes stale after 1 December 2027; owner: Ines Moreau",
        ],
    ),
    "Which round is going on, who chairs it, and until when do people answer?": (
        lambda pack: pack.lines[ROUNDS],
        ["Spring 2027: answers by 31 March 2027; chair: Ines Moreau"],
    ),
    "Whom can I ask?": (
        lambda pack: pack.lines[KNOWING],
        [
            "Dev Patel (dev.patel@example.nhs.uk): Audit the estates of all sites; "
            "An answer to every letter within ten days; Ruth Okafor"
        ],
    ),
    "What changed on visible leaders, and who said so?": (
        lambda pack: pack.card(PROGRESS, "1.1 Visible leaders"),
        {
            "Level": "Moderate progress",
            "Action to date": "Two of the board have written a blog.",
            "What changed in twelve months": (
                "18 January 2027: from “No progress” to “Moderate progress”, by Dev Patel\n"
                "4 May 2026: from “nothing recorded” to “No progress”, by Ines Moreau"
            ),
        },
    ),
    "What claims to be in place and is not shown?": (
        lambda pack: pack.lines[MEND],
        ["1.1 Visible leaders: rated in place, with nothing behind it"],
    ),
    "Is anybody else inclusion lead?": (
        lambda pack: pack.lines[ROLES][0].startswith("Inclusion lead, and so is Inclusion lead"),
        True,
    ),
    "What happened last?": (
        lambda pack: pack.lines[CHANGES][:3],
        [
            "22 February 2027: Round 2, Spring 2027: opened, by Ines Moreau",
            "20 February 2027: Action 1, Audit the estates of all sites: checked: It happens in part, by Dev Patel",
            "4 January 2027: Contact, Maria Ferreira: confirmed, by Ines Moreau",
        ],
    ),
}


@pytest.fixture(scope="module")
def year(stage):
    """The year, once for all questions."""
    cast = make_trust("RX1")
    found = year_of(cast)
    found.cast = cast
    return found


@pytest.fixture
def asked(year, client_of):
    """Ask for a page of the year, as somebody who did not take part in it."""

    def ask(name):
        with at(2027, 3, 1):
            return client_of(year.cast.executive_sponsor).get(url(name, year.cast, year.handover.pk))

    return ask


@pytest.fixture(scope="module")
def remembered():
    """The pack is read once."""
    return {}


@pytest.fixture
def pack(asked, remembered):
    """The pack as the file that is handed to somebody who has never seen the site."""
    if "pack" not in remembered:
        remembered["pack"] = read_pack(asked("pack-file"))
    return remembered["pack"]


def test_there_are_at_least_twenty_questions():
    assert len(QUESTIONS) >= 20


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stranger_finds_the_answer_in_the_pack(pack, question):
    look_up, answer = QUESTIONS[question]
    assert look_up(pack) == answer


def test_the_page_holds_what_the_file_holds(asked, pack):
    page = read_pack(asked("pack"))
    assert {name: cards for name, cards in page.cards.items() if name in pack.cards} == pack.cards


def test_the_file_needs_no_site_to_be_read(asked):
    answer = asked("pack-file")
    text = answer.content.decode()
    assert (
        answer["Content-Disposition"]
        == f'attachment; filename="handover-{answer.wsgi_request.path.split("/")[-4]}.html"'
    )
    assert "<script" not in text
    assert 'href="/' not in text
    assert 'src="' not in text
    assert 'href="data:text/css,' in text


def test_it_says_when_it_was_made_and_that_nobody_typed_it(asked):
    said = body(asked("pack"))
    assert "Made on 1 March 2027 from what is on record. Nobody typed it." in said
    assert "Ines Moreau. They leave. Last day: 26 March 2027." in said


def test_it_tells_nothing_of_who_answered_in_a_round(pack):
    assert not [line for line in pack.lines[CHANGES] if "handed in" in line or "seat" in line.lower()]


def test_what_is_handed_over_is_named_with_who_has_it_now(year):
    cast = year.cast
    with at(2027, 3, 2), cast.acting():
        keys = {f"{one['kind']}-{one['pk']}" for one in year.handover.listed if one["kind"] == "action"}
        given, refused = actions.hand_over_things(
            handover=year.handover, keys=keys, to=cast.executive_sponsor, by=year.dev
        )
        again = actions.make_pack(handover=year.handover, by=year.dev)
    assert (given, refused) == (2, {})
    owners = {one["title"]: one["owner"] for one in again.pack["actions"] if one["is_open"]}
    assert set(owners.values()) == {cast.executive_sponsor.name}
    assert set(owners) == {"Audit the estates of all sites", "Train the reception staff"}
    assert chain(cast)[-1][:2] == ("handover.pack_made", f"handover {year.handover.pk}")
