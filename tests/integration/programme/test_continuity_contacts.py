"""R170: contacts and allies at each level, and promises: kept, given on, and seen by those who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Contact, Promise
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.leaving import add_contact, add_promise, at
from tests.integration.programme.telling import body, chain, refused, stored, today, url
from tests.integration.programme.test_work_actions import leave
from tests.integration.programme.working import boxes, plan

TYPED = {
    "name": "Maria Ferreira",
    "post": "Regional officer",
    "body": "Unison",
    "level": "system",
    "is_ally": "yes",
    "email": "maria@union.example",
    "phone": "020 7946 0101",
    "helps_with": "Speaks at meetings.\r\nKnows the rules.",
    "keeper": "",
    "second_keeper": "",
    "seen": "",
}
NO_MEMBER = "is not a member any more. Choose somebody who is."


def one_contact(cast):
    with cast.acting():
        [found] = selectors.contacts_of(cast.organisation)
        return selectors.contact_of(cast.organisation, found.pk)


def one_promise(cast, number=1):
    with cast.acting():
        return selectors.promise_by_number(cast.organisation, number)


def test_a_contact_is_added_on_the_page_with_an_entry_that_holds_no_words(trust, client_of):
    keepers = {"keeper": str(trust.inclusion_lead.pk), "second_keeper": str(trust.analyst.pk)}
    answer = client_of(trust.inclusion_lead).post(url("add-contact", trust), TYPED | keepers)
    assert (answer.status_code, answer["Location"]) == (302, url("contacts", trust))
    made = one_contact(trust)
    assert (made.name, made.is_ally, made.helps_with) == (
        "Maria Ferreira",
        True,
        "Speaks at meetings.\nKnows the rules.",
    )
    assert (made.keeper, made.second_keeper, made.confirmed_on) == (trust.inclusion_lead, trust.analyst, today())
    assert chain(trust)[-1] == (
        "contact.added",
        f"contact {made.pk}",
        trust.inclusion_lead.pk,
        {"level": "system", "keeper": trust.inclusion_lead.pk, "second_keeper": trust.analyst.pk},
    )


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": ""}, "Enter their name"),
        ({"level": ""}, "Choose where they can help"),
        ({"is_ally": ""}, "Choose whether they speak up for this work"),
        ({"email": "maria"}, "Enter an e-mail address such as name@example.org"),
        ({"helps_with": "x" * 2001}, "Write at most 2,000 characters"),
        ({"keeper": "999999"}, "Choose somebody from the list, or nobody yet"),
        ({"name": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(trust, client_of, more, sentence):
    answer = client_of(trust.inclusion_lead).post(url("add-contact", trust), TYPED | more)
    assert answer.status_code == 422
    assert sentence in body(answer)
    assert "Speaks at meetings." in answer.content.decode() or "helps_with" in more
    assert stored(trust, Contact) == {"Contact": []}


def test_nobody_is_the_second_person_of_themselves(trust, client_of):
    same = {"keeper": str(trust.analyst.pk), "second_keeper": str(trust.analyst.pk)}
    answer = client_of(trust.inclusion_lead).post(url("add-contact", trust), TYPED | same)
    assert answer.status_code == 422
    assert "Nobody can stand in for themselves. Choose another second person, or nobody." in body(answer)


def test_somebody_of_another_organisation_cannot_keep_a_contact(trust, other_trust):
    with refused(f"{other_trust.analyst.name} {NO_MEMBER}"):
        add_contact(trust, keeper=other_trust.analyst)


def test_a_contact_that_was_changed_since_is_not_overwritten(trust, client_of):
    made = add_contact(trust)
    seen = selectors.contact_fingerprint(made)
    client = client_of(trust.inclusion_lead)
    address = url("contact", trust, made.pk)
    assert client.post(address, TYPED | {"seen": seen, "phone": "1"}).status_code == 302
    answer = client.post(address, TYPED | {"seen": seen, "phone": "2"})
    assert answer.status_code == 409
    assert "Somebody else has changed this contact since you opened the page." in body(answer)
    assert 'value="2"' in answer.content.decode()
    assert one_contact(trust).phone == "1"
    # Saved again with what stands now in mind, it goes over it.
    now = selectors.contact_fingerprint(one_contact(trust))
    assert f'value="{now}"' in answer.content.decode()
    assert client.post(address, TYPED | {"seen": now, "phone": "2"}).status_code == 302
    assert one_contact(trust).phone == "2"


def test_a_change_is_refused_by_the_action_too(trust):
    made = add_contact(trust)
    given = {name: getattr(made, name) for name in ("name", "level", "post", "body", "is_ally", "email", "phone")}
    with pytest.raises(Overtaken), trust.acting():
        actions.change_contact(
            contact=made, seen="x", helps_with="", keeper=None, second_keeper=None, by=trust.analyst, **given
        )


def test_after_half_a_year_a_contact_is_to_be_confirmed(trust, client_of):
    with at(2026, 3, 1):
        made = add_contact(trust)
    client = client_of(trust.inclusion_lead)
    with at(2026, 8, 30):
        assert "Check again" not in body(client.get(url("contacts", trust)))
    with at(2026, 9, 1):
        assert "Check again" in body(client.get(url("contacts", trust)))
        assert "That is more than half a year ago." in body(client.get(url("contact", trust, made.pk)))
        assert client.post(url("confirm-contact", trust, made.pk)).status_code == 302
        assert "Check again" not in body(client.get(url("contacts", trust)))
    assert chain(trust)[-1][:2] == ("contact.confirmed", f"contact {made.pk}")


def test_a_contact_that_ends_is_forgotten_but_for_the_name(trust, client_of):
    made = add_contact(trust, email="maria@union.example", phone="1")
    client = client_of(trust.inclusion_lead)
    assert client.post(url("end-contact", trust, made.pk)).status_code == 302
    [row] = stored(trust, Contact)["Contact"]
    assert (row["name"], row["email"], row["phone"]) == ("Maria Ferreira", "", "")
    assert client.get(url("contact", trust, made.pk)).status_code == 404
    assert "Maria" not in body(client.get(url("contacts", trust)))
    with (
        trust.acting(),
        refused("This contact has been ended since you opened the page. Add them again if they can still help."),
    ):
        actions.confirm_contact(contact=made, by=trust.inclusion_lead)


def test_allies_at_each_level_are_drawn_and_gaps_are_said(trust, client_of):
    add_contact(trust, "Ruth", "board", is_ally=True, keeper=trust.inclusion_lead, second_keeper=trust.analyst)
    add_contact(trust, "Maria", "system", is_ally=True, keeper=trust.inclusion_lead)
    add_contact(trust, "Tom", "community", keeper=trust.inclusion_lead)
    answer = client_of(trust.inclusion_lead).get(url("contacts", trust))
    said, text = body(answer), answer.content.decode()
    assert text.count("<svg") >= 2
    assert "Board: 1 ally. Senior managers: no ally. Teams and services: no ally." in text
    for gap in (
        "Senior managers: there is no ally yet. Who there could speak up for this work?",
        "Community groups: there is no ally yet.",
        "The wider system: every ally is known to one of us alone. Introduce a second person.",
    ):
        assert gap in said
    assert "Board: there is no ally" not in said
    assert said.count("One person alone") == 2


def test_a_keeper_who_left_is_not_named_any_more(trust, client_of):
    add_contact(trust, keeper=trust.analyst)
    leave(trust, trust.analyst)
    said = body(client_of(trust.inclusion_lead).get(url("contacts", trust)))
    assert trust.analyst.name not in said
    assert "Nobody keeps in touch" in said


def promised(**more):
    return {
        "text": "Open the quiet room",
        "made_to": "the staff network",
        "post": "Inclusion lead",
        "owner": "",
        "deputy": "",
        **boxes("made_on", today() - timedelta(days=3)),
        **boxes("due_on", today() + timedelta(days=30)),
        **more,
    }


def test_a_promise_is_written_down_with_a_number(trust, client_of):
    client = client_of(trust.inclusion_lead)
    answer = client.post(url("add-promise", trust), promised(owner=str(trust.analyst.pk)))
    assert (answer.status_code, answer["Location"]) == (302, url("promise", trust, 1))
    client.post(url("add-promise", trust), promised())
    assert [one["number"] for one in stored(trust, Promise)["Promise"]] == [1, 2]
    assert chain(trust)[-2][:2] == ("promise.added", "promise 1")
    said = body(client.get(url("promise", trust, 1)))
    assert "Open the quiet room" in said
    assert trust.analyst.name in said


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"text": ""}, "Enter what was promised"),
        ({"made_to": ""}, "Enter to whom it was promised"),
        ({"post": ""}, "Enter the post that sees to it"),
        ({"made_on_0": "31", "made_on_1": "2"}, "Enter a real date, for example 27 3 2027"),
        ({"due_on_2": "2001"}, "It cannot be due before it was made. Enter a later day, or none."),
        ({"made_on_2": "2999"}, "That day is still to come. Enter today or an earlier day."),
    ],
)
def test_what_is_wrong_with_a_promise_is_said(trust, client_of, more, sentence):
    answer = client_of(trust.inclusion_lead).post(url("add-promise", trust), promised(**more))
    assert answer.status_code == 422
    assert sentence in body(answer)
    assert stored(trust, Promise) == {"Promise": []}


def test_late_promises_are_said_and_come_first(trust, client_of):
    with at(2027, 1, 10):
        add_promise(trust, "No day named")
        add_promise(trust, "In time", today() + timedelta(days=5))
        add_promise(trust, "Too late", today())
    with at(2027, 1, 11):
        said = body(client_of(trust.inclusion_lead).get(url("promises", trust)))
    assert "3 promises are open, 1 of them is late." in said
    assert said.index("Too late") < said.index("In time") < said.index("No day named")


def test_a_promise_is_kept_once(trust, client_of):
    promise = add_promise(trust)
    client = client_of(trust.inclusion_lead)
    done = {"outcome": "It is open.", **boxes("kept_on", today())}
    future = done | boxes("kept_on", today() + timedelta(days=1))
    assert "still to come" in body(client.post(url("keep-promise", trust, promise), future))
    assert client.post(url("keep-promise", trust, promise), done).status_code == 302
    assert (one_promise(trust).kept_on, one_promise(trust).outcome) == (today(), "It is open.")
    assert chain(trust)[-1] == (
        "promise.kept",
        "promise 1",
        trust.inclusion_lead.pk,
        {"kept_on": today().isoformat()},
    )
    answer = client.post(url("release-promise", trust, promise), {"reason": "No."})
    assert answer.status_code == 422
    assert "This promise is marked as kept already." in body(answer)


def test_a_promise_is_released_with_the_reason(trust, client_of):
    promise = add_promise(trust)
    client = client_of(trust.inclusion_lead)
    assert "Enter why it will not be kept" in body(client.post(url("release-promise", trust, promise), {"reason": ""}))
    assert client.post(url("release-promise", trust, promise), {"reason": "We told them."}).status_code == 302
    assert "We told them." in body(client.get(url("promise", trust, promise)))
    with trust.acting(), refused("This promise has been released already. If it is made again, add it as a new one."):
        actions.give_promise(promise=promise, owner=None, deputy=None, post="x", by=trust.inclusion_lead)


def test_a_promise_is_given_to_somebody_who_is_here(trust, client_of):
    promise = add_promise(trust)
    given = {"post": "Head of estates", "owner": str(trust.analyst.pk), "deputy": str(trust.commissioner.pk)}
    assert client_of(trust.inclusion_lead).post(url("give-promise", trust, promise), given).status_code == 302
    now = one_promise(trust)
    assert (now.post, now.owner, now.deputy) == ("Head of estates", trust.analyst, trust.commissioner)
    leave(trust, trust.policy_owner)
    with trust.acting(), refused(f"{trust.policy_owner.name} {NO_MEMBER}"):
        actions.give_promise(promise=promise, owner=trust.policy_owner, deputy=None, post="x", by=trust.analyst)


def test_actions_say_which_promise_they_serve(trust, client_of):
    promise = add_promise(trust)
    plan(trust, "Find a room", serves=[("promise", "1")])
    plan(trust, "Something else")
    said = body(client_of(trust.inclusion_lead).get(url("promise", trust, promise)))
    assert "Find a room" in said
    assert "Something else" not in said


def test_an_owner_keeps_their_promise_whatever_their_role_and_sees_no_other(trust, client_of):
    add_promise(trust, "Theirs", owner=trust.contributor)
    add_promise(trust, "Not theirs")
    client = client_of(trust.contributor)
    page = client.get(url("promise", trust, 1))
    assert (page.status_code, "Theirs" in body(page), "It has been kept" in body(page)) == (200, True, True)
    assert client.get(url("promise", trust, 2)).status_code == 403
    assert client.get(url("promises", trust)).status_code == 403
    for place in ("promises", "continuity"):
        assert f'href="{url(place, trust)}"' not in page.content.decode()
    done = {"outcome": "Done.", **boxes("kept_on", today())}
    assert client.post(url("keep-promise", trust, 1), done).status_code == 302
    assert client.post(url("keep-promise", trust, 2), done).status_code == 403
    assert one_promise(trust).kept_on == today()


def test_a_board_reader_sees_what_was_promised_and_changes_nothing(trust, client_of):
    add_promise(trust, "A quiet room")
    client = client_of(trust.board_reader)
    assert "A quiet room" in body(client.get(url("promises", trust)))
    assert "It has been kept" not in body(client.get(url("promise", trust, 1)))
    assert client.get(url("contacts", trust)).status_code == 403
    assert client.post(url("release-promise", trust, 1), {"reason": "No."}).status_code == 403
