"""Unfinished work is kept for its owner, for the same question and for no other (R096, R097)."""

import os
import signal
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from threading import Thread

import numpy as np
import pytest
from numpy.lib.format import write_array_header_1_0

from colonnade.commands.answer import Failure
from colonnade.commands.tables import resuming
from colonnade.commands.tables.resuming import UNFINISHED, Kept, kept_in, question_of, stoppable
from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Rule, Table, TableError
from colonnade.core.disclosure.table.earlier import Earlier

ARRAYS = {"stage": np.array([1, 0, 0]), "by": np.array([0.5, -0.5])}
HERE, THERE = question_of("here"), question_of("there")


def _names(place):
    return sorted(path.name for path in place.iterdir())


def _left(place, question=HERE, arrays=ARRAYS):
    """A folder in which work was left, and its file."""
    Kept(place, question).keep(arrays)
    return place / UNFINISHED


def test_what_is_kept_is_found_by_the_same_question_in_a_hidden_file_of_its_owner(tmp_path):
    place = tmp_path / "a" / "out"
    path = _left(place)
    assert _names(place) == [UNFINISHED]
    assert path.name.startswith(".")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Kept(place, HERE)
    assert {name: (one.dtype, one.tolist()) for name, one in again.found.items()} == {
        name: (one.dtype, one.tolist()) for name, one in ARRAYS.items()
    }
    assert again.notes == [f"Unfinished work on the same table was taken up again from {place}."]


def test_each_stage_takes_the_place_of_the_one_before(tmp_path):
    kept = Kept(tmp_path, HERE)
    for rounds in (1, 2):
        kept.keep({"stage": np.array([rounds])})
    assert _names(tmp_path) == [UNFINISHED]
    assert Kept(tmp_path, HERE).found["stage"].tolist() == [2]


def test_another_question_does_not_find_it_and_says_so(tmp_path):
    path = _left(tmp_path)
    other = Kept(tmp_path, THERE)
    assert other.found is None
    assert [note for note in other.notes if str(path) in note and "another table" in note]
    other.refuse()
    assert path.exists()


def test_where_there_is_nothing_nothing_is_said(tmp_path):
    kept = Kept(tmp_path / "none", HERE)
    assert (kept.found, kept.notes, kept.is_there) == (None, [], False)
    assert not (tmp_path / "none").exists()


class _Opened:
    """Something that would be run by whoever reads it as Python objects."""

    def __reduce__(self):
        return (os.mkdir, ("opened",))


def _objects(path):
    np.savez(path, question=np.frombuffer(HERE, dtype=np.uint8), stage=np.array([_Opened()], dtype=object))


def _cut(path):
    path.write_bytes(_left(path.parent).read_bytes()[:-40])


