"""The board report of a large organisation in each format: seconds of the clock and of CPU, with charts cached."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from colonnade.apps.programme import actions as programme
from colonnade.apps.reporting import actions, selectors
from colonnade.apps.reporting.presenters import FORMATS, board_document, report_file
from colonnade.apps.reporting.presenters.bundle import bundle_file
from colonnade.foundation import clock
from tests.benchmarks.world import make

LARGE = {"teams": 40, "contributors": 600, "rounds": 6}
ACTIONS, DECISIONS, READINGS = 120, 20, 24
COUNTED, AT_MOST = 5, 2.0


def measure() -> None:
    """Print the table."""
    cast = make("LRG", **LARGE)
    with cast.acting():
        _work(cast)
        print(
            f"{', '.join(f'{number} {what}' for what, number in LARGE.items())}, {ACTIONS} actions with measures, "
            f"on {connection.vendor}; at most {AT_MOST:.1f} s each with charts cached"
        )
        print("what              first s  then s  CPU s     kB  queries")
        for name, make_it in {
            **{ending: _written(cast, ending) for ending in FORMATS},
            "bundle": _bundle(cast),
        }.items():
            _print(name, make_it)


def _work(cast) -> None:
    """Progress, actions with measures and readings, and questions."""
    organisation, by, today = cast.organisation, cast.inclusion_lead, clock.today()
    elements = [one.ref for one in programme_elements(organisation)]
    for element in elements:
        programme.record_progress(
            organisation=organisation, element=element, level="moderate", action_to_date="Done. " * 40, by=by
        )
    for number in range(ACTIONS):
        action = programme.add_action(
            organisation=organisation,
            title=f"Action {number} of the plan",
            post="Director of people",
            owner=cast.analyst,
            starts_on=today - timedelta(days=200),
            due_on=today - timedelta(days=number - 60),
            serves=[("recommendation", elements[number % len(elements)])],
            by=by,
        )
        measure = programme.add_measure(action=action, name="Share trained", unit="%", better="higher", by=by)
        for step in range(READINGS):
            programme.add_reading(
                measure=measure, read_on=today - timedelta(days=7 * step), value=Decimal(50 + step), by=by
            )
    for number in range(DECISIONS):
        actions.ask_decision(
            organisation=organisation, question=f"Shall we do {number}?", why="Because. " * 40, asked_of="Board", by=by
        )


def programme_elements(organisation):
    """The elements of the framework in use."""
    return selectors.board_facts(organisation, clock.today()).elements


def _written(cast, ending):
    def write() -> bytes:
        return report_file(board_document(selectors.board_facts(cast.organisation, clock.today())), ending)

    return write


def _bundle(cast):
    return lambda: bundle_file(cast.organisation, clock.today())


def _print(name, make_it) -> None:
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        content = make_it()
    first = time.perf_counter() - began
    clocks, cpus = [], []
    for _ in range(COUNTED):
        began, cpu = time.perf_counter(), time.process_time()
        make_it()
        clocks.append(time.perf_counter() - began)
        cpus.append(time.process_time() - cpu)
    then, spent = statistics.median(clocks), statistics.median(cpus)
    print(f"{name:<15}{first:>10.2f}{then:>8.2f}{spent:>7.2f}{len(content) / 1000:>7.0f}{len(captured):>9}")
