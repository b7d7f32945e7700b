"""Answering on one's own seat: saved as it goes, never overwritten unseen, never lost (R003, R005, R009)."""

from __future__ import annotations

import re

import pytest

from colonnade.apps.evidence.public import note_content
from colonnade.apps.organisations.public import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Answer, AnswerEvidence, Contribution
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Overtaken
from tests.factories import answer_all, make_person
from tests.integration.programme.telling import (
    begin,
    body,
    chain,
    elements,
    end,
    key_in,
    refused,
    save,
    seat,
    stored,
    url,
)

JSON = {"Accept": "application/json"}
TYPED = {"rating": "in_progress", "note": "Typed words that must not get lost", "version": "0"}


@pytest.fixture
def reed(trust, round_):
    """Somebody with a seat."""
    return seat(trust, round_).person


@pytest.fixture
def contribution(trust, round_, reed):
    """What they answer."""
    return begin(trust, round_, reed)


@pytest.fixture
def window(reed, client_of):
    """Their browser."""
    return client_of(reed)


def question(trust, round_, element="1.1"):
    """The address of a question."""
    return url("answer", trust, round_, element)


def boxes(page):
    """What stands in a question's form: rating, note and version."""
    text = page.content.decode()
    ratings = re.findall(r'name="rating"[^>]*?value="(\w+)" checked', text)
    note = re.search(r"<textarea[^>]*>([^<]*)</textarea>", text).group(1)
    version = re.search(r'name="version"[^>]*value="(\d+)"', text).group(1)
    return "".join(ratings), note, int(version)


# The actions


def test_a_contribution_begins_once_with_the_voice_of_the_seat(trust, round_):
    with trust.acting():
        ward = add_team(organisation=trust.organisation, name="Ward 4", kind="team", by=trust.inclusion_lead)
        given = actions.give_seat(
            round_=round_, email=trust.analyst.email, name="", voice="partners", team=ward,
            by=trust.inclusion_lead, address_of=str,
        )  # fmt: skip
    first = begin(trust, round_, trust.analyst)
    assert (first.voice, first.team_id, first.seat_id, first.submitted_at) == ("partners", ward.pk, given.pk, None)
    assert begin(trust, round_, trust.analyst).pk == first.pk
    assert len(stored(trust, Contribution)["Contribution"]) == 1


def test_who_has_no_seat_does_not_begin(trust, round_):
    with refused("You have no seat in this round. Ask the round chair for one."):
        begin(trust, round_, trust.round_chair)


def test_each_save_makes_a_version(trust, round_, contribution):
    assert save(trust, round_, contribution, note="One").version == 1
    second = save(trust, round_, contribution, rating="not_in_place", note="Two", version=1)
    assert (second.version, second.rating, second.note) == (2, "not_in_place", "Two")
    assert save(trust, round_, contribution, rating="not_in_place", note="Two", version=0).version == 2
    assert [(row["rating"], row["note"]) for row in stored(trust, Answer)["Answer"]] == [("not_in_place", "Two")]


def test_an_older_page_does_not_overwrite_a_newer_answer(trust, round_, contribution):
    save(trust, round_, contribution, note="One")
    with refused("This answer was changed on another page since you opened this one.", Overtaken) as overtaken:
        save(trust, round_, contribution, note="Two", version=0)
    assert overtaken.value.standing.note == "One"
    assert stored(trust, Answer)["Answer"][0]["note"] == "One"


def test_only_the_four_ratings_or_none_yet_are_saved(trust, round_, contribution):
    assert save(trust, round_, contribution, rating="", note="Not sure").rating == ""
    assert save(trust, round_, contribution, element="1.2", rating="do_not_know").rating == "do_not_know"
    with pytest.raises(ValueError, match="perhaps"):
        save(trust, round_, contribution, element="1.3", rating="perhaps")
    with pytest.raises(NotInCatalogueError):
        save(trust, round_, contribution, element="9.9")


