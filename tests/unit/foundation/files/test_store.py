"""Files are kept whole, privately, and apart for each organisation."""

import hashlib
import os
import stat
import time

import pytest

from colonnade.foundation.files import Accepted, Kind, NotStored, Store

LETTER = Accepted("letter.txt", Kind.TXT, b"All are welcome")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "evidence")


def test_what_is_put_is_opened_again_under_the_hash_of_its_content(store):
    key = store.put(7, LETTER)

    assert key == hashlib.sha256(b"All are welcome").hexdigest()
    with store.open(7, key) as file:
        assert file.read() == b"All are welcome"


def test_the_same_file_twice_is_one_file(store, tmp_path):
    assert store.put(7, LETTER) == store.put(7, LETTER)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.attack
def test_another_organisations_file_is_the_same_as_none(store):
    key = store.put(7, LETTER)

    with pytest.raises(NotStored) as theirs:
        store.open(8, key)
    with pytest.raises(NotStored) as nobodys:
        store.open(8, "0" * 64)
    assert str(theirs.value) == str(nobodys.value)


@pytest.mark.attack
@pytest.mark.parametrize(
    "key",
    ["", "..", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "a" * 64 + "\n", "../" * 20 + "etc", "a" * 62 + "/a", "\0" * 64,
     "../8/aa/" + "a" * 64, "a" * 64 + "/..", None, b"a" * 64, "\uff41" * 64],
)  # fmt: skip
def test_what_is_not_a_key_opens_and_removes_nothing(store, key):
    store.put(7, LETTER)

    with pytest.raises(NotStored):
        store.open(7, key)
    with pytest.raises(NotStored):
        store.remove(7, key)


@pytest.mark.parametrize("organisation", [0, -1, True, "7", "../8", None, 7.0])
def test_what_is_not_an_organisation_is_a_fault_of_ours(store, organisation):
    with pytest.raises(ValueError, match="positive whole number"):
        store.put(organisation, LETTER)


def test_only_the_site_can_read_what_is_kept(store, tmp_path):
    before = os.umask(0)
    try:
        store.put(7, LETTER)
    finally:
        os.umask(before)

    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "evidence").rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert stat.S_IMODE((tmp_path / "evidence").stat().st_mode) == 0o700


@pytest.mark.attack
def test_a_link_planted_in_the_store_is_not_followed(store, tmp_path):
    key = store.put(7, LETTER)
    place = tmp_path / "evidence" / "7" / key[:2] / key
    (tmp_path / "secret").write_bytes(b"secret")
    place.unlink()
    place.symlink_to(tmp_path / "secret")

    with pytest.raises(NotStored):
        store.open(7, key)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_nothing_half_written(store, tmp_path, monkeypatch, step):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    store.put(7, Accepted("other.txt", Kind.TXT, b"Other"))
    monkeypatch.setattr(os, step, full)

    with pytest.raises(OSError, match="No space"):
        store.put(7, LETTER)

    files = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [hashlib.sha256(b"Other").hexdigest()]


def test_the_content_is_on_the_disk_before_it_is_in_its_place(store, monkeypatch):
    store.put(7, LETTER)
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("flush"), fsync(handle))[1])
    monkeypatch.setattr(os, "replace", lambda *places: (steps.append("move"), replace(*places))[1])

    store.put(7, LETTER)

    assert steps == ["flush", "move", "flush"]


def test_removing_is_for_one_organisation_and_may_be_done_twice(store):
    key = store.put(7, LETTER)
    store.put(8, LETTER)

    store.remove(7, key)
    store.remove(7, key)
    store.remove(9, key)

    with pytest.raises(NotStored):
        store.open(7, key)
    store.open(8, key).close()


def test_the_sweep_takes_old_halves_and_leaves_files_and_fresh_halves(store, tmp_path):
    key = store.put(7, LETTER)
    folder = tmp_path / "evidence" / "7" / key[:2]
    old, fresh = folder / ".part-old", folder / ".part-fresh"
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    os.utime(folder / key, (hours_ago, hours_ago))

    assert store.sweep() == 1
    assert sorted(path.name for path in folder.iterdir()) == sorted([".part-fresh", key])


def test_a_sweep_of_a_store_not_yet_made_finds_nothing(store):
    assert store.sweep() == 0
