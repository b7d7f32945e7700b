"""Where the demonstration's files are found."""

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.shipped import demo_folder


def _mark(folder):
    (folder / "ods").mkdir(parents=True)
    (folder / "ods" / "LICENCE.md").write_text("licence")


def test_beside_the_package_in_a_checkout(tmp_path):
    _mark(tmp_path / "demo")
    assert demo_folder(tmp_path / "colonnade") == tmp_path / "demo"


def test_inside_the_package_where_it_is_installed(tmp_path):
    (tmp_path / "demo").mkdir()
    _mark(tmp_path / "colonnade" / "bundled" / "demo")
    assert demo_folder(tmp_path / "colonnade") == tmp_path / "colonnade" / "bundled" / "demo"


def test_nowhere_is_a_sentence(tmp_path):
    with pytest.raises(Failure, match="Install it again"):
        demo_folder(tmp_path / "colonnade")


def test_the_registers_are_there():
    names = {path.name for path in (demo_folder() / "ods").glob("*.csv")}
    assert names == {"etr_2022.csv", "icb_names_codes_dec_2024.csv"}