def test_handing_in_needs_an_answer_to_every_element(trust, round_, reed, contribution):
    with refused("17 questions have no answer yet. If you cannot say, choose “Do not know”."):
        answer_nothing(trust, round_, contribution, reed)
    for element in elements(round_)[:-1]:
        save(trust, round_, contribution, element=element)
    save(trust, round_, contribution, element="6.2", rating="", note="Only a note")
    with refused("1 question has no answer yet. If you cannot say, choose “Do not know”."):
        answer_nothing(trust, round_, contribution, reed)
    save(trust, round_, contribution, element="6.2", rating="do_not_know", version=1)
    assert answer_nothing(trust, round_, contribution, reed).submitted_at is not None
    assert chain(trust)[-1] == ("contribution.handed_in", "round 1", reed.pk, {})


def answer_nothing(trust, round_, contribution, reed):
    """Hand in what is there."""
    with trust.acting():
        return actions.submit(round_=round_, contribution=contribution, by=reed)


def test_what_was_handed_in_changes_only_after_it_was_taken_back(trust, round_, reed):
    contribution = answer_all(trust, round_, reed)
    with refused("You have handed in your answers. Take them back first, and then change them."):
        save(trust, round_, contribution, version=1)
    with trust.acting():
        actions.take_back(round_=round_, contribution=contribution, by=reed)
        assert selectors.count_submitted(round_) == 0
        with refused("You have not handed in, so you can change your answers as they are."):
            actions.take_back(round_=round_, contribution=contribution, by=reed)
    assert chain(trust)[-1] == ("contribution.taken_back", "round 1", reed.pk, {})
    assert save(trust, round_, contribution, version=1).version == 2


def test_nothing_is_taken_back_when_answering_has_ended(trust, round_, reed):
    contribution = answer_all(trust, round_, reed)
    end(trust, round_)
    with trust.acting(), refused("Answering has ended, so your answers cannot be taken back."):
        actions.take_back(round_=round_, contribution=contribution, by=reed)


def test_evidence_is_put_to_an_answer_for_a_year(trust, round_, reed, contribution):
    with trust.acting():
        added = actions.add_answer_evidence(
            round_=round_,
            contribution=contribution,
            element=selectors.framework_of(round_).element("1.3"),
            title="Minutes of May",
            content=note_content("They met."),
            by=reed,
        )
    assert (added.owner, (added.stale_after - added.added_at.date()).days) == (reed, 365)
    assert len(stored(trust, AnswerEvidence)["AnswerEvidence"]) == 1
    assert chain(trust)[-1][0] == "evidence.added"
    assert save(trust, round_, contribution, element="1.3", note="Typed before", version=0).version == 1


# The pages


def test_a_question_shows_what_others_learnt_and_what_gets_in_the_way(trust, round_, window):
    framework = current().framework("inclusion-2022")
    page = body(window.get(question(trust, round_)))
    for text in (*framework.element("1.1").learning, *framework.tips_of("1.1")):
        assert re.sub(r"\s+", " ", text.text) in page
    for challenge in framework.challenges_at("1.1"):
        assert re.sub(r"\s+", " ", challenge.challenge.text) in page


def test_the_button_saves_and_goes_on_to_the_next_question(trust, round_, window):
    saved = window.post(question(trust, round_), TYPED)
    assert (saved.status_code, saved["Location"]) == (302, question(trust, round_, "1.2"))
    assert boxes(window.get(question(trust, round_))) == ("in_progress", TYPED["note"], 1)
    last = window.post(question(trust, round_, "6.2"), TYPED)
    assert last["Location"] == url("answers", trust, round_)
    with_evidence = window.post(question(trust, round_, "1.2"), {**TYPED, "evidence": "1"})
    assert with_evidence["Location"] == url("answer-evidence", trust, round_, "1.2")


