"""Made-up people sorted by orientation, gender identity, age, ethnicity and team, and tables of them.

The codes are those of the NHS Data Dictionary. Nobody here is real: shares of each group only roughly follow what
surveys of England and Wales found, and how often a question was answered differs much from team to team.
The same number of people and the same seed always give the same people.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import Dimension, Hierarchy, Table

CODES: Mapping[str, tuple[str, ...]] = {
    "so": ("1", "2", "3", "4", "U", "Z", "9"),
    "gi": ("1", "2", "3", "4", "X", "Z"),
    "sab": ("Y", "N", "X", "Z"),
    "age": ("<18", "18-24", "25-39", "40-54", "55-69", "70+"),
    "eth": (*"ABCDEFGHJKLMNPRSZ", "99"),
    "team": tuple(f"T{number:02d}" for number in range(40)),
    "div": tuple(f"D{number}" for number in range(6)),
}
UNKNOWN: Mapping[str, frozenset[str]] = {
    "so": frozenset("Z9"),
    "gi": frozenset("XZ"),
    "sab": frozenset("XZ"),
    "eth": frozenset({"Z", "99"}),
}
TABLES: Mapping[str, tuple[str, ...]] = {
    "t2_so_team": ("so", "team"),
    "t2_sab_team": ("sab", "team"),
    "t3_so_age_team": ("so", "age", "team"),
    "t3_so_gi_eth": ("so", "gi", "eth"),
    "t4_so_gi_age_team": ("so", "gi", "age", "team"),
    "t5_so_gi_sab_age_div": ("so", "gi", "sab", "age", "div"),
    "t5_so_sab_age_eth_team": ("so", "sab", "age", "eth", "team"),
}
DIVISION_OF_TEAM = np.repeat(np.arange(6), (9, 8, 7, 6, 6, 4))

_ETHNICITY = np.array([52, 1, 6, 0.8, 0.4, 0.9, 1, 2.2, 2.5, 1.1, 1.8, 1, 2.6, 0.6, 0.8, 1.5, 8, 15.0])
_AGE = np.array([0.08, 0.12, 0.24, 0.24, 0.18, 0.14])
# Of those who say: heterosexual, gay or lesbian, bisexual, other, unsure, by age.
_ORIENTATION_BY_AGE = np.array(
    [
        [0.80, 0.05, 0.08, 0.02, 0.05],
        [0.82, 0.05, 0.09, 0.02, 0.02],
        [0.905, 0.04, 0.04, 0.007, 0.008],
        [0.95, 0.027, 0.013, 0.003, 0.007],
        [0.97, 0.016, 0.006, 0.002, 0.006],
        [0.978, 0.01, 0.004, 0.002, 0.006],
    ]
)
_TRANS_BY_AGE = np.array([0.015, 0.012, 0.006, 0.003, 0.002, 0.001])
# Of trans people who say their orientation, half are drawn from these: gay or lesbian, bisexual, other, unsure.
_ORIENTATION_IF_TRANS = [0.3, 0.4, 0.2, 0.1]

Places = NDArray[np.int64]


def people(n: int, seed: int = 1) -> dict[str, Places]:
    """`n` people: for each dimension of CODES, the place of each person's code in it.

    The order of the draws matters: figures that are written down elsewhere hold for exactly these people.
    """
    draw = np.random.default_rng(seed)
    team = _teams(n, draw)
    age = draw.choice(6, n, p=_AGE)
    ethnicity = draw.choice(18, n, p=_ETHNICITY / _ETHNICITY.sum())
    answering = draw.beta(3, 4, 40)[team]
    orientation, said = _orientation(age, answering, draw)
    trans = draw.random(n) < _TRANS_BY_AGE[age]
    gender = _gender(trans, answering, draw)
    same_at_birth = _same_at_birth(trans, answering, draw)
    drawn_anew = trans & said & (draw.random(n) < 0.5)
    orientation = np.where(drawn_anew, draw.choice([1, 2, 3, 4], n, p=_ORIENTATION_IF_TRANS), orientation)
    return {
        "so": orientation,
        "gi": gender,
        "sab": same_at_birth,
        "age": age,
        "eth": ethnicity,
        "team": team,
        "div": DIVISION_OF_TEAM[team],
    }


def _teams(n: int, draw: np.random.Generator) -> Places:
    weights = draw.permutation(1 / np.arange(1, 41) ** 0.7)
    return draw.choice(40, n, p=weights / weights.sum())


def _orientation(age: Places, answering: NDArray, draw: np.random.Generator) -> tuple[Places, NDArray[np.bool_]]:
    """Orientation, and who said it: the others declined or were not asked."""
    steps = _ORIENTATION_BY_AGE.cumsum(axis=1)
    at = draw.random(len(age))
    # The last step is 1 but for rounding, so only the first four are looked at.
    which = sum((at > steps[age, step]).astype(np.int64) for step in range(4))
    said = draw.random(len(age)) < answering
    declined = draw.random(len(age)) < 0.15
    return np.where(said, which, np.where(declined, 5, 6)), said


def _gender(trans: NDArray[np.bool_], answering: NDArray, draw: np.random.Generator) -> Places:
    n = len(trans)
    gender = np.where(draw.random(n) < 0.45, 0, 1)
    gender = np.where(trans & (draw.random(n) < 0.3), 2, gender)
    gender = np.where(draw.random(n) < 0.0008, 3, gender)
    said = draw.random(n) < np.clip(answering + 0.2, 0, 0.97)
    return np.where(said, gender, np.where(draw.random(n) < 0.1, 5, 4))


def _same_at_birth(trans: NDArray[np.bool_], answering: NDArray, draw: np.random.Generator) -> Places:
    n = len(trans)
    said = draw.random(n) < answering * 0.9
    declined = draw.random(n) < 0.12
    return np.where(said, np.where(trans, 1, 0), np.where(declined, 3, 2))


def count(dims: tuple[str, ...], who: Mapping[str, Places], *, unknown: bool = False) -> Table:
    """These people counted by these dimensions of CODES; teams are in divisions.

    With `unknown`, the codes that mean that nobody knows are marked as such.
    """
    shape = tuple(len(CODES[name]) for name in dims)
    flat = np.ravel_multi_index([who[name] for name in dims], shape)
    counts = np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape).astype(np.int64)
    return Table(tuple(_dimension(name, unknown=unknown) for name in dims), counts)


def _dimension(name: str, *, unknown: bool) -> Dimension:
    groups = zip(CODES["team"], (CODES["div"][place] for place in DIVISION_OF_TEAM), strict=True)
    hierarchies = (Hierarchy("division", tuple(groups)),) if name == "team" else ()
    return Dimension(name, CODES[name], hierarchies, UNKNOWN.get(name, frozenset()) if unknown else frozenset())


@lru_cache(maxsize=1)
def _crowd(n: int, seed: int) -> dict[str, Places]:
    return people(n, seed)


def table(name: str, n: int, seed: int = 1, *, unknown: bool = False) -> Table:
    """The table of TABLES called `name`, of `n` people."""
    return count(TABLES[name], _crowd(n, seed), unknown=unknown)
