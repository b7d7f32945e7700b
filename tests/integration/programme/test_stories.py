"""Stories are shown by whose they are, while they agree, and nothing of them remains after that (R020, R022, R023)."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Story
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.audit.record import verify
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import TenantModel
from tests.integration.programme.practising import ago, leave, three
from tests.integration.programme.telling import body, chain, refused, stored, today, url

TITLE, LINK = "Why I march, by Q7-TELLER", "https://example.nhs.uk/q7-story"
SENT = {"form": "blog", "title": TITLE, "link": LINK}


def tell(cast, teller, **given):
    """Show where somebody's own story is."""
    with cast.acting():
        return actions.show_story(
            organisation=cast.organisation,
            teller=teller,
            **{"form": "blog", "title": TITLE, "link": LINK, "told_on": ago(5)} | given,
        )


def shown(cast):
    """The titles in the list."""
    with cast.acting():
        return [story.title for story in selectors.stories(cast.organisation)]


def everything_held(cast):
    """Every row of every table of the organisation, as text."""
    held = {}
    with acting_in(cast.organisation.pk):
        for model in apps.get_models():
            if issubclass(model, TenantModel):
                held[model._meta.label] = list(model.objects.within(cast.organisation).values())
    return json.dumps(held, default=str)


def test_a_story_is_shown_to_everybody_here_and_says_nobodys_name(trust, client_of):
    teller = client_of(trust.executive_sponsor)
    assert teller.post(url("tell-story", trust), {**SENT, **three("told_on", ago(5))}).status_code == 302
    for person in (trust.contributor, trust.partner, trust.board_reader):
        page = client_of(person).get(url("stories", trust))
        assert TITLE in body(page)
        assert f'href="{LINK}"' in page.content.decode()
        assert trust.executive_sponsor.name not in body(page)
        assert "Take it back" not in body(page)
    assert "Take it back" in body(teller.get(url("stories", trust)))


def test_the_note_comes_before_the_form(trust, client_of):
    """R022: it is voluntary, and why it matters."""
    page = body(client_of(trust.executive_sponsor).get(url("tell-story", trust)))
    for words in ("You do not have to.", "It matters:", "You can take it back at any time."):
        assert page.index(words) < page.index("How do you tell it?")


def test_nobody_can_add_one_for_somebody_else(trust, client_of):
    """Whatever is sent along, the story is that of who sends it."""
    window = client_of(trust.inclusion_lead)
    forged = {"teller": str(trust.contributor.pk), "person": str(trust.contributor.pk), "by": str(trust.contributor.pk)}
    assert window.post(url("tell-story", trust), {**SENT, **forged, **three("told_on", ago(5))}).status_code == 302
    [row] = stored(trust, Story)["Story"]
    assert row["teller_id"] == trust.inclusion_lead.pk


def test_after_taking_back_nothing_remains(trust, client_of):
    """R023: neither in any row of the organisation nor in its audit chain."""
    before = everything_held(trust)
    tell(trust, trust.executive_sponsor)
    held = everything_held(trust)
    assert "Q7-TELLER" in held
    [story] = stored(trust, Story)["Story"]
    assert client_of(trust.executive_sponsor).post(url("take-back-story", trust, story["id"])).status_code == 302
    after = everything_held(trust)
    for trace in ("Q7-TELLER", "q7-story", TITLE, LINK):
        assert trace not in after
    [row] = stored(trust, Story)["Story"]
    assert (row["teller_id"], row["title"], row["link"]) == (None, "", "")
    # The teller's own id stands nowhere where it did not stand before there was a story.
    assert mentions(after, trust.executive_sponsor) == mentions(before, trust.executive_sponsor)
    assert shown(trust) == []


def mentions(held, person):
    """In which tables and columns a person's id stands, and how often."""
    found = {}
    for table, rows in json.loads(held).items():
        for row in rows:
            for column, value in row.items():
                if value == person.pk and column != "id" and column.endswith("_id") and column != "organisation_id":
                    found[(table, column)] = found.get((table, column), 0) + 1
    return found


def test_the_chain_never_says_whose_story_it_was(trust):
    """An entry cannot be taken out of a chain, so it never holds what somebody may want back."""
    story = tell(trust, trust.executive_sponsor)
    with trust.acting():
        actions.take_back_story(story=story)
        entries = list(Entry.objects.within(trust.organisation).filter(verb__startswith="story."))
        _length, breaks = verify(trust.organisation)
    assert [(one.verb, one.subject, one.by_id, one.detail) for one in entries] == [
        ("story.shown", "stories", None, {}),
        ("story.taken_back", "stories", None, {}),
    ]
    assert breaks == []


def test_the_database_itself_refuses_a_trace(trust):
    story = tell(trust, trust.executive_sponsor)
    for column, value in (("title", TITLE), ("link", LINK), ("teller", trust.executive_sponsor)):
        wiped = {"teller": None, "title": "", "link": "", "taken_back_at": story.agreed_at, column: value}
        with pytest.raises(IntegrityError), transaction.atomic(), trust.acting():
            Story.objects.within(trust.organisation).filter(pk=story.pk).update(**wiped)


def test_only_the_teller_takes_it_back(trust, other_trust, client_of):
    story = tell(trust, trust.executive_sponsor)
    address = url("take-back-story", trust, story.pk)
    for person in (trust.inclusion_lead, trust.contributor):
        assert client_of(person).post(address).status_code == 403
    assert client_of(other_trust.inclusion_lead).post(url("take-back-story", other_trust, story.pk)).status_code == 404
    teller = client_of(trust.executive_sponsor)
    assert teller.get(address).status_code == 405
    assert shown(trust) == [TITLE]
    assert "Its title, its link and that it was yours are gone." in body(teller.post(address, follow=True))
    assert teller.post(address).status_code == 404


def test_who_has_left_is_shown_no_more_and_forgotten_at_night(trust):
    """They can no longer take it back themselves, so it goes as they go."""
    tell(trust, trust.analyst)
    tell(trust, trust.executive_sponsor, title="Stays")
    leave(trust, trust.analyst)
    assert shown(trust) == ["Stays"]
    with trust.acting():
        assert actions.forget_leavers_stories(organisation=trust.organisation) == 1
        assert actions.forget_leavers_stories(organisation=trust.organisation) == 0
    assert "Q7-TELLER" not in everything_held(trust)
    assert chain(trust)[-1][:3] == ("story.taken_back", "stories", None)


def test_a_story_that_was_not_told_yet_is_refused(trust, client_of):
    tomorrow = today() + timedelta(days=1)
    with refused("Choose today or an earlier day: show it once it has been told."):
        tell(trust, trust.analyst, told_on=tomorrow)
    page = client_of(trust.analyst).post(url("tell-story", trust), {**SENT, **three("told_on", tomorrow)})
    assert page.status_code == 422
    assert "show it once it has been told" in body(page)
    assert TITLE in page.content.decode()
    assert shown(trust) == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/story", "data:text/html,hello"])
def test_a_link_is_one_of_the_web(trust, client_of, link):
    sent = {**SENT, "link": link, **three("told_on", ago(5))}
    page = client_of(trust.analyst).post(url("tell-story", trust), sent)
    assert page.status_code == 422
    assert "Enter an address such as https://example.nhs.uk/page" in body(page)
