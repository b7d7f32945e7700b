"""Exit status 0, or 2 with one line on standard error: nothing else ever comes of a command."""

import json

import pytest

from colonnade.commands import running
from colonnade.commands.answer import Answer, Failure
from colonnade.commands.running import carry_out, main
from colonnade.foundation.refusal import Refused


def _raise(fault):
    def work():
        raise fault

    return work


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Failure("It is\n not\there."), "It is not here."),
        (Refused("Close the round first."), "Close the round first."),
        (FileNotFoundError(2, "No such file", "etr.csv"), "There is no file etr.csv."),
        (IsADirectoryError(21, "Is a directory", "etr"), "etr is a folder, not a file."),
        (PermissionError(13, "Permission denied", "etr.csv"), "etr.csv: Permission denied."),
        (KeyboardInterrupt(), "Stopped."),
        (Failure("a\x1b[31mb\x00c"), "a [31mb c"),
    ],
)
def test_what_stands_in_the_way_is_one_line(fault, line, capsys):
    assert carry_out(_raise(fault)) == 2
    said = capsys.readouterr()
    assert said.err == f"{line}\n"
    assert said.out == ""


def test_a_fault_of_the_program_is_a_reference_and_its_traceback_is_kept(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(running.tempfile, "tempdir", str(tmp_path))
    assert carry_out(_raise(ZeroDivisionError("secret words"))) == 2
    said = capsys.readouterr().err
    [log] = tmp_path.iterdir()
    assert said.count("\n") == 1
    assert "secret words" not in said
    assert str(log) in said
    assert "ZeroDivisionError: secret words" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("typed", [["--help"], ["--version"], ["framework", "--help"], ["start", "--help"]])
def test_help_is_no_failure(typed, capsys):
    assert main(typed) == 0
    assert capsys.readouterr().out


def test_a_bad_answer_is_printed_and_still_ends_with_2(capsys, monkeypatch):
    answer = Answer({"whole": False}, ("broken at 3",), failure="1 break found.")
    monkeypatch.setattr(running, "_function", lambda _: lambda _: answer)
    assert main(["framework", "check", "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out) == {"whole": False}
    assert said.err == "1 break found.\n"