def test_a_rating_can_wait_for_later(trust, round_, window):
    assert window.post(question(trust, round_), {"note": "Words first", "version": "0"}).status_code == 302
    page = body(window.get(url("answers", trust, round_)))
    assert "0 of 17 answered" in page
    assert boxes(window.get(question(trust, round_))) == ("", "Words first", 1)


def test_a_script_saves_without_the_button(trust, round_, window):
    saved = window.post(question(trust, round_), TYPED, headers=JSON)
    assert (saved.status_code, saved.json()) == (200, {"version": 1})
    again = window.post(question(trust, round_), TYPED, headers=JSON)
    assert (again.status_code, again.json()) == (200, {"version": 1})


def test_a_script_is_told_what_to_do_when_it_was_overtaken(trust, round_, window):
    window.post(question(trust, round_), {**TYPED, "note": "First"}, headers=JSON)
    late = window.post(question(trust, round_), TYPED, headers=JSON)
    assert late.status_code == 409
    assert late.json() == {
        "refusal": "This answer was changed on another page since you opened this one. "
        "Press “Save and go on” to see both.",
        "overtaken": True,
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"note": "a" * 4001}, "Write a note of at most 4,000 characters"),
        ({"rating": "perhaps"}, "Choose one of the four answers"),
    ],
)
def test_what_cannot_be_saved_is_named_and_kept_on_the_page(trust, round_, window, given, sentence):
    told = window.post(question(trust, round_), {**TYPED, **given}, headers=JSON)
    assert (told.status_code, told.json()) == (422, {"refusal": sentence})
    page = window.post(question(trust, round_), {**TYPED, **given})
    assert page.status_code == 422
    assert sentence in body(page)
    assert "<title>Error: 1.1" in page.content.decode()
    assert boxes(page)[1] == {**TYPED, **given}["note"]
    assert stored(trust, Answer) == {"Answer": []}


def test_a_note_of_4000_characters_is_saved_whatever_ends_its_lines(trust, round_, window):
    note = "\n".join(["a" * 99] * 39 + ["b" * 100])
    assert len(note) == 4000
    assert window.post(question(trust, round_), {**TYPED, "note": note}, headers=JSON).json() == {"version": 1}
    # The button sends the same text with the other ends of lines, and is not another answer.
    assert window.post(question(trust, round_), {**TYPED, "note": note.replace("\n", "\r\n")}).status_code == 302
    assert [(row["version"], row["note"]) for row in stored(trust, Answer)["Answer"]] == [(1, note)]


def test_the_second_of_two_tabs_sees_both_texts(trust, round_, window):
    window.post(question(trust, round_), {"rating": "in_place", "note": "From the first tab", "version": "0"})
    page = window.post(question(trust, round_), TYPED)
    assert page.status_code == 409
    text = body(page)
    assert "This was not saved" in text
    assert "This answer was changed on another page since you opened this one." in text
    beside = text.partition("What was saved on the other page")[2].partition("Below is what you typed here")[0]
    assert "In place" in beside
    assert "From the first tab" in beside
    assert boxes(page) == ("in_progress", TYPED["note"], 1)
    rating, note, version = boxes(page)
    again = window.post(question(trust, round_), {"rating": rating, "note": note, "version": version})
    assert again.status_code == 302
    assert stored(trust, Answer)["Answer"][0]["note"] == TYPED["note"]


def test_a_save_after_answering_ended_gives_the_text_back(trust, round_, window):
    window.get(question(trust, round_))
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    sentence = "Answering has ended, so this was not saved. Copy what you typed, and send it to the round chair."
    page = window.post(question(trust, round_), TYPED)
    assert page.status_code == 409
    assert sentence in body(page)
    assert boxes(page)[:2] == ("in_progress", TYPED["note"])
    told = window.post(question(trust, round_), TYPED, headers=JSON)
    assert (told.status_code, told.json()) == (409, {"refusal": sentence})
    assert "They were not counted." in body(window.get(url("answers", trust, round_)))


