"""Where the catalogue is found."""

from pathlib import Path

import pytest

from colonnade.foundation.catalogue import CatalogueError, find
from colonnade.foundation.catalogue.location import PACKAGE, SETTING, schema_folder, shipped


def ours(folder: Path) -> Path:
    (folder / "schema").mkdir(parents=True)
    (folder / "schema" / "text.schema.json").write_text("{}", encoding="utf-8")
    return folder


def test_in_a_checkout_it_stands_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert PACKAGE.name == "colonnade"
    assert find() == PACKAGE.parent / "catalogue"


def test_installed_it_is_inside_the_package(tmp_path: Path) -> None:
    inside = ours(tmp_path / "colonnade" / "bundled" / "catalogue")
    assert shipped(tmp_path / "colonnade") == inside


def test_another_package_of_that_name_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    inside = ours(tmp_path / "colonnade" / "bundled" / "catalogue")
    assert shipped(tmp_path / "colonnade") == inside


def test_a_checkout_goes_before_a_bundle(tmp_path: Path) -> None:
    ours(tmp_path / "colonnade" / "bundled" / "catalogue")
    beside = ours(tmp_path / "catalogue")
    assert shipped(tmp_path / "colonnade") == beside


def test_none_at_all_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=f"Set {SETTING} to its folder"):
        shipped(tmp_path / "colonnade")


def test_the_setting_names_another_and_keeps_our_schemas(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(root))
    assert find() == root.resolve()
    assert schema_folder() == PACKAGE.parent / "catalogue" / "schema"


def test_a_setting_that_names_nothing_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(root / "nowhere"))
    with pytest.raises(CatalogueError, match=f"nowhere: {SETTING} names this folder"):
        find()


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "")
    assert find() == shipped()
