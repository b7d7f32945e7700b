"""The folder of a ledger: written once, whole or not at all, and believed only while it holds."""

import json
import os
import resource
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.tables import ledger_folder
from colonnade.commands.tables.ledger_folder import append_entry, read_ledger
from colonnade.core.disclosure.ledger import Entry, Population, head_of
from colonnade.core.disclosure.table import Rule
from tests.unit.core.disclosure.ledger.pages import dimension, page, table

LETTER = dimension("letter", "L", "G")


def entry(number=1, previous="0" * 64, title="Staff"):
    people = Population("staff in post", date(2026, 3, 31))
    release = page(table([LETTER], 3, 20), ("L",), ("Total",))
    return Entry(number, date(2026, 4, 1), title, people, Rule(), "0.1.0", release, previous)


def after(one, title="Staff"):
    return entry(one.number + 1, one.hash, title)


@pytest.fixture
def ledger(tmp_path):
    """A folder with three entries, and their paths."""
    folder = tmp_path / "ledger"
    one = entry()
    two = after(one)
    return folder, [append_entry(folder, some) for some in (one, two, after(two))]


def refused(folder, *, head=None):
    with pytest.raises(Failure) as failure:
        read_ledger(folder, head)
    return str(failure.value)


def test_entries_are_read_back_in_order(ledger):
    folder, paths = ledger
    entries = read_ledger(folder)
    assert [one.number for one in entries] == [1, 2, 3]
    assert [path.name for path in paths] == [f"{one.number:04d}-{one.hash[:12]}.json" for one in entries]
    assert sorted(folder.iterdir()) == paths
    assert [one.hash for one in read_ledger(folder, head_of(entries))] == [one.hash for one in entries]


def test_a_folder_that_is_not_there_or_empty_is_an_empty_ledger(tmp_path):
    assert read_ledger(tmp_path / "none") == ()
    assert read_ledger(tmp_path) == ()


def test_a_missing_entry_is_named(ledger):
    folder, paths = ledger
    paths[1].unlink()
    assert refused(folder) == f"{folder}: Entry 2 of the ledger is missing: entry 3 comes next."


def test_an_entry_cut_off_the_end_is_found_by_the_head(ledger):
    folder, paths = ledger
    head = head_of(read_ledger(folder))
    paths[2].unlink()
    assert "had reached entry 3 before" in refused(folder, head=head)


def test_an_edited_file_is_named(ledger):
    folder, paths = ledger
    paths[1].write_text(paths[1].read_text().replace('"Staff"', '"Stuff"'))
    assert refused(folder) == f"{paths[1]} was changed after it was written: its hash is not the one that it names."


def test_an_edited_file_with_its_hash_set_right_breaks_the_chain(ledger):
    folder, paths = ledger
    document = json.loads(paths[1].read_text())
    forged = after(read_ledger(folder)[0], "Forged")
    document = {"entry": forged.plain(), "hash": forged.hash}
    paths[1].unlink()
    (folder / f"0002-{forged.hash[:12]}.json").write_text(json.dumps(document))
    assert "Entry 3 of the ledger does not follow entry 2" in refused(folder)


def test_a_renamed_file_is_found(ledger):
    folder, paths = ledger
    paths[2].rename(folder / paths[2].name.replace("0003", "0004"))
    assert "was changed after it was written" in refused(folder)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is not written in JSON"),
        (b"\xff\xfe rubbish", "it is not written in JSON"),
        (b"[" * 100_000, "it goes too deep"),
        (b"9" * 5000, "it is not written in JSON"),
        (b"[]", "these are to be given, and nothing else: entry, hash"),
        (b'{"entry": 1, "hash": 2}', "these are to be given, and nothing else: number"),
        (b'{"entry": 1, "entry": 2, "hash": 2}', "something is given twice in it"),
    ],
)
def test_rubbish_in_a_file_is_named(ledger, content, said):
    folder, paths = ledger
    paths[0].write_bytes(content)
    assert refused(folder).startswith(f"{paths[0]} is no entry of a ledger: {said}")


def test_a_page_that_cannot_be_is_named(ledger):
    folder, paths = ledger
    document = json.loads(paths[0].read_text())
    document["entry"]["release"]["dimensions"][0]["categories"] = ["L", "L"]
    paths[0].write_text(json.dumps(document))
    assert "the category “L” of letter is named twice" in refused(folder)


