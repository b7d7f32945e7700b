"""The catalogue of a running site follows its files, and a broken edit does not take it down."""

import os
import threading
from pathlib import Path

import pytest

from colonnade.foundation.catalogue import (
    CatalogueError,
    Problem,
    RunningCatalogue,
    current,
    current_problems,
    load,
    running,
)
from tests.unit.foundation.catalogue.small import PILLAR, edit, write


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(root: Path, clock: Clock) -> RunningCatalogue:
    return RunningCatalogue(lambda: root, clock)


def title(site: RunningCatalogue) -> str:
    return site.get().pillar("harbour-2020/1").title


def test_the_same_catalogue_is_given_while_nothing_changes(site: RunningCatalogue, clock: Clock) -> None:
    first = site.get()
    clock.seconds += 5
    assert site.get() is first
    assert site.problems() == ()


def test_a_change_is_seen_after_a_second_and_not_before(site: RunningCatalogue, clock: Clock, root: Path) -> None:
    site.get()
    edit(root, PILLAR, "We keep a light for everyone", "We keep two lights")
    clock.seconds += 0.99
    assert title(site) == "We keep a light for everyone"
    clock.seconds += 0.01
    assert title(site) == "We keep two lights"


def test_a_change_of_the_same_size_and_an_older_file_are_seen(site: RunningCatalogue, clock: Clock, root: Path) -> None:
    site.get()
    edit(root, PILLAR, "We keep a light", "We keep a torch"[:15])
    os.utime(root / PILLAR, (1, 1))
    clock.seconds += 1
    assert title(site) == "We keep a torch for everyone"


def test_a_broken_edit_keeps_the_last_good_one_and_says_why(site: RunningCatalogue, clock: Clock, root: Path) -> None:
    good = site.get()
    edit(root, PILLAR, "basis: stated", "basis: said")
    clock.seconds += 1
    assert site.get() is good
    assert [problem.field for problem in site.problems()] == ["about.basis"]
    edit(root, PILLAR, "basis: said", "basis: derived")
    clock.seconds += 1
    assert site.problems() == ()
    assert site.get().text("harbour-2020/1/about").basis == "derived"


def test_a_broken_catalogue_is_not_read_again_until_it_changes(
    site: RunningCatalogue, clock: Clock, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.get()
    edit(root, PILLAR, "basis: stated", "basis: said")
    clock.seconds += 1
    site.get()
    monkeypatch.setattr(running, "load", lambda _: pytest.fail("it was read again"))
    clock.seconds += 1
    assert [problem.field for problem in site.problems()] == ["about.basis"]


def test_a_site_that_starts_with_a_broken_one_says_all(site: RunningCatalogue, clock: Clock, root: Path) -> None:
    edit(root, PILLAR, "basis: stated", "basis: said")
    with pytest.raises(CatalogueError, match=r"about\.basis: said is not one of"):
        site.get()
    edit(root, PILLAR, "basis: said", "basis: stated")
    clock.seconds += 1
    assert title(site) == "We keep a light for everyone"


def test_a_folder_that_goes_away_leaves_the_last_good_one(root: Path, clock: Clock, tmp_path: Path) -> None:
    folders = [root]

    def locate() -> Path:
        if not folders:
            raise CatalogueError([Problem("catalogue", 0, "", "It is gone.")])
        return folders[0]

    site = RunningCatalogue(locate, clock)
    good = site.get()
    folders.clear()
    clock.seconds += 1
    assert site.get() is good
    assert [problem.says for problem in site.problems()] == ["It is gone."]


def test_a_file_that_goes_while_it_is_looked_at_is_no_error(
    site: RunningCatalogue, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "files", lambda folder: (folder / "sources.yaml", folder / "gone.yaml"))
    assert title(site) == "We keep a light for everyone"


def test_who_comes_while_it_is_read_anew_gets_the_one_that_is_there(
    site: RunningCatalogue, clock: Clock, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = site.get()
    started, finish = threading.Event(), threading.Event()

    def slow(folder: Path) -> object:
        started.set()
        finish.wait(10)
        return load(folder)

    monkeypatch.setattr(running, "load", slow)
    edit(root, PILLAR, "We keep a light for everyone", "We keep two lights")
    clock.seconds += 1
    reader = threading.Thread(target=site.get)
    reader.start()
    assert started.wait(10)
    assert site.get() is good
    finish.set()
    reader.join(10)
    assert title(site) == "We keep two lights"


def test_the_process_has_one_of_its_own(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = write(tmp_path / "other")
    monkeypatch.setattr(running, "_RUNNING", RunningCatalogue(lambda: other))
    assert current() is current()
    assert current_problems() == ()
