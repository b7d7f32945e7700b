"""Rounds compared: within one framework, across frameworks by their mappings, and across versions (R008)."""

from __future__ import annotations

import re
import shutil

import pytest
from django.urls import reverse

from colonnade.foundation.catalogue import RunningCatalogue, current, running
from colonnade.foundation.catalogue.location import shipped
from tests.factories import closed_round, open_round
from tests.integration.programme.telling import agree_all, body, close, end, forget, key_in, stored, url

OLD, NEW, GROUPS = "inclusion-2022", "inclusion-2023", "working-with-groups-2025"
MAPPING = """
- {from: inclusion-2022/1.1, to: inclusion-2023/1.1, kind: equal, why: The same words., basis: derived}
- {from: inclusion-2022/1.2, to: inclusion-2023/1.2, kind: wider, why: It asks for more., basis: derived}
"""


@pytest.fixture
def lead(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


@pytest.fixture
def both_versions(tmp_path, monkeypatch):
    """The catalogue with a second version of the inclusion framework beside the first: one word of it is new."""
    root = tmp_path / "catalogue"
    shutil.copytree(shipped(), root)
    old, new = root / "framework" / OLD, root / "framework" / NEW
    shutil.copytree(old, new)
    told = (new / "framework.yaml").read_text(encoding="utf-8")
    (new / "framework.yaml").write_text(told.replace(f"id: {OLD}", f"id: {NEW}", 1), encoding="utf-8")
    pillar = (new / "pillar-1.yaml").read_text(encoding="utf-8")
    (new / "pillar-1.yaml").write_text(
        re.sub(r"short: .*", "short: Leaders of 2023", pillar, count=2), encoding="utf-8"
    )
    with (root / "framework" / "mappings.yaml").open("a", encoding="utf-8") as file:
        file.write(MAPPING)
    monkeypatch.setenv("COLONNADE_CATALOGUE", str(root))
    monkeypatch.setattr(running, "_RUNNING", RunningCatalogue())
    return current()


def rows(page):
    """The table: element, what was agreed before (with its number and kind where it is not the same), and after."""
    table = re.search(r"<tbody[^>]*>(.*?)</tbody>", page.content.decode(), re.DOTALL).group(1)
    found = []
    for row in table.split("</tr>")[:-1]:
        cells = re.split(r"</t[hd]>", row)[:3]
        found.append(tuple(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip() for cell in cells))
    return found


def test_two_rounds_of_one_framework_stand_side_by_side(trust, lead):
    closed_round(trust, "Spring", people=1)
    closed_round(trust, "Autumn", people=1, ratings={"1.1": "in_place", "1.2": "not_in_place"})
    page = lead.get(url("compare", trust))
    told = rows(page)
    assert len(told) == 17
    assert told[:3] == [
        ("1.1 Visible leaders", "In progress", "In place"),
        (told[1][0], "In progress", "Not in place"),
        (told[2][0], "In progress", "In progress"),
    ]
    assert "used different frameworks" not in body(page)
    home = body(lead.get(url("home", trust)))
    assert "1 moved up and 1 moved down since Spring" in home
    assert lead.get(url("home", trust)).content.decode().count("<td>no change</td>") == 15


def test_any_two_closed_rounds_can_be_chosen_and_no_other(trust, lead):
    for title in ("One", "Two", "Three"):
        closed_round(trust, title, people=1)
    open_round(trust, "Four")
    chosen = lead.get(url("compare", trust), {"from": "1", "with": "3"})
    assert "One, Three" in body(chosen)
    assert chosen.content.decode().count(" selected>") == 2
    page = lead.get(url("compare", trust), {"from": "1", "with": "4"})
    assert page.status_code == 409
    assert "Only closed rounds can be compared. Choose two that have closed." in body(page)
    assert "Three, Three" not in body(lead.get(url("compare", trust), {"from": "nothing", "with": "99"}))


def test_rounds_of_one_name_are_told_apart(trust, lead):
    for rating in ("in_progress", "in_place"):
        closed_round(trust, "Yearly", people=1, rating=rating)
    text = lead.get(url("compare", trust)).content.decode()
    assert re.findall(r'<option value="(\d)" selected>', text) == ["1", "2"]


def test_with_one_closed_round_there_is_nothing_to_compare(trust, lead):
    closed_round(trust, people=1)
    assert lead.get(url("compare", trust)).status_code == 404
    assert "Compare two rounds" not in body(lead.get(url("rounds", trust)))


def test_rounds_of_two_frameworks_are_compared_by_their_mappings(trust, lead):
    closed_round(trust, "Inclusion", people=1, ratings={"6.1": "in_place", "6.2": "not_in_place"})
    closed_round(trust, "Groups", people=1, framework=GROUPS, rating="in_place")
    page = lead.get(url("compare", trust))
    assert "The two rounds used different frameworks. Where elements only overlap, read them with care." in body(page)
    told = {row[0].split()[0]: row[1:] for row in rows(page)}
    assert len(told) == 14
    assert told["1.2"] == ("In place 6.1, overlaps", "In place")
    assert told["1.1"] == ("In progress 2.1, wider In progress 2.2, overlaps In place 6.1, overlaps", "In place")
    assert "The round before used another framework." in body(lead.get(url("home", trust)))
    other_way = {
        row[0].split()[0]: row[1:] for row in rows(lead.get(url("compare", trust), {"from": "2", "with": "1"}))
    }
    assert other_way["2.3"] == ("In place 2.6, wider", "In progress")
    assert len(other_way) == 17


def test_a_round_on_working_with_groups_goes_through_to_the_picture(trust, lead, client_of):
    """R001: nothing in a round is made for one framework."""
    round_ = open_round(trust, "Groups", framework=GROUPS)
    for voice in ("leadership", "staff_network"):
        key_in(trust, round_, voice, 5)
    end(trust, round_)
    chair = client_of(trust.round_chair)
    for name in ("spread", "agree-list", "sheet"):
        assert chair.get(url(name, trust, round_)).status_code == 200
    assert chair.get(url("spread-element", trust, round_, "2.7")).status_code == 200
    agree_all(trust, round_, ratings={"1.1": "in_place"})
    close(trust, round_)
    page = lead.get(url("home", trust))
    assert "0 shown and 1 claimed, of 14 elements" in body(page)
    wide = page.content.decode().partition('class="chart chart-wide"')[2].partition("</svg>")[0]
    assert len(set(re.findall(r'href="#element-([\d.]+)"', wide))) == 14
    for pillar in ("1", "2"):
        assert reverse("pillar", args=[GROUPS, pillar]) in wide


def test_a_new_version_of_a_framework_leaves_old_rounds_as_they_are(trust, lead, request):
    round_ = closed_round(trust, "Before", people=1)
    pages = [url("round", trust, round_), url("spread", trust, round_), url("home", trust)]
    before = [body(lead.get(page)) for page in pages], stored(trust)
    request.getfixturevalue("both_versions")
    forget()
    assert ([body(lead.get(page)) for page in pages], stored(trust)) == before
    assert round_.framework == OLD
    assert "Leaders of 2023" not in before[0][1]


def test_two_versions_stand_side_by_side_and_are_compared_by_their_mappings(trust, lead, both_versions):
    assert [one.id for one in both_versions.versions("inclusion")] == [NEW, OLD]
    assert 'value="inclusion-2023"' in lead.get(url("open-round", trust)).content.decode()
    closed_round(trust, "Old", people=1, ratings={"1.1": "in_place"})
    round_ = open_round(trust, "New", framework=NEW)
    assert open_round(trust, "Old again").framework == OLD
    key_in(trust, round_, "teams", 1)
    end(trust, round_)
    agree_all(trust, round_)
    close(trust, round_)
    told = {row[0].split()[0]: row for row in rows(lead.get(url("compare", trust)))}
    assert told["1.1"] == ("1.1 Leaders of 2023", "In place", "In progress")
    assert told["1.2"][1:] == ("In progress 1.2, wider", "In progress")
    assert told["2.1"][1:] == ("–", "In progress")
    assert "Leaders of 2023" in body(lead.get(url("home", trust)))
