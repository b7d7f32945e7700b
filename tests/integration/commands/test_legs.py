"""`make test` says in its last lines how each leg ended, and why one did not run."""

from contextlib import contextmanager

import pytest

from tests import legs
from tests.legs import Leg
from tests.needed import NotHere


@contextmanager
def _nothing_here():
    raise NotHere("there is no such server")
    yield {}


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run legs over small test files: the exit status, and the last lines by leg."""

    def made(*legs_, arguments=()):
        monkeypatch.setattr(legs, "LEGS", legs_)
        status = legs.main(list(arguments))
        closing = capfd.readouterr().out.rstrip().splitlines()[-len(legs_) :]
        return status, [" ".join(line.split()) for line in closing]

    return made


def _folder(tmp_path, name, body):
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"test_{name}.py").write_text(f"def test_{name}():\n    {body}\n")
    return (str(folder),)


def test_a_leg_that_cannot_run_says_why_and_fails_nothing(run, tmp_path):
    good = _folder(tmp_path, "good", "assert True")
    status, closing = run(Leg("first", good, workers="0"), Leg("second", good, _nothing_here))
    assert status == 0
    assert closing[0].startswith("first passed 1 passed, ")
    assert closing[1] == "second not run there is no such server"


def test_one_failure_is_enough_and_the_other_legs_run_all_the_same(run, tmp_path):
    bad, good = _folder(tmp_path, "bad", "assert False"), _folder(tmp_path, "good", "assert True")
    status, closing = run(Leg("first", bad, workers="0"), Leg("second", good, workers="0"))
    assert status == 1
    assert closing[0].startswith("first failed 1 failed, ")
    assert closing[1].startswith("second passed")


def test_a_leg_without_a_test_fails_unless_some_were_asked_for(run, tmp_path):
    good = _folder(tmp_path, "good", "assert True")
    (tmp_path / "empty").mkdir()
    assert run(Leg("first", (str(tmp_path / "empty"),), workers="0"))[0] == 1
    status, closing = run(Leg("first", good, workers="0"), arguments=["-k", "nothing_of_that_name"])
    assert (status, closing) == (0, ["first not run no test of it was chosen"])


def test_a_leg_gives_its_tests_what_it_found(run, tmp_path):
    @contextmanager
    def found():
        yield {"COLONNADE_FOUND": "yes"}

    folder = _folder(tmp_path, "good", "import os; assert os.environ['COLONNADE_FOUND'] == 'yes'")
    assert run(Leg("first", folder, found, workers="0"))[0] == 0
