"""Small tables and pages that tests of the ledger share."""

from datetime import date

import numpy as np

from colonnade.core.disclosure.ledger import Draft, Population
from colonnade.core.disclosure.ledger.reading import read
from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Rule, Table

LETTERS = ("lesbian", "gay", "bisexual", "straight", "other", "declined")


def teams(count, divisions, name="team"):
    codes = tuple(f"T{number}" for number in range(count))
    places = {code: f"D{number * divisions // count}" for number, code in enumerate(codes)}
    return Dimension(name, codes, (Hierarchy.of("division", places),))


def dimension(name, *codes, **parents):
    hierarchies = (Hierarchy.of("group", parents),) if parents else ()
    return Dimension(name, codes, hierarchies)


def table(dimensions, *counts):
    shape = [len(one.categories) for one in dimensions]
    return Table(tuple(dimensions), np.array(counts, dtype=np.int64).reshape(shape))


def people(count, seed=1, team_count=40):
    """For each person the places of a letter and of a team."""
    chance = np.random.default_rng(seed)
    letter = chance.choice(6, count, p=[0.02, 0.02, 0.03, 0.72, 0.01, 0.2])
    size = 1 / np.arange(1, team_count + 1) ** 0.7
    return letter, chance.choice(team_count, count, p=size / size.sum())


def counted(letter, team, dimensions):
    shape = [len(one.categories) for one in dimensions]
    flat = np.ravel_multi_index([letter, team], shape)
    return Table(tuple(dimensions), np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape).astype(np.int64))


def page(table, *hidden, absent=(), **options):
    """A page of the table with these cells, given as tuples of codes, hidden or absent."""
    masks = []
    for cells in (hidden, absent):
        mask = np.zeros(table.shape, dtype=np.bool_)
        for codes in cells:
            mask[tuple(one.position[code] for one, code in zip(table.dimensions, codes, strict=True))] = True
        masks.append(mask)
    return Release.of(table.dimensions, table.cells, masks[0], absent=masks[1], **options)


def safe_page(table, also=None, high=7):
    """A page that settles no small cell and none of `also`: all is hidden, and then published while it is safe."""
    must = (table.cells > 0) & (table.cells <= high)
    if also is not None:
        must |= also
    hidden = table.cells > 0
    order = [place for place in np.argsort(-table.cells, axis=None, kind="stable") if not must.flat[place]]
    todo = [[place for place in order if table.cells.flat[place]]]
    while todo:
        some = todo.pop()
        trial = hidden.copy()
        trial.flat[some] = False
        if not (read(Release.of(table.dimensions, table.cells, trial)).settled & must).any():
            hidden = trial
        elif len(some) > 1:
            todo += [some[len(some) // 2 :], some[: len(some) // 2]]
    return Release.of(table.dimensions, table.cells, hidden)


def draft(release, title="Staff by letter", who="staff in post", on=date(2026, 4, 1), **more):
    told = {"rule": Rule(), "version": "0.1.0", **more}
    return Draft(on=on, title=title, population=Population(who, told.pop("of", on)), release=release, **told)