def test_who_had_not_begun_when_answering_ended_is_told_and_gets_the_text_back(trust, round_, window):
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    before = stored(trust)
    sentence = "Answering ended before you had begun. Tell the round chair what you would have said."
    for name, parts in (
        ("answers", ()),
        ("answer", ("1.1",)),
        ("answer-evidence", ("1.1",)),
        ("hand-in", ()),
        ("take-back", ()),
    ):
        page = window.get(url(name, trust, round_, *parts))
        assert page.status_code == 409, name
        assert sentence in body(page)
    page = window.post(question(trust, round_), TYPED)
    assert page.status_code == 409
    assert TYPED["note"] in body(page)
    assert window.post(question(trust, round_), TYPED, headers=JSON).json() == {"refusal": sentence}
    assert stored(trust) == before


def test_handing_in_and_taking_back_through_the_pages(trust, round_, reed, window):
    early = window.post(url("hand-in", trust, round_))
    assert early.status_code == 422
    assert "17 questions have no answer yet" in body(early)
    answer_all(trust, round_, reed, hand_in=False)
    assert "Until the answering ends you can take them back" in body(window.get(url("hand-in", trust, round_)))
    assert window.post(url("hand-in", trust, round_)).status_code == 302
    assert "You have handed in your answers. Thank you." in body(window.get(url("answers", trust, round_)))
    late = window.post(question(trust, round_), {**TYPED, "version": "1"})
    assert (late.status_code, boxes(late)[1]) == (409, TYPED["note"])
    assert "Take them back first, and then change them." in body(late)
    assert "They do not count until you hand them in again." in body(window.get(url("take-back", trust, round_)))
    assert window.post(url("take-back", trust, round_)).status_code == 302
    twice = window.post(url("take-back", trust, round_))
    assert (twice.status_code, "You have not handed in" in body(twice)) == (422, True)


def test_evidence_is_added_beside_an_answer(trust, round_, window):
    address = url("answer-evidence", trust, round_, "1.1")
    for given in ({}, {"link": "https://example.org", "note": "Both"}):
        page = window.post(address, {"title": "Minutes of May", **given})
        assert page.status_code == 422
        assert "Give one of these: a link, a file or a few words" in body(page)
        assert "Minutes of May" in page.content.decode()
    unsafe = window.post(address, {"title": "Minutes of May", "link": "https://me:secret@example.org"})
    assert unsafe.status_code == 422
    assert "Take the name and password out of this address" in body(unsafe)
    assert window.post(address, {"title": "Minutes of May", "link": "https://example.org"}).status_code == 302
    assert "Minutes of May" in body(window.get(question(trust, round_)))


def test_a_question_or_a_round_that_is_not_there_is_not_there(trust, round_, window):
    assert window.get(question(trust, round_, "9.9")).status_code == 404
    assert window.get(question(trust, 9)).status_code == 404


def test_each_contributor_sees_only_their_own(trust, round_, window, client_of):
    other = client_of(seat(trust, round_, person=make_person(name="Other")).person)
    window.post(question(trust, round_), TYPED)
    assert boxes(other.get(question(trust, round_))) == ("", "", 0)


def test_what_was_typed_as_the_session_ended_comes_back_after_sign_in(trust, round_, reed, window, settings):
    window.get(question(trust, round_))
    session = window.session
    session["seen"] = 0
    session.save()
    sent_away = window.post(question(trust, round_), TYPED)
    assert (sent_away.status_code, sent_away["Location"].partition("?")[0]) == (302, "/accounts/login/")
    window.post("/accounts/login/", {"login": reed.email, "password": "three random words here"})
    page = window.get(question(trust, round_))
    assert "You were signed out while you typed." in body(page)
    assert boxes(page) == ("in_progress", TYPED["note"], 0)
    assert " data-unsaved" in page.content.decode()
