"""A page as plain values for JSON, and back again with every value checked."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.ledger.errors import LedgerError
from colonnade.core.disclosure.table import UNBOUNDED, Counts, Dimension, Hierarchy, Release, Status

__all__ = ["fields", "page_from_plain_values", "page_in_plain_values", "text", "texts", "whole"]


def page_in_plain_values(release: Release) -> dict[str, Any]:
    """The public view: its dimensions, and the four arrays as flat lists, the last dimension fastest."""
    return {
        "dimensions": [_dimension_in_plain_values(one) for one in release.dimensions],
        "status": release.status.ravel().tolist(),
        "shown": release.shown.ravel().tolist(),
        "low": release.low.ravel().tolist(),
        "high": release.high.ravel().tolist(),
    }


def _dimension_in_plain_values(dimension: Dimension) -> dict[str, Any]:
    return {
        "name": dimension.name,
        "categories": list(dimension.categories),
        "hierarchies": [
            {"name": one.name, "parents": [list(pair) for pair in one.parents]} for one in dimension.hierarchies
        ],
        "unknown": sorted(dimension.unknown),
    }


def page_from_plain_values(values: object) -> Release:
    """The page that plain values describe. Raises LedgerError or TableError where they describe none."""
    dims, status, shown, low, high = fields(values, "dimensions", "status", "shown", "low", "high")
    if not isinstance(dims, list) or not dims:
        raise LedgerError("a page has a list of dimensions")
    dimensions = tuple(_dimension_from_plain_values(one) for one in dims)
    shape = tuple(len(one.codes) for one in dimensions)
    return Release(
        dimensions,
        _array(status, shape, 0, int(Status.ABSENT)).astype(np.uint8),
        _array(shown, shape, -1, UNBOUNDED),
        _array(low, shape, 0, UNBOUNDED),
        _array(high, shape, 0, UNBOUNDED),
    )


def _dimension_from_plain_values(values: object) -> Dimension:
    name, categories, hierarchies, unknown = fields(values, "name", "categories", "hierarchies", "unknown")
    if not isinstance(hierarchies, list):
        raise LedgerError("a dimension has a list of hierarchies")
    found = tuple(_hierarchy(one) for one in hierarchies)
    return Dimension(text(name), texts(categories), found, frozenset(texts(unknown)))


def _hierarchy(values: object) -> Hierarchy:
    name, parents = fields(values, "name", "parents")
    if not isinstance(parents, list):
        raise LedgerError("a hierarchy has a list of parents")
    pairs = [texts(pair) for pair in parents]
    if any(len(pair) != len(("code", "group")) for pair in pairs):
        raise LedgerError("a code and its group make a pair")
    return Hierarchy(text(name), tuple((pair[0], pair[1]) for pair in pairs))


def _array(values: object, shape: tuple[int, ...], least: int, most: int) -> Counts:
    size = int(np.prod(shape, dtype=object))
    if not isinstance(values, list) or len(values) != size:
        raise LedgerError(f"a page of these dimensions has {size} cells")
    found: NDArray[np.int64] = np.array([whole(one, least, most) for one in values], dtype=np.int64)
    return found.reshape(shape)


def fields(values: object, *names: str) -> tuple[Any, ...]:
    """The values of exactly these names. Raises LedgerError where one is missing or there is another."""
    if not isinstance(values, dict) or values.keys() != set(names):
        raise LedgerError(f"these are to be given, and nothing else: {', '.join(names)}")
    return tuple(values[name] for name in names)


def text(value: object) -> str:
    """The value, which is to be a text."""
    if not isinstance(value, str):
        raise LedgerError("a text is missing")
    return value


def texts(value: object) -> tuple[str, ...]:
    """The value, which is to be a list of texts."""
    if not isinstance(value, list):
        raise LedgerError("a list of texts is missing")
    return tuple(text(one) for one in value)


def whole(value: object, least: int, most: int) -> int:
    """The value, which is to be a whole number from `least` to `most`."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise LedgerError(f"a whole number from {least} to {most} is missing")
    return value
