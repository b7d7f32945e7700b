"""Pages made from the code are as the code is, and the check says so where they are not."""

from xml.etree import ElementTree

import pytest

from docs.generate import __main__ as generate
from docs.generate import layers


def _box_names(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("name", ["site", "apps", "app"])
def test_every_layer_is_in_the_picture_and_in_the_words(name):
    words = layers.page(f"{layers.BEGIN}\n{layers.END}")
    shown = _box_names(layers.picture(""))
    for part in (part for row in layers.layers(name) for part in row):
        assert part in shown
        assert f"`{part}`" in words


def test_the_picture_has_a_text_in_its_place():
    assert '<title id="title">' in layers.picture("")
    assert "![" in layers.page(f"{layers.BEGIN}\n{layers.END}")


def test_what_is_written_by_hand_stays():
    assert layers.page(f"before\n{layers.BEGIN}\nold\n{layers.END}\nafter").startswith("before\n")
    assert "old" not in layers.page(f"before\n{layers.BEGIN}\nold\n{layers.END}\nafter")


def test_a_page_that_has_lost_its_place_for_the_picture_is_told():
    with pytest.raises(ValueError, match="has lost the line"):
        layers.page("nothing made here")


def test_a_stale_page_is_told_and_left_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    monkeypatch.setattr(generate, "PAGES", {"commands.md": "docs.generate.commands:page"})
    (tmp_path / "commands.md").write_text("# Commands\n\nAs they were.\n")
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "-As they were." in said
    assert "make docs" in said
    assert (tmp_path / "commands.md").read_text() == "# Commands\n\nAs they were.\n"


def test_a_page_that_was_written_is_not_stale(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    monkeypatch.setattr(generate, "PAGES", {"a/commands.md": "docs.generate.commands:page"})
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert "written: docs/a/commands.md" in capsys.readouterr().out
