"""For whom a thread acts: within the block, within that block only, and in that thread only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from colonnade.foundation.tenancy.context import Acting, acting, acting_in


def test_nobody_is_acted_for_until_somebody_is_named() -> None:
    assert acting() == Acting(None, None)


def test_a_block_within_a_block_takes_its_place_whole() -> None:
    with acting_in(1, person_id=7) as outer:
        assert acting() == outer == Acting(1, 7)
        with acting_in(2):
            assert acting() == Acting(2, None), "the person is not carried into another organisation"
        assert acting() == outer
    assert acting() == Acting()


def test_a_block_that_fails_ends_too() -> None:
    with pytest.raises(RuntimeError), acting_in(1):
        raise RuntimeError
    assert acting() == Acting()


def test_another_thread_acts_for_nobody() -> None:
    with acting_in(1), ThreadPoolExecutor(1) as threads:
        assert threads.submit(acting).result() == Acting()
