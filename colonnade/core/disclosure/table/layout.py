"""What the columns of a file mean: its dimensions, their groups, the count, and the words for totals and unknowns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from colonnade.core.disclosure.table.dimension import TOTAL
from colonnade.core.disclosure.table.errors import TableError

__all__ = ["USUAL_COUNTS", "Layout"]

# Columns that hold the count where nobody says which does, the likeliest first.
USUAL_COUNTS = ("n", "count", "value", "people")


@dataclass(frozen=True)
class Layout:
    """How a file of counts is to be read.

    `dims` are the columns that sort people. `paths` are the hierarchies: each starts with a dimension and goes up
    through the columns that say in which group it is, such as ("team", "division", "directorate"). `count` is the
    column of the numbers; where it is empty, `counted` finds it. `unknown` gives, for a dimension, the codes that mean
    that nobody knows. `total` is the word for a margin, in capitals or not. Raises TableError where they contradict one
    another.
    """

    dims: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...] = ()
    count: str = ""
    unknown: Mapping[str, frozenset[str]] = field(default_factory=dict)
    total: str = TOTAL

    def __post_init__(self) -> None:
        """Refuse a column that would mean two things."""
        if not self.dims or not all(self.dims):
            raise TableError("A table needs at least one dimension, and each has a name.")
        for name, times in Counter(self.dims).items():
            if times > 1:
                raise TableError(f"The dimension {name} is named twice.")
        for path in self.paths:
            self._check_path(path)
        self._check_groups()
        for name in self.unknown:
            self._check_dimension(name, "the codes that mean unknown")
        if self.count in {*self.dims, *self.groups}:
            raise TableError(f"The column {self.count} cannot be the count and a dimension or group too.")

    def _check_path(self, path: tuple[str, ...]) -> None:
        self._check_dimension(path[0], f"the hierarchy {':'.join(path)}")
        if len(path) < 2 or not all(path):  # noqa: PLR2004 - a dimension and at least one column over it
            raise TableError(f"The hierarchy {':'.join(path)} names no column that says the groups of {path[0]}.")
        for name in path[1:]:
            if name in self.dims or path.count(name) > 1:
                raise TableError(f"In the hierarchy {':'.join(path)}, {name} cannot be a group over {path[0]}.")

    def _check_groups(self) -> None:
        over = Counter(name for dim in self.dims for name in {*sum(self.paths_of(dim), ())})
        for name, times in over.items():
            if times > 1:
                raise TableError(f"The column {name} cannot say the groups of two dimensions: give each its own.")

    def _check_dimension(self, name: str, what: str) -> None:
        if name not in self.dims:
            raise TableError(f"{name} is not among the dimensions {', '.join(self.dims)}, but {what} names it.")

    @property
    def groups(self) -> tuple[str, ...]:
        """The columns that say groups, each once."""
        return tuple(dict.fromkeys(name for path in self.paths for name in path[1:]))

    def paths_of(self, dim: str) -> tuple[tuple[str, ...], ...]:
        """The columns over one dimension, a tuple for each of its hierarchies, from the bottom up."""
        return tuple(path[1:] for path in self.paths if path[0] == dim)

    def is_total(self, code: str) -> bool:
        """Whether a code is the word for everything."""
        return code.casefold() == self.total.casefold()

    def counted(self, names: Sequence[str]) -> str:
        """The column of `names` that holds the numbers. Raises TableError where there is none, or nobody can tell."""
        if self.count:
            return self.count
        left = [name for name in names if name not in self.dims and name not in self.groups]
        if len(left) == 1:
            return left[0]
        likely = [name for usual in USUAL_COUNTS for name in left if name.casefold() == usual]
        if likely:
            return likely[0]
        if not left:
            raise TableError("There is no column with the count of people.")
        raise TableError(f"Which column holds the count of people? It could be {', '.join(left[:8])}: name it.")
