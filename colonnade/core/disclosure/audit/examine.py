"""The audit: takes what a reader has, and answers for each hidden cell whether it can be worked out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.attackers import Attacker
from colonnade.core.disclosure.audit.changes import changes_since
from colonnade.core.disclosure.audit.equations import Equations, equations_of
from colonnade.core.disclosure.audit.extras import groups_of, pairs_of, shown_small
from colonnade.core.disclosure.audit.frame import Bounds, Frame, bounds_of, merge
from colonnade.core.disclosure.audit.insiders import FromInsiders, from_insiders
from colonnade.core.disclosure.audit.offered import Holders, holders_of
from colonnade.core.disclosure.audit.propagation import narrowed
from colonnade.core.disclosure.audit.solving import Question, Solved, solve
from colonnade.core.disclosure.audit.verdict import Attack, Audit, Change, Group, Pair, Safety
from colonnade.core.disclosure.table import Alternatives, Cell, Release, Rule, Status
from colonnade.core.disclosure.table.earlier import Earlier

__all__ = ["audit"]

Progress = Callable[[int, int], None]
# How many of the proofs found for one attacker are tried on the next.
_HANDED_ON = 12
ALL = (Attacker.A0, Attacker.A1, Attacker.A2, Attacker.A3)


def audit(
    release: Release,
    rule: Rule = Rule(),  # noqa: B008 -- frozen
    *,
    attackers: Sequence[Attacker] = ALL,
    insiders: Iterable[Sequence[Cell]] = (),
    prior: Sequence[Earlier] = (),
    alternatives: Alternatives | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Audit:
    """Attack a page with everything that the attackers know, and give a verdict on every hidden cell.

    `insiders`: for each person who is alone somewhere, the cells that hold only them (asked for A2 and A3; whoever
    owns the data can give them). `prior`: earlier releases, for A3. `alternatives`: tables offered as proof, which are
    checked and not believed. `progress` is told how many cells are decided and of how many.
    Cells that the page does not have count as hidden where their number may be sensitive. The same `seed` gives the
    same answer. Raises TableError where no table at all fits the page.
    """
    desk = _Desk(release, rule, tuple(prior), () if alternatives is None else (alternatives,), seed, progress)
    return desk.audit(tuple(attackers), tuple(tuple(one) for one in insiders))


@dataclass(frozen=True, eq=False)
class _Ground:
    """The pages that some attackers have in front of them."""

    frame: Frame
    equations: Equations
    pages: tuple[Release, ...]

    @classmethod
    def of(cls, pages: Sequence[Release]) -> "_Ground":
        frame = merge(pages)
        return cls(frame, equations_of(frame), tuple(pages))

    def bounds(self, *, knows_rule: bool) -> Bounds:
        return bounds_of(self.frame, list(enumerate(self.pages)), knows_rule=knows_rule)

    def standing(self, status: Status) -> NDArray[np.bool_]:
        """Cells of the frame that have this status on some page; a cell that a page shows is not absent."""
        found = np.zeros(self.frame.size, dtype=np.bool_)
        other = found.copy()
        for place, page in zip(self.frame.places, self.pages, strict=True):
            flat = page.status.ravel()
            found[place[flat == status]] = True
            other[place[flat != status]] = True
        return found & ~other if status == Status.ABSENT else found


@dataclass(frozen=True, eq=False)
class _Desk:
    """One audit at work."""

    release: Release
    rule: Rule
    prior: tuple[Earlier, ...]
    offered: tuple[Alternatives, ...]
    seed: int
    progress: Progress | None
    outside: dict[tuple[int, bool], tuple[Question, Solved]] = field(default_factory=dict)

    def audit(self, attackers: tuple[Attacker, ...], insiders: tuple[tuple[Cell, ...], ...]) -> Audit:
        """Ask from the attacker who knows most to the one who knows least, as proofs hold for the latter too."""
        alone = _Ground.of([self.release])
        same = [one.release for one in self.prior if one.same_people]
        ground = _Ground.of([self.release, *same]) if same and Attacker.A3 in attackers else alone
        found: dict[tuple[bool, bool, bool], tuple[Attack, NDArray[np.uint8]]] = {}
        attacks: dict[Attacker, Attack] = {}
        proof = self.offered
        earlier: tuple[tuple[str, Safety], ...] = ()
        for attacker in sorted(set(attackers), reverse=True):
            here = ground if attacker == Attacker.A3 else alone
            told = insiders if attacker in (Attacker.A2, Attacker.A3) else ()
            # Who knows no more than somebody asked before is not asked again.
            key = (here is alone, bool(told), attacker == Attacker.A0)
            if key not in found:
                found[key] = self._attack(attacker, here, told, proof)
            attack, worst = found[key]
            attacks[attacker] = replace(attack, attacker=attacker)
            proof = _handed_on(attack.proof) or self.offered
            if attacker == Attacker.A3 and same:
                earlier = self._earlier(ground, worst)
        narrow = narrowed(alone.frame, alone.equations, alone.bounds(knows_rule=True))
        return Audit(
            release=self.release,
            attacks=tuple(attacks[one] for one in ALL if one in attacks),
            shown_small=tuple(shown_small(self.release, self.rule)),
            changes=self._changes(ground, proof) if Attacker.A3 in attackers else (),
            earlier=earlier,
            groups=self._groups(alone, narrow),
            exposed_if_alone=() if insiders or Attacker.A2 not in attackers else self._pairs(alone, narrow),
        )

    def _groups(self, ground: _Ground, narrow: Bounds) -> tuple[Group, ...]:
        if not self.rule.groups:
            return ()
        shape, place = self.release.shown.shape, ground.frame.places[0]
        return tuple(groups_of(self.release, narrow.low[place].reshape(shape), narrow.high[place].reshape(shape)))

    def _pairs(self, ground: _Ground, narrow: Bounds) -> tuple[Pair, ...]:
        hidden = ground.standing(Status.HIDDEN)
        return tuple(pairs_of(ground.frame, ground.equations, narrow, self.release, hidden))

    def _attack(
        self,
        attacker: Attacker,
        ground: _Ground,
        insiders: tuple[tuple[Cell, ...], ...],
        offered: tuple[Alternatives, ...],
    ) -> tuple[Attack, NDArray[np.uint8]]:
        """One attacker's verdicts, and the same flat over the frame."""
        given = ground.bounds(knows_rule=attacker != Attacker.A0)
        bounds = narrowed(ground.frame, ground.equations, given)
        absent = ground.standing(Status.ABSENT)
        asked = ground.standing(Status.HIDDEN)
        asked |= absent & (bounds.low <= self.rule.high) & (bounds.high >= self.rule.low)
        key = (id(ground), attacker == Attacker.A0)
        if key not in self.outside:
            q = Question(ground.frame, ground.equations, bounds, asked, self.rule.width, self.seed, self.progress)
            self.outside[key] = (q, solve(q, offered))
        # Somebody alone in a cell starts from what an outsider finds, so that is asked once.
        question, solved = self.outside[key]
        verdict = np.where(
            solved.safe | solved.in_parts, Safety.SAFE, np.where(solved.open, Safety.UNPROVEN, Safety.DISCLOSED)
        )
        verdict = np.where(asked, verdict, Safety.NOT_ASKED).astype(np.uint8)
        found = FromInsiders(verdict, solved.bounds, tuple(solved.proof), solved.in_parts)
        if insiders:
            holders = self._holders(ground, insiders)
            found = from_insiders(question, solved, holders, verdict, (self.rule.low, self.rule.high))
        harmless = absent & ((found.bounds.low > self.rule.high) | (found.bounds.high < self.rule.low))
        found.verdict[harmless] = Safety.NOT_ASKED
        return self._as_on_page(attacker, ground, found), found.verdict

    def _holders(self, ground: _Ground, insiders: tuple[tuple[Cell, ...], ...]) -> Holders:
        """What each insider knows of the pages in front of them."""
        same = [one for one in self.prior if one.same_people]
        alone = [one.alone for one in same] if len(ground.pages) > 1 else []
        return holders_of(ground.frame, [insiders, *alone], [page.shown.shape for page in ground.pages])

    def _as_on_page(self, attacker: Attacker, ground: _Ground, found: FromInsiders) -> Attack:
        """Flat arrays of the frame in the shape of the page."""
        shape, place = self.release.shown.shape, ground.frame.places[0]
        kept = np.where(self.release.status.ravel() == Status.SHOWN, Safety.NOT_ASKED, found.verdict[place])
        own = kept.astype(np.uint8).reshape(shape)
        low, high = (bound[place].reshape(shape) for bound in (found.bounds.low, found.bounds.high))
        parts = found.in_parts[place].reshape(shape) & (own == Safety.SAFE)
        return Attack(attacker, own, low, high, found.proof, parts)

    def _earlier(self, ground: _Ground, worst: NDArray[np.uint8]) -> tuple[tuple[str, Safety], ...]:
        """Cells hidden on an earlier page that are not on this one, with their verdict where it is not safe."""
        own = np.zeros(ground.frame.size, dtype=np.bool_)
        own[ground.frame.places[0][self.release.status.ravel() != Status.ABSENT]] = True
        bad = ~own & ground.standing(Status.HIDDEN) & (worst > Safety.SAFE)
        return tuple((ground.frame.name(int(cell)), Safety(int(worst[cell]))) for cell in np.flatnonzero(bad))

    def _changes(self, ground: _Ground, proof: tuple[Alternatives, ...]) -> tuple[Change, ...]:
        found: list[Change] = []
        for at, one in enumerate(self.prior):
            if not one.same_people:
                found += changes_since(ground.pages, one.release, self.rule, proof, self.seed, at)
        return tuple(found)


def _handed_on(proof: Sequence[Alternatives]) -> tuple[Alternatives, ...]:
    """The first few whole tables, and all in parts of people, which are slow to find again."""
    whole, parts = ([one for one in proof if one.is_whole is kind] for kind in (True, False))
    return (*whole[:_HANDED_ON], *parts)
