"""Short ways to tell what happens in a round. They go through the site's own actions."""

from __future__ import annotations

import html
import re
from contextlib import contextmanager
from itertools import count

import pytest
from django.apps import apps
from django.urls import reverse

from colonnade.apps.evidence.public import add_evidence, note_content
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import (
    Agreement,
    Answer,
    AnswerEvidence,
    Contribution,
    Focus,
    Round,
    RoundTeam,
    Seat,
)
from colonnade.apps.programme.presenters import standing as pages_of_standing
from colonnade.apps.programme.selectors import standing
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.models import TenantModel
from tests.factories import make_person

GIVE = {"address_of": lambda code, secret: f"https://example.org/{code}/{secret}"}
TABLES = (Round, RoundTeam, Seat, Contribution, Answer, AnswerEvidence, Agreement, Focus)
_numbers = count(1)


@contextmanager
def refused(sentence, kind=Refused):
    """What stands in the block is refused with exactly this sentence."""
    with pytest.raises(kind) as refusal:
        yield refusal
    assert str(refusal.value) == sentence


def elements(round_):
    """The numbers of the round's elements."""
    return [element.id for element in selectors.framework_of(round_).elements]


def lines(round_, rating="in_progress", ratings=None, notes=None):
    """A whole sheet: one rating, or as `ratings` and `notes` have it by element."""
    return [
        actions.Keyed(element, (ratings or {}).get(element, rating), (notes or {}).get(element, ""))
        for element in elements(round_)
    ]


def key_in(cast, round_, voice, people, rating="in_progress", *, ratings=None, notes=None):
    """That many sheets of one voice, quickly."""
    with cast.acting():
        for _ in range(people):
            actions.key_in_sheet(
                round_=round_,
                sheet=f"S{next(_numbers)}",
                voice=voice,
                team=None,
                lines=lines(round_, rating, ratings, notes),
                by=cast.inclusion_lead,
            )


def seat(cast, round_, voice="teams", name="Rowan Reed", person=None):
    """A person with a seat, who can sign in."""
    person = person or make_person(name=name)
    with cast.acting():
        given = actions.give_seat(
            round_=round_, email=person.email, name=person.name, voice=voice, by=cast.inclusion_lead, **GIVE
        )
    given.person = person
    return given


def begin(cast, round_, person):
    """That person's contribution."""
    with cast.acting():
        return actions.begin_contribution(round_=round_, by=person)


def save(cast, round_, contribution, element="1.1", rating="in_place", *, note="", version=0):
    """Save one answer."""
    with cast.acting():
        return actions.save_answer(
            round_=round_, contribution=contribution, element=element, rating=rating, note=note, version=version
        )


def end(cast, round_):
    """End the answering."""
    with cast.acting():
        return actions.end_answers(round_=round_, by=cast.round_chair)


def agree(cast, round_, element="1.1", rating="in_place", reason="We agreed.", *, dissent="", version=0):
    """Record one agreed rating."""
    with cast.acting():
        return actions.record_agreement(
            round_=round_,
            element=element,
            rating=rating,
            reason=reason,
            dissent=dissent,
            version=version,
            by=cast.round_chair,
        )


def agree_all(cast, round_, rating="in_progress", ratings=None, reason="We agreed."):
    """Agree every element: on one rating, or as `ratings` has it."""
    for element in elements(round_):
        agree(cast, round_, element, (ratings or {}).get(element, rating), reason)


def close(cast, round_, note=""):
    """Close the round."""
    with cast.acting():
        return actions.close_round(round_=round_, note=note, by=cast.round_chair)


def show(cast, element, stale_after, title="Minutes"):
    """Put a note behind an element (`inclusion-2022/1.1`), until that day."""
    with cast.acting():
        return add_evidence(
            organisation=cast.organisation,
            title=title,
            owner=cast.inclusion_lead,
            stale_after=stale_after,
            elements=[element],
            content=note_content(f"What {title} says."),
            by=cast.inclusion_lead,
        )


def reread(cast, round_):
    """The round as it stands now."""
    with cast.acting():
        return selectors.round_by_number(cast.organisation, round_.number)


def chain(cast):
    """The organisation's audit entries, oldest first: verb, subject, whose, detail."""
    with cast.acting():
        rows = Entry.objects.within(cast.organisation).order_by("number")
        return [(row.verb, row.subject, row.by_id, row.detail) for row in rows]


def stored(cast, *models):
    """Every row of the organisation in these tables, or in all of the programme's."""
    with acting_in(cast.organisation.pk):
        return {
            model.__name__: list(model.objects.within(cast.organisation).order_by("pk").values())
            for model in models or TABLES
        }


def every_table():
    """Every table of the programme's, those that come later too."""
    models = apps.get_app_config("programme").get_models()
    return tuple(model for model in models if issubclass(model, TenantModel))


def url(name, cast, *parts):
    """The address of a page of the organisation; a round stands for its number."""
    return reverse(name, args=[cast.organisation.code, *(getattr(part, "number", part) for part in parts)])


def body(response):
    """A page's text without its tags, on one line."""
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).strip()


def page_of(response):
    """A page as it was sent, without what is new with each sending."""
    text = response.content.decode()
    text = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", text)
    return re.sub(r' nonce="[^"]*"', "", text)


def forget():
    """Forget what the site remembers of rounds: one that is taken back leaves its number to the next one."""
    for module in (standing, pages_of_standing):
        for remembered in vars(module).values():
            if hasattr(remembered, "cache_clear"):
                remembered.cache_clear()


def today():
    """Today, as the site sees it."""
    return clock.today()
