"""R169: somebody who holds something and is not heard from for a set time."""

from datetime import date, timedelta

import pytest

from colonnade.core.continuity import Silence, silences

TODAY = date(2027, 3, 1)


def ago(days):
    return TODAY - timedelta(days=days)


def test_silence_begins_on_the_day_after_the_set_time():
    assert silences({1: ago(60)}, {1}, TODAY, after_days=60) == ()
    assert silences({1: ago(61)}, {1}, TODAY, after_days=60) == (Silence(1, ago(61), 61),)


def test_only_who_holds_something_is_listed():
    assert silences({1: ago(400), 2: ago(400)}, {2}, TODAY, after_days=60) == (Silence(2, ago(400), 400),)


def test_the_longest_silence_comes_first():
    found = silences({1: ago(90), 2: ago(300), 3: ago(90)}, {1, 2, 3}, TODAY, after_days=60)
    assert [one.person for one in found] == [2, 1, 3]


def test_a_time_of_less_than_a_day_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        silences({}, set(), TODAY, after_days=0)
