"""How far long work has come, on a terminal and in a log."""

from io import StringIO

import pytest

from colonnade.commands.tables import progress
from colonnade.commands.tables.progress import Progress


class _Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is set."""
    hands = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: hands[0])
    return hands


def test_quick_work_says_nothing(clock):
    for stream, seconds in ((_Terminal(), 0.9), (StringIO(), 14)):
        with Progress(stream) as told:
            told("Reading")
            clock[0] += seconds
            told("Reading", 0.5)
        assert stream.getvalue() == ""


def test_a_log_gets_a_line_now_and_then(clock):
    log = StringIO()
    with Progress(log) as told:
        hiding = told.of("Hiding")
        for done in range(40):
            clock[0] += 1
            hiding(done, 40)
    assert log.getvalue() == "Hiding: 35% …\nHiding: 72% …\n"


def test_a_terminal_gets_one_line_that_is_taken_away_again(clock):
    terminal = _Terminal()
    with Progress(terminal) as told:
        clock[0] += 2
        told.of("Hiding")(1, 0)
        clock[0] += 0.1
        told("Hiding", 0.2)
        clock[0] += 0.2
        told("Attacking", 2.0)
    shown = [line.strip() for line in terminal.getvalue().split("\r")]
    assert shown == ["", "Hiding …", "Attacking: 100% …", "", ""]
    assert "\n" not in terminal.getvalue()
