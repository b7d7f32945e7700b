"""What a cleaner does or raises becomes one reply."""

import importlib
import io
import json
import resource
import runpy
import sys
from dataclasses import asdict, replace

import pytest

from colonnade.foundation.files import LIMITS, Kind, Refused, child


def reply(cleaner, limits=LIMITS):
    out = io.BytesIO()
    child.reply(cleaner, b"data", Kind.PDF, limits, out)
    head, _, content = out.getvalue().partition(b"\n")
    return json.loads(head), content


def test_what_is_kept_follows_one_line_that_says_what_was_taken_out_once_each():
    assert reply(lambda *_: (b"kept\nall", ["b", "a", "b"])) == ({"cleaned": ["b", "a"]}, b"kept\nall")


@pytest.fixture
def asked(monkeypatch):
    """Stand in for the process: its arguments, its input, its output, and the limits it would set on itself."""
    bounds, out = {}, io.BytesIO()

    def ask(limits, data):
        monkeypatch.setattr(sys, "argv", ["-m", "PDF", json.dumps(asdict(limits))])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
        monkeypatch.setattr(resource, "setrlimit", lambda which, bound: bounds.update({which: bound}))
        return bounds, out

    return ask


def test_the_process_binds_itself_before_it_takes_anything_apart(asked):
    limits = replace(LIMITS, processor_seconds=7, memory_bytes=300)
    bounds, out = asked(limits, b"hello")
    met = []

    def cleaner(data, kind, given):
        met.append((data, kind, given, dict(bounds)))
        return data, []

    child.answer(cleaner)

    expected = {
        resource.RLIMIT_CPU: (7, 7), resource.RLIMIT_AS: (300, 300), resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }  # fmt: skip
    assert met == [(b"hello", Kind.PDF, limits, expected)]
    assert out.getvalue() == b'{"cleaned": []}\nhello'


def test_the_process_reads_no_more_than_the_limit(asked):
    asked(replace(LIMITS, file_bytes=10), b"x" * 100)
    met = []

    child.answer(lambda data, *_: (met.append(data) or b"x", []))

    assert met == [b"x" * 11]


def test_a_limit_that_this_system_will_not_set_is_passed_over(asked, monkeypatch):
    _, out = asked(LIMITS, b"hello")

    def unwilling(_which, _bound):
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", unwilling)
    child.answer(lambda data, *_: (data, []))

    assert out.getvalue().endswith(b"hello")


@pytest.mark.parametrize("name", ["pdf", "pictures", "office", "opendocument"])
def test_each_cleaner_can_be_run(monkeypatch, name):
    answered = []
    monkeypatch.setattr(child, "answer", answered.append)

    runpy.run_path(importlib.import_module(f"colonnade.foundation.files.{name}").__file__, run_name="__main__")

    assert [each.__name__ for each in answered] == ["clean"]


def raising(fault):
    def cleaner(*_):
        raise fault

    return cleaner


def test_a_refusal_keeps_its_sentence_and_details():
    assert reply(raising(Refused("Too {what}.", what="big"))) == (
        {"sentence": "Too {what}.", "details": {"what": "big"}},
        b"",
    )


@pytest.mark.parametrize("fault", [MemoryError(), RecursionError()])
def test_running_out_of_room_says_to_make_it_smaller(fault):
    head, content = reply(raising(fault))

    assert "smaller or simpler" in head["sentence"]
    assert content == b""


@pytest.mark.parametrize(
    "fault", [ValueError("Qanaria"), KeyError("Qanaria"), RuntimeError(), OSError(), AssertionError()]
)
def test_any_fault_of_a_decoder_says_to_save_again_and_quotes_nothing(fault):
    head, content = reply(raising(fault))

    assert "save it again" in head["sentence"]
    assert "Qanaria" not in str(head)
    assert content == b""


@pytest.mark.parametrize(("size", "taken"), [(199, True), (200, True), (201, False)])
def test_a_file_that_grew_to_more_than_twice_the_limit_is_refused(size, taken):
    head, content = reply(lambda *_: (b"x" * size, []), replace(LIMITS, file_bytes=100))

    assert ("cleaned" in head) is taken
    assert len(content) == (size if taken else 0)
