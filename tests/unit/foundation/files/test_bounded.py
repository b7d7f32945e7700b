"""Row 32: whatever happens in the process that takes a file apart, the site lives and the person gets a sentence."""

import subprocess
import time
from dataclasses import replace

import pytest

from colonnade.foundation.files import LIMITS, Kind, Refused, bounded

MISBEHAVING = "tests.unit.foundation.files.misbehaving"
PICTURES = "colonnade.foundation.files.pictures"
SHORT = replace(LIMITS, processor_seconds=1, wall_seconds=120)


@pytest.mark.attack
@pytest.mark.parametrize("kind", [Kind.PNG, Kind.JPEG, Kind.DOCX, Kind.XLSX, Kind.PPTX])
def test_a_spin_a_crash_a_flood_a_write_and_nonsense_each_end_as_a_refusal(kind):
    with pytest.raises(Refused) as caught:
        bounded.run(MISBEHAVING, b"x", kind, SHORT)

    assert str(caught.value).startswith("This file ")


@pytest.mark.attack
def test_a_hang_is_stopped_by_the_clock():
    begun = time.monotonic()

    with pytest.raises(Refused, match="checked in time"):
        bounded.run(MISBEHAVING, b"x", Kind.PDF, replace(LIMITS, wall_seconds=1))

    assert time.monotonic() - begun < 10


def test_the_process_is_told_nothing_of_the_site(monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "hush")

    told, _ = bounded.run(MISBEHAVING, b"x", Kind.TXT, LIMITS)

    assert set(told.decode().split()) <= {*bounded._PASSED_ON, "PYTHONPATH", "PYTHONUTF8", "LC_CTYPE"}


def test_nothing_of_the_file_is_logged(caplog):
    with pytest.raises(Refused):
        bounded.run(MISBEHAVING, b"Qanaria", Kind.JPEG, SHORT)

    assert caplog.messages == [f"{MISBEHAVING} ended with -6"]


def test_a_process_that_cannot_start_is_a_refusal_that_says_try_again(monkeypatch):
    def none_left(*_args, **_kwargs):
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "run", none_left)

    with pytest.raises(Refused, match="upload it again"):
        bounded.run(PICTURES, b"x", Kind.PNG, LIMITS)


@pytest.mark.parametrize(
    "output",
    [b"[" * 100_000, b"", b"\n", b"[]\nx", b"null\nx", b'{"cleaned": []}\n', b'{"cleaned": "x"}\nx',
     b'{"details": 3}\n',
     b"\xff\nx", b'{"sentence": "{gap}", "details": {}}\n', b'{"sentence": "{0}", "details": {}}\n',
     b'{"sentence": "{", "details": {}}\n', b'{"sentence": "{a.b}", "details": {"a": "x"}}\n',
     b'{"sentence": "x", "details": {"self": "x"}}\n'],
)  # fmt: skip
def test_a_reply_that_makes_no_sense_is_a_refusal(output):
    with pytest.raises(Refused):
        bounded._understood(output)
