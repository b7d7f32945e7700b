"""Invented tables to plan for: a trust of teams in divisions, drawn from a seed."""

import numpy as np

from colonnade.core.disclosure.table import Dimension, Hierarchy, Table

ORIENTATIONS = ("heterosexual", "lesbian or gay", "bisexual", "other", "not recorded")
SHARES = (0.42, 0.012, 0.014, 0.004, 0.55)
AGES = ("under 40", "40 to 64", "65 and over")


def place(teams: int, divisions: int) -> Dimension:
    names = tuple(f"T{team:02}" for team in range(teams))
    parents = {name: f"D{at * divisions // teams}" for at, name in enumerate(names)}
    return Dimension("team", names, (Hierarchy.of("division", parents),))


def orientation() -> Dimension:
    return Dimension("so", ORIENTATIONS, unknown=frozenset({"not recorded"}))


def by_team(people: int, teams: int = 40, divisions: int = 6, seed: int = 1) -> Table:
    """Orientation by team, in teams of very different sizes."""
    random = np.random.default_rng(seed)
    sizes = random.permutation(1 / np.arange(1, teams + 1) ** 0.7)
    counts = random.multinomial(people, np.outer(SHARES, sizes / sizes.sum()).ravel())
    return Table((orientation(), place(teams, divisions)), counts.reshape(len(SHARES), teams).astype(np.int64))


def by_age_and_team(people: int, teams: int = 12, divisions: int = 3, seed: int = 1) -> Table:
    """Orientation by age and team."""
    random = np.random.default_rng(seed)
    sizes = random.permutation(1 / np.arange(1, teams + 1) ** 0.7)
    shares = np.multiply.outer(np.outer(SHARES, (0.4, 0.4, 0.2)), sizes / sizes.sum())
    counts = random.multinomial(people, shares.ravel()).reshape(shares.shape).astype(np.int64)
    return Table((orientation(), Dimension("age", AGES), place(teams, divisions)), counts)
