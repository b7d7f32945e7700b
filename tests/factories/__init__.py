"""Makers of people, organisations and rounds for tests. They go through the site's own actions."""

from tests.factories.people import Cast, join, make_person, make_trust
from tests.factories.rounds import agree_all, answer_all, closed_round, contributors, open_round

__all__ = [
    "Cast",
    "agree_all",
    "answer_all",
    "closed_round",
    "contributors",
    "join",
    "make_person",
    "make_trust",
    "open_round",
]
