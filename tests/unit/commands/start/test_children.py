"""The processes of a running site end together."""

import os
import time

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.start.children import Children, python
from colonnade.commands.start.starting import PACKAGE


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_for(file):
    until = time.monotonic() + 10
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)
    return file.read_text()


def _sleeper(file, *, deaf=False):
    ignore = "signal.signal(signal.SIGTERM, signal.SIG_IGN); " if deaf else ""
    write = f"pathlib.Path({str(file)!r}).write_text(str(os.getpid()))"
    return python("-c", f"import os, pathlib, signal, time; {ignore}{write}; time.sleep(60)")


def test_all_are_ended_when_the_block_is_left(tmp_path):
    with Children(tmp_path, tmp_path, os.environ) as children:
        children.start("one", _sleeper(tmp_path / "1"))
        children.start("two", _sleeper(tmp_path / "2"))
        pids = [int(_wait_for(tmp_path / name)) for name in ("1", "2")]
        children.look()
    assert not any(_alive(pid) for pid in pids)


def test_one_that_does_not_listen_is_ended_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("colonnade.commands.start.children.DRAIN_SECONDS", 0.3)
    with Children(tmp_path, tmp_path, os.environ) as children:
        children.start("deaf", _sleeper(tmp_path / "1", deaf=True))
        pid = int(_wait_for(tmp_path / "1"))
    assert not _alive(pid)


def test_one_that_ends_by_itself_is_told_with_its_log(tmp_path):
    with Children(tmp_path, tmp_path, os.environ) as children:
        children.start("worker", python("-c", "print('out of paper', flush=True)"))
        with pytest.raises(Failure, match=r"worker ended by itself; .*worker\.log"):
            children.watch()
    assert (tmp_path / "worker.log").read_text() == "out of paper\n"


def test_a_module_of_the_folder_is_not_taken_for_another(tmp_path):
    (tmp_path / "colonnade.py").write_text("raise SystemExit('the wrong one')")
    with Children(tmp_path, tmp_path, {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}) as children:
        code = "import pathlib, colonnade; pathlib.Path('found').write_text(colonnade.__doc__)"
        children.start("one", python("-c", code))
        assert _wait_for(tmp_path / "found").startswith("Colonnade")