def _turned(path):
    content = bytearray(_left(path.parent).read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(bytes(content))


def _boundless(path):
    """An array that says it is larger than any memory."""
    array = BytesIO()
    write_array_header_1_0(array, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("question.npy", array.getvalue())


def _locked(path):
    """Marked as encrypted."""
    content = _left(path.parent).read_bytes()
    path.write_bytes(content.replace(b"PK\x01\x02\x2d\x03\x2d\x00\x00", b"PK\x01\x02\x2d\x03\x2d\x00\x01"))


def _link(path):
    beside = path.parent / "beside"
    _left(path.parent).rename(beside)
    path.symlink_to(beside)


@pytest.mark.parametrize(
    "spoil",
    [
        _objects,
        _cut,
        _turned,
        _boundless,
        _locked,
        _link,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"a,b\n1,2\n"),
        lambda path: path.mkdir(),
        os.mkfifo,
    ],
    ids=["objects", "cut", "turned", "boundless", "locked", "link", "empty", "words", "folder", "pipe"],
)
def test_a_spoilt_file_is_not_believed_and_it_is_said(tmp_path, monkeypatch, spoil):
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "out"
    place.mkdir()
    spoil(place / UNFINISHED)
    kept = Kept(place, HERE)
    assert kept.found is None
    assert kept.notes == [f"{place / UNFINISHED} cannot be read: the work began anew."]
    assert not (tmp_path / "opened").exists()


def test_a_file_that_is_too_large_packed_or_unpacked_is_not_read(tmp_path, monkeypatch):
    path = _left(tmp_path, arrays={"by": np.zeros(100_000)})
    assert path.stat().st_size < 10_000
    for largest, found in ((2_000_000, True), (20_000, False), (100, False)):
        monkeypatch.setattr(resuming, "LARGEST", largest)
        assert (Kept(tmp_path, HERE).found is not None) == found


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(Failure, match="is not a folder"):
        Kept(tmp_path / "out", HERE).keep(ARRAYS)


def test_work_goes_on_where_it_cannot_be_kept(tmp_path):
    """A folder has the name of the file, so that nothing can take its place."""
    (tmp_path / UNFINISHED / "inside").mkdir(parents=True)
    kept = Kept(tmp_path, HERE)
    kept.notes.clear()
    for _ in range(2):
        kept.keep(ARRAYS)
    assert not kept.is_there
    [note] = kept.notes
    assert note.startswith(f"How far the work was could not be kept in {tmp_path}")
    assert _names(tmp_path) == [UNFINISHED]


def test_it_is_taken_away_when_the_work_ends_well(tmp_path):
    with kept_in(str(tmp_path), HERE) as kept:
        kept.keep(ARRAYS)
        assert _names(tmp_path) == [UNFINISHED]
    assert _names(tmp_path) == []


def _work(place, fault):
    with kept_in(str(place), HERE) as kept:
        kept.keep(ARRAYS)
        raise fault


def test_a_refusal_of_the_table_takes_it_away_with_the_folders_that_were_made_for_it(tmp_path):
    with pytest.raises(TableError):
        _work(tmp_path / "a" / "b", TableError("The totals do not add up."))
    assert _names(tmp_path) == []


def test_a_refusal_that_need_not_come_again_leaves_it(tmp_path):
    with pytest.raises(Failure):
        _work(tmp_path, Failure("The disk is full."))
    assert _names(tmp_path) == [UNFINISHED]


def test_whoever_stops_is_told_how_to_go_on(tmp_path):
    with pytest.raises(Failure, match=r"^Stopped\. Nothing was kept yet"), kept_in(str(tmp_path), HERE):
        raise KeyboardInterrupt
    with pytest.raises(Failure) as stopped:
        _work(tmp_path, KeyboardInterrupt())
    said = f"Stopped. The same command takes the work up again: how far it was is kept in {tmp_path / UNFINISHED}."
    assert str(stopped.value) == said
    with pytest.raises(Failure) as again, kept_in(str(tmp_path), HERE):
        raise KeyboardInterrupt
    assert str(again.value) == said


def test_what_does_not_fit_after_all_is_left_out(tmp_path):
    _left(tmp_path)
    kept = Kept(tmp_path, HERE)
    kept.begin_anew()
    assert kept.found is None
    assert kept.notes == [f"The unfinished work in {tmp_path / UNFINISHED} is damaged: the work began anew."]


def _table(counts=(12, 9), name="so", unknown=()):
    teams = Dimension("team", ("a", "b"), (Hierarchy("division", (("a", "D"), ("b", "D"))),))
    return Table((Dimension(name, ("1", "2"), (), frozenset(unknown)), teams), np.array([counts, (15, 30)]))


def _earlier(**more):
    table = _table()
    return Earlier(Release.of(table.dimensions, table.cells, np.zeros(table.shape, dtype=np.bool_)), **more)


ASKED = (_table(), (("so", "team"),), Rule(), (), 0)


@pytest.mark.parametrize(
    ("at", "other"),
    [
        (0, _table((12, 8))),
        (0, _table(name="gi")),
        (0, _table(unknown="2")),
        (0, replace(_table(), structural=np.zeros((2, 2), dtype=np.bool_))),
        (1, (("so",), ("team",))),
        (1, (("so,team",),)),
        (2, Rule(high=5)),
        (2, Rule(insiders=False)),
        (3, (_earlier(same_people=True),)),
        (4, 1),
    ],
)
def test_another_table_rule_page_or_seed_is_another_question(at, other):
    assert question_of(*ASKED) == question_of(_table(), (("so", "team"),), Rule(), (), 0)
    assert question_of(*ASKED) != question_of(*ASKED[:at], other, *ASKED[at + 1 :])


def test_so_is_an_earlier_page_of_other_people_and_another_version(monkeypatch):
    one = question_of(_earlier(same_people=True))
    assert one == question_of(_earlier(same_people=True))
    assert one != question_of(_earlier(same_people=False))
    monkeypatch.setattr(resuming, "version_here", lambda: "0.0.0")
    assert one != question_of(_earlier(same_people=True))


def test_the_order_of_a_set_makes_no_other_question():
    """In another process, words have other hashes and sets another order."""
    code = "from colonnade.commands.tables.resuming import question_of; print(question_of(frozenset('LGBTQI')).hex())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {question_of(frozenset("LGBTQI")).hex() + "\n"}


def test_a_request_to_end_stops_like_ctrl_c_and_only_while_the_block_runs():
    before = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt), stoppable():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


def test_elsewhere_than_in_the_main_thread_signals_are_left_alone():
    done = []

    def work():
        with stoppable():
            done.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == [before]
