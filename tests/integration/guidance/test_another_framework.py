"""A framework that somebody adds to the catalogue is on the site, and what stands in its texts stays text."""

import shutil

import pytest
from django.urls import reverse

from colonnade.foundation.catalogue.location import shipped

HARBOUR = "/framework/harbour-2026"
PAGES = (
    "/framework/",
    f"{HARBOUR}/",
    f"{HARBOUR}/facts/",
    f"{HARBOUR}/challenges/",
    f"{HARBOUR}/tips/",
    f"{HARBOUR}/pillars/A/",
    f"{HARBOUR}/elements/A.1/",
    "/resources/",
    "/resources/?element=harbour-2026/A.1",
    "/search/?q=lamp",
)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.attack
def test_its_pages_answer_and_run_nothing(address, third, read):
    page = read(address)
    assert page.count("h1") == 1
    for tag in ("img", "i", "u", "em"):
        assert page.count(tag) == 0
    assert not [given for _, given in page.tags if any(name.startswith("on") for name in given)]
    assert all("src" in given or "nonce" in given for tag, given in page.tags if tag == "script")


def test_it_stands_beside_the_others(third, read):
    page = read(reverse("guidance"))
    assert "Harbour Kindness <b>Framework</b>" in page.words
    assert "Pier A: We keep a light & a lamp" in page.words
    assert "Ships that meet <script>alert('kindly')</script> stay longer." in page.words


def test_it_is_called_by_its_own_words(third, read):
    words = read(f"{HARBOUR}/elements/A.1/").words
    assert "Harbour & Quay, berth A.1: Lamp <em>lit</em>" in words
    assert 'The lamp is lit each night, "always".' in words
    assert "Pier A" in read(f"{HARBOUR}/").words


def test_its_texts_say_that_they_are_in_another_language(third, read):
    page = read(f"{HARBOUR}/elements/A.1/")
    assert len([given for tag, given in page.tags if given.get("lang") == "cy"]) > 4
    english = read("/framework/inclusion-2022/elements/1.1/")
    assert [given.get("lang") for tag, given in english.tags if "lang" in given] == ["en"]


def test_what_it_has_not_is_not_announced(third, read):
    page = read(f"{HARBOUR}/elements/A.1/")
    assert not {"learning", "tips", "scope-note"} & set(page.ids)
    assert "evidence" in page.ids
    assert f"{HARBOUR}/facts/" not in read(f"{HARBOUR}/").hrefs
    assert f"{HARBOUR}/facts/" not in read(reverse("guidance")).hrefs
    assert "There are none for this framework yet." in read(f"{HARBOUR}/facts/").words


def test_its_mapping_is_seen_from_both_ends(third, read):
    assert "Asks for a part of what A.1 asks for. Lamps & leaders." in read(f"{HARBOUR}/elements/A.1/").words
    there = read("/framework/inclusion-2022/elements/1.1/").words
    assert "A.1 Lamp <em>lit</em> (Harbour & Quay). Asks for all that 1.1 asks for, and more." in there


def test_our_advice_is_marked_in_it_too(third, read):
    words = read(f"{HARBOUR}/elements/A.1/").words
    assert "Light the lamp before dusk. Our own advice." in words
    assert "Count the barrels. Our own advice." in words
    assert "The source’s practice, our detail, unless marked." in words


def test_it_can_be_found(third, read):
    page = read("/search/?q=lamp")
    assert f"{HARBOUR}/elements/A.1/" in page.hrefs
    assert "/resources/#lamp-film" in page.hrefs


def test_a_new_version_of_a_framework_is_linked_from_the_old(tmp_path, use, read):
    root = tmp_path / "catalogue"
    shutil.copytree(shipped(), root)
    old, new = root / "framework" / "inclusion-2022", root / "framework" / "inclusion-2027"
    shutil.copytree(old, new)
    file = new / "framework.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: inclusion-2022", "id: inclusion-2027", 1))
    use(root)
    assert "/framework/inclusion-2027/" in read("/framework/inclusion-2022/").hrefs
    assert "/framework/inclusion-2022/" in read("/framework/inclusion-2027/").hrefs
