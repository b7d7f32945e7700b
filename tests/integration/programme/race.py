"""Lets two people press the same button at the same moment: `python -m tests.integration.programme.race STEP`.

It runs in a process of its own on a database that keeps what it is told, for a race needs two real connections. Each
write is made slow between its check and its end, so that without a lock the second would pass the check too.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import django
from django.core.management import call_command
from django.db import connections
from django.test import Client

django.setup()

from colonnade.apps.programme import actions, selectors  # noqa: E402
from colonnade.apps.programme.actions import agreements, answers, focus, rounds  # noqa: E402
from colonnade.apps.programme.models import Contribution, Focus, Round, Seat  # noqa: E402
from colonnade.foundation.audit.record import verify  # noqa: E402
from colonnade.foundation.permissions import Role  # noqa: E402
from tests.factories import join, make_person, make_trust  # noqa: E402
from tests.integration.programme import telling  # noqa: E402

ROLES = (Role.INCLUSION_LEAD, Role.ROUND_CHAIR, Role.EXECUTIVE_SPONSOR)
SLOW_SECONDS = 0.15
RACING = threading.Event()
WITHIN_SECONDS = 60


def _opening(title):
    """What somebody fills in to open a round that people can answer in today."""
    day = telling.today()
    boxes = {0: day.day, 1: day.month, 2: day.year}
    given = {"title": title, "framework": "inclusion-2022", "voices": ["teams"]}
    given |= {f"{name}_{place}": box for name in ("opens_on", "answers_due_on") for place, box in boxes.items()}
    return given


class Races:
    """One organisation, and what happened in each race."""

    def __init__(self):
        self.cast = make_trust("RX1", roles=ROLES)
        self.other_lead = join(self.cast.organisation, Role.INCLUSION_LEAD, make_person("Other Lead"))
        self.told = {}

    def window(self, person):
        """A browser of somebody who is signed in."""
        made = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
        made.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return made

    def race(self, name, *runners):
        """Let each runner (person, address, what they send; None only looks) run at once, and keep their answers."""
        windows = [self.window(person) for person, _, _ in runners]
        start, found = threading.Barrier(len(runners)), [None] * len(runners)

        def run(place):
            _, address, sent = runners[place]
            start.wait(WITHIN_SECONDS)
            answer = windows[place].get(address) if sent is None else windows[place].post(address, sent)
            found[place] = {"status": answer.status_code, "page": answer.content.decode(), "text": telling.body(answer)}
            connections.close_all()

        threads = [threading.Thread(target=run, args=[place]) for place in range(len(runners))]
        RACING.set()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(WITHIN_SECONDS)
        RACING.clear()
        self.told.setdefault(name, []).append(found)

    def url(self, name, *parts):
        """The address of a page of the organisation."""
        return telling.url(name, self.cast, *parts)

    def count(self, model, **where):
        """How many rows there are."""
        with self.cast.acting():
            return model.objects.within(self.cast.organisation).filter(**where).count()


def _make_slow():
    """Wait between what is checked and what is written."""

    def slowly(work):
        def waited(*given, **named):
            done = work(*given, **named)
            if RACING.is_set():
                time.sleep(SLOW_SECONDS)
            return done

        return waited

    for module in (rounds, answers, agreements, focus):
        module.record = slowly(module.record)
    answers.check_answer_is_current = slowly(answers.check_answer_is_current)
    answers._locked = slowly(answers._locked)


def _open(races):
    address, lead, other = races.url("open-round"), races.cast.inclusion_lead, races.other_lead
    chair = {"chair": str(races.cast.round_chair.pk)}
    races.race("open", (lead, address, {**_opening("One"), **chair}), (other, address, {**_opening("Other"), **chair}))
    races.told["rounds"] = races.count(Round)
    with races.cast.acting():
        return selectors.round_by_number(races.cast.organisation, 1)


def _ask(races, round_):
    address, sent = races.url("seats", round_), {"people": "Rowan, rowan@example.org", "voice": "teams", "team": ""}
    races.race("seats", (races.cast.inclusion_lead, address, sent), (races.other_lead, address, sent))
    races.told["seats held"] = races.count(Seat, role="contributor")
    with races.cast.acting():
        return next(seat.person for seat in selectors.seats(round_) if seat.voice)


def _answer(races, round_, rowan):
    look = races.url("answer", round_, "1.1")
    races.race("begin", (rowan, look, None), (rowan, look, None))
    races.told["contributions begun"] = races.count(Contribution)
    contribution = telling.begin(races.cast, round_, rowan)
    for number, element in enumerate(telling.elements(round_)):
        if element not in {"1.1", "1.2"}:
            telling.save(races.cast, round_, contribution, element)
            continue
        address = races.url("answer", round_, element)
        one = {"rating": "in_place", "note": f"One tab {number}", "version": "0"}
        other = {"rating": "not_in_place", "note": f"Other tab {number}", "version": "0"}
        races.race("answer", (rowan, address, one), (rowan, address, other))


def _hand_in(races, round_, rowan):
    address = races.url("answer", round_, "6.2")
    for version in range(1, 4):
        sent = {"rating": "in_progress", "note": f"Last words {version}", "version": version}
        races.race("hand in", (rowan, races.url("hand-in", round_), {}), (rowan, address, sent))
        races.window(rowan).post(races.url("take-back", round_))


def _key_in(races, round_):
    sent = {"sheet": "A7", "voice": "teams", "team": ""}
    sent |= {f"rating-{element}": "in_place" for element in telling.elements(round_)}
    sent |= {"note-1.1": "Words on the paper"}
    address = races.url("key-in", round_)
    races.race("key in", (races.cast.inclusion_lead, address, sent), (races.other_lead, address, sent))
    races.told["sheets"] = races.count(Contribution, sheet="A7")


def _end(races, round_, rowan):
    chair, lead = races.cast.round_chair, races.cast.inclusion_lead
    address = races.url("answer", round_, "6.1")
    late = {"rating": "not_in_place", "note": "Words in the last moment", "version": "1"}
    end = races.url("end-answers", round_)
    races.race("end", (chair, end, {}), (lead, end, {}), (rowan, address, late))


def _agree(races, round_):
    chair, address = races.cast.round_chair, races.url("agree", round_, "1.1")
    one = {"rating": "in_place", "reason": "One reason", "dissent": "One dissent", "version": "0"}
    other = {"rating": "not_in_place", "reason": "Other reason", "dissent": "Other dissent", "version": "0"}
    races.race("agree", (chair, address, one), (chair, address, other))
    for element in telling.elements(round_)[1:]:
        telling.agree(races.cast, round_, element)


def _close(races, round_):
    address = races.url("close-round", round_)
    one, other = {"note": "Note of the chair"}, {"note": "Note of the lead"}
    races.race("close", (races.cast.round_chair, address, one), (races.cast.inclusion_lead, address, other))


def _choose(races):
    with races.cast.acting():
        for number in ("1", "2"):
            actions.choose_focus(
                organisation=races.cast.organisation, pillar=f"inclusion-2022/{number}", reason="R", by=races.other_lead
            )
    address = races.url("focus")
    sent = [{"pillar": f"inclusion-2022/{number}", "reason": f"Reason {number}"} for number in ("3", "4")]
    people = (races.cast.inclusion_lead, races.cast.executive_sponsor)
    races.race("focus", *[(person, address, one) for person, one in zip(people, sent, strict=True)])
    races.told["focus chosen"] = races.count(Focus, ended_at=None)


def run() -> None:
    """Run every race in the order of a round, and print what happened."""
    races = Races()
    _make_slow()
    round_ = _open(races)
    rowan = _ask(races, round_)
    _answer(races, round_, rowan)
    _hand_in(races, round_, rowan)
    _key_in(races, round_)
    _end(races, round_, rowan)
    _agree(races, round_)
    _close(races, round_)
    _choose(races)
    with races.cast.acting():
        races.told["chain"] = verify(races.cast.organisation)[1]
    sys.stdout.write(json.dumps(races.told))


def prepare() -> None:
    """Make the tables, as the owner of the database."""
    call_command("migrate", verbosity=0, skip_checks=True)


if __name__ == "__main__":
    {"prepare": prepare, "run": run}[sys.argv[1]]()