def test_anything_else_in_the_folder_is_refused_but_what_is_hidden_or_being_written(ledger):
    folder, _ = ledger
    (folder / ".DS_Store").write_text("")
    (folder / "0004.part").write_text("")
    assert len(read_ledger(folder)) == 3
    (folder / "notes.txt").write_text("")
    assert refused(folder) == f"{folder / 'notes.txt'} is no entry of a ledger. A ledger has a folder to itself."


def test_a_file_that_is_too_large_is_refused(ledger, monkeypatch):
    folder, paths = ledger
    monkeypatch.setattr(ledger_folder, "LARGEST", 100)
    with pytest.raises(Failure, match="too large for the ledger"):
        append_entry(folder, entry())
    monkeypatch.undo()
    os.truncate(paths[0], ledger_folder.LARGEST + 1)
    assert refused(folder) == f"{paths[0]} is no entry of a ledger: it is too large."


def test_links_loops_and_folders_in_place_of_a_file_are_refused(ledger):
    folder, paths = ledger
    paths[0].unlink()
    paths[0].symlink_to(paths[0])
    assert refused(folder).startswith(f"{paths[0]} cannot be read: ")
    paths[0].unlink()
    paths[0].mkdir()
    assert str(paths[0]) in refused(folder)
    paths[0].rmdir()
    os.mkfifo(paths[0])
    assert refused(folder) == f"{paths[0]} is no entry of a ledger: it is no plain file."


def test_a_folder_that_is_a_loop_a_dead_link_or_a_file_is_refused(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert refused(loop).startswith(f"The ledger in {loop} cannot be read: ")
    dead = tmp_path / "dead"
    dead.symlink_to(tmp_path / "nowhere")
    assert refused(dead) == f"{dead} is a link that leads nowhere."
    file = tmp_path / "file"
    file.write_text("")
    assert refused(file).startswith(f"The ledger in {file} cannot be read: ")
    for path in (loop, dead, file):
        with pytest.raises(Failure, match="cannot be written"):
            append_entry(path, entry())


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to_is_named():
    with pytest.raises(Failure, match="The ledger in /proc/self cannot be written"):
        append_entry(Path("/proc/self"), entry())


def test_an_entry_is_never_written_over(ledger):
    folder, paths = ledger
    before = [path.read_bytes() for path in paths]
    with pytest.raises(Failure, match="Somebody else has added entry 3"):
        append_entry(folder, entry())
    assert [path.read_bytes() for path in paths] == before
    assert sorted(folder.iterdir()) == paths


def test_an_entry_must_follow_the_last_one(ledger):
    folder, paths = ledger
    last = read_ledger(folder)[-1]
    for wrong in (entry(4, "a" * 64), entry(5, last.hash)):
        with pytest.raises(Failure, match="does not follow the last entry"):
            append_entry(folder, wrong)
    assert sorted(folder.iterdir()) == paths


def test_who_is_writing_is_not_disturbed(ledger):
    folder, _ = ledger
    part = folder / "0004.part"
    part.write_text("half")
    with pytest.raises(Failure, match="somebody is writing entry 4, or was stopped while writing it"):
        append_entry(folder, after(read_ledger(folder)[-1]))
    assert part.read_text() == "half"


def test_of_many_who_write_at_once_one_wins_and_the_others_are_told(ledger):
    folder, _ = ledger
    last = read_ledger(folder)[-1]
    drafts = [after(last, f"Staff {number}") for number in range(12)]

    def attempt(some):
        try:
            return append_entry(folder, some)
        except Failure as failure:
            return str(failure)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(attempt, drafts))
    losers = [answer for answer in answers if isinstance(answer, str)]
    assert len(losers) == 11
    assert all("somebody is writing entry 4" in one or "added entry 4" in one for one in losers)
    assert len(read_ledger(folder)) == 4
    assert len(list(folder.iterdir())) == 4


def test_what_could_not_be_written_whole_leaves_nothing(ledger):
    folder, paths = ledger
    entry_4 = after(read_ledger(folder)[-1])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(Failure, match=r"Entry 4 could not be written to .*: file too large"):
            append_entry(folder, entry_4)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert sorted(folder.iterdir()) == paths


def test_a_broken_last_entry_takes_no_follower(ledger):
    folder, paths = ledger
    last = read_ledger(folder)[-1]
    paths[2].write_text("{}")
    with pytest.raises(Failure, match="is no entry of a ledger"):
        append_entry(folder, after(replace(last)))
