"""Row 38 of the plan: whatever is done to a chain afterwards is found, and where it was done is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from colonnade.foundation.audit.chain import START, Break, Link, breaks, sign

pytestmark = pytest.mark.attack
Stored = tuple[Link, str]
Ends = list[tuple[int, str]]

DETAILS = st.dictionaries(
    st.text(max_size=5), st.integers() | st.text(max_size=5) | st.booleans() | st.none(), max_size=3
)
ENTRIES = st.tuples(
    st.none() | st.integers(1, 9), st.sampled_from(["round.opened", "team.added"]), st.text(max_size=8), DETAILS
)


def link(number: int, previous: str, by: int | None, verb: str, subject: str, detail: dict[str, Any]) -> Link:
    """An entry in its place."""
    at = f"2026-11-02T09:00:{number % 60:02}.000000+00:00"
    return Link(3, number, at, by, verb, subject, detail, previous)


@st.composite
def chains(draw: st.DrawFn, shortest: int = 1) -> list[Stored]:
    """A whole chain, as it is stored."""
    made: list[Stored] = []
    for number, entry in enumerate(draw(st.lists(ENTRIES, min_size=shortest, max_size=12)), start=1):
        one = link(number, made[-1][1] if made else START, *entry)
        made.append((one, one.hash()))
    return made


def head(chain: list[Stored]) -> Ends:
    """What was signed: where the chain ends."""
    return [(chain[-1][0].number, chain[-1][1])] if chain else []


def rewritten(chain: list[Stored], place: int, changed: Link) -> list[Stored]:
    """The chain with an entry changed and everything after it hashed anew, by somebody who cannot sign."""
    made = chain[:place]
    for one in [changed, *(entry for entry, _ in chain[place + 1 :])]:
        fitted = replace(one, previous=made[-1][1] if made else START)
        made.append((fitted, fitted.hash()))
    return made


CHANGES: list[dict[str, Any]] = [
    {"by": 99},
    {"at": "2026-11-02T10:00:00.000000+00:00"},
    {"verb": "round.closed"},
    {"subject": "something else, longer than any"},
    {"detail": {"rating": "in_place", "and": "more"}},
    {"organisation": 4},
]


@given(chains())
def test_a_whole_chain_has_no_break(chain: list[Stored]) -> None:
    assert breaks(chain, head(chain)) == []
    assert breaks(chain, [(one.number, digest) for one, digest in chain]) == [], "nor with a seal at every entry"


def test_an_empty_chain_is_whole() -> None:
    assert breaks([], []) == []
    assert breaks([], [(0, START)]) == []


@given(chains(), st.data(), st.sampled_from(CHANGES))
def test_a_changed_entry_is_found_where_it_is(chain: list[Stored], data: st.DataObject, change: dict[str, Any]) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    before, digest = chain[place]
    changed = replace(before, **change)
    assume(changed != before)
    chain[place] = (changed, digest)
    number = place + 1
    assert breaks(chain, head(chain)) == [Break(number, f"entry {number} was changed after it was written")]


@given(chains(shortest=2), st.data(), st.sampled_from(CHANGES))
def test_a_changed_entry_with_a_new_hash_is_found_at_the_next(
    chain: list[Stored], data: st.DataObject, change: dict[str, Any]
) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    changed = replace(chain[place][0], **change)
    assume(changed != chain[place][0])
    ends = head(chain)
    chain[place] = (changed, changed.hash())
    number = place + 2
    assert breaks(chain, ends) == [Break(number, f"entry {number} does not follow the one before it")]


@given(chains(), st.data(), st.sampled_from(CHANGES))
def test_a_chain_that_was_written_anew_is_found_by_what_was_signed(
    chain: list[Stored], data: st.DataObject, change: dict[str, Any]
) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    changed = replace(chain[place][0], **change)
    assume(changed != chain[place][0])
    [found] = breaks(rewritten(chain, place, changed), head(chain))
    assert (found.number, "was signed" in found.what) == (len(chain), True)


@given(chains(shortest=2), st.data())
def test_an_entry_that_was_taken_out_is_named(chain: list[Stored], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    left = chain[:place] + chain[place + 1 :]
    number = place + 1
    assert Break(number, f"entry {number} is missing: entry {number + 1} comes next") in breaks(left, head(chain))
    assert breaks(left, head(chain))[0].number == number


@given(chains(shortest=2), st.data())
def test_an_entry_that_was_taken_out_with_the_rest_renumbered_is_found(
    chain: list[Stored], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    rest = [replace(one, number=one.number - 1) for one, _ in chain[place + 1 :]]
    made = chain[:place]
    for one in rest:
        fitted = replace(one, previous=made[-1][1] if made else START)
        made.append((fitted, fitted.hash()))
    assert [one.number for one in breaks(made, head(chain))] == [len(chain)]


@given(chains(), ENTRIES, st.data())
def test_an_entry_that_was_put_in_is_found(chain: list[Stored], entry: Any, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    put = link(place + 1, chain[place - 1][1] if place else START, *entry)
    assume(put != chain[place][0])
    found = breaks([*chain[:place], (put, put.hash()), *chain[place:]], head(chain))
    assert found
    assert found[0].number in {place + 1, place + 2}


@given(chains(shortest=2), st.data())
def test_entries_in_another_order_are_found(chain: list[Stored], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(chain) - 2))
    second = data.draw(st.integers(first + 1, len(chain) - 1))
    (one, one_hash), (other, other_hash) = chain[first], chain[second]
    assume((one.by, one.verb, one.subject, one.detail) != (other.by, other.verb, other.subject, other.detail))
    ends = head(chain)
    # The numbers stay in order, and what was done changes places with the hash that it had.
    chain[first] = (replace(other, number=one.number, previous=one.previous), one_hash)
    chain[second] = (replace(one, number=other.number, previous=other.previous), other_hash)
    assert [found.number for found in breaks(chain, ends)] == [first + 1, second + 1]


@given(chains(shortest=2), st.data())
def test_a_tail_that_was_cut_off_is_found(chain: list[Stored], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(chain) - 1))
    [found] = breaks(chain[:left], head(chain))
    assert found.number == len(chain)
    assert found.what == f"the chain was signed at entry {len(chain)}, which is missing or another one now"


@given(chains(shortest=2), st.data())
def test_an_old_head_put_back_is_found_by_the_seals_after_it(chain: list[Stored], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(chain) - 1))
    sealed = data.draw(st.integers(left + 1, len(chain)))
    seal = (sealed, chain[sealed - 1][1])
    assert breaks(chain[:left], head(chain[:left])) == [], "without a seal nobody could tell"
    assert [found.number for found in breaks(chain[:left], [*head(chain[:left]), seal])] == [sealed]


@given(chains(shortest=3))
def test_breaks_come_first_to_last(chain: list[Stored]) -> None:
    chain[-1] = (replace(chain[-1][0], verb="changed"), chain[-1][1])
    found = breaks([chain[0], *chain[2:]], [(2, chain[1][1])])
    numbers = [one.number for one in found]
    assert numbers == sorted(numbers)
    assert {2, len(chain)} <= set(numbers)


def test_a_hash_covers_every_field() -> None:
    """A field that it left out could be changed without a trace."""
    one = link(1, START, 7, "round.opened", "round 1", {"a": 1})
    for change in [*CHANGES, {"number": 2}, {"previous": "1" * 64}]:
        assert replace(one, **change).hash() != one.hash(), change
    assert one.hash() == link(1, START, 7, "round.opened", "round 1", {"a": 1}).hash()


def test_a_hash_does_not_hang_on_the_order_of_the_detail() -> None:
    """A database may give a JSON object back in another order."""
    assert link(1, START, 7, "v", "s", {"a": 1, "b": 2}).hash() == link(1, START, 7, "v", "s", {"b": 2, "a": 1}).hash()


def test_a_known_hash() -> None:
    """Chains outlive programs: an entry must hash as it did when it was written."""
    one = Link(3, 1, "2026-11-02T09:00:00.000000+00:00", None, "team.added", "team 4", {"kind": "site"}, START)
    assert one.hash() == "9754145f5de0979bc2d622837a5cf57b6264c305b81eba656b69f063d6cd7933"


@pytest.mark.parametrize(
    "other", [(b"other", 3, 7, "a" * 64), (b"key", 4, 7, "a" * 64), (b"key", 3, 8, "a" * 64), (b"key", 3, 7, "b" * 64)]
)
def test_a_signature_covers_key_organisation_number_and_hash(other: tuple[bytes, int, int, str]) -> None:
    right = sign(b"key", 3, 7, "a" * 64)
    assert len(right) == 64
    assert sign(*other) != right
