"""Teams and sites as a tree: added, moved and ended, each name once in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from colonnade.apps.organisations import actions
from colonnade.apps.organisations.models import Team
from colonnade.apps.organisations.selectors import team_tree, teams
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.factories import Cast

TAKEN = "There is a team or site called {} in that place, or was until it ended. Choose another name or place."


def add(cast: Cast, name: str, parent: Team | None = None, kind: str = "team") -> Team:
    """Add a team or site."""
    return actions.add_team(organisation=cast.organisation, name=name, kind=kind, parent=parent, by=cast.inclusion_lead)


def tree(cast: Cast) -> str:
    """The tree in one line, a dot for each step down."""
    return ", ".join(f"{'.' * one.depth}{one.team.name}" for one in team_tree(cast.organisation))


def refused(change: Callable[[], Any]) -> str:
    """Why a change is refused."""
    with pytest.raises(Refused) as refusal:
        change()
    return str(refusal.value)


@pytest.fixture
def hospital(acting: Cast) -> dict[str, Team]:
    """A site with two wards, a bay in one of them, and a clinic beside it."""
    site = add(acting, "Saltby", kind="site")
    ward = add(acting, "Ward 7", site)
    return {
        "site": site,
        "ward": ward,
        "bay": add(acting, "Bay", ward),
        "other": add(acting, "Ward 8", site),
        "clinic": add(acting, "Clinic", kind="site"),
    }


def test_the_tree_stands_by_name_each_below_its_place(acting: Cast, hospital: dict[str, Team]) -> None:
    assert tree(acting) == "Clinic, Saltby, .Ward 7, ..Bay, .Ward 8"
    assert str(hospital["ward"]) == "Ward 7"


def test_a_deep_tree_is_walked(acting: Cast) -> None:
    """A thousand levels would overflow a tree that is walked by calling itself."""
    made = [Team(organisation=acting.organisation, name="Top")]
    made[0].save()
    for number in range(1, 1100):
        made.append(Team(organisation=acting.organisation, name=f"T{number}", parent=made[-1]))
        made[-1].save()
    assert [one.depth for one in team_tree(acting.organisation)] == list(range(1100))


@pytest.mark.parametrize("name", ["Ward 7", "ward 7", " WARD 7 "])
def test_a_name_stands_once_in_a_place(acting: Cast, hospital: dict[str, Team], name: str) -> None:
    assert refused(lambda: add(acting, name, hospital["site"])) == TAKEN.format(name.strip())
    add(acting, name, hospital["clinic"])
    assert tree(acting).lower() == "clinic, .ward 7, saltby, .ward 7, ..bay, .ward 8"


def test_moving_takes_along_what_stands_below(acting: Cast, hospital: dict[str, Team]) -> None:
    actions.move_team(team=hospital["ward"], under=hospital["clinic"], by=acting.inclusion_lead)
    assert tree(acting) == "Clinic, .Ward 7, ..Bay, Saltby, .Ward 8"
    actions.move_team(team=hospital["ward"], under=None, by=acting.inclusion_lead)
    assert tree(acting) == "Clinic, Saltby, .Ward 8, Ward 7, .Bay"
    last = Entry.objects.within(acting.organisation).order_by("number").last()
    assert (last.verb, last.detail) == ("team.moved", {"under": None})


@pytest.mark.parametrize("under", ["site", "ward", "bay"])
def test_nothing_moves_below_itself(acting: Cast, hospital: dict[str, Team], under: str) -> None:
    said = refused(lambda: actions.move_team(team=hospital["site"], under=hospital[under], by=acting.inclusion_lead))
    assert said == "A team cannot be under itself. Choose another place for it."
    assert tree(acting) == "Clinic, Saltby, .Ward 7, ..Bay, .Ward 8"


def test_nothing_moves_to_where_its_name_is(acting: Cast, hospital: dict[str, Team]) -> None:
    add(acting, "ward 7", hospital["clinic"])
    said = refused(lambda: actions.move_team(team=hospital["ward"], under=hospital["clinic"], by=acting.inclusion_lead))
    assert said == TAKEN.format("Ward 7")
    actions.move_team(team=hospital["ward"], under=hospital["site"], by=acting.inclusion_lead)
    assert tree(acting) == "Clinic, .ward 7, Saltby, .Ward 7, ..Bay, .Ward 8", "where it is already it may stay"


def test_what_stands_below_a_team_that_ends_moves_up(acting: Cast, hospital: dict[str, Team]) -> None:
    actions.end_team(team=hospital["site"], by=acting.inclusion_lead)
    assert tree(acting) == "Clinic, Ward 7, .Bay, Ward 8"
    actions.end_team(team=hospital["ward"], by=acting.inclusion_lead)
    assert tree(acting) == "Bay, Clinic, Ward 8"
    ended = Team.objects.within(acting.organisation).filter(ended_on=clock.today())
    assert {one.name for one in ended} == {"Saltby", "Ward 7"}
    assert len(teams(acting.organisation)) == 3


def test_a_team_does_not_end_while_something_below_has_a_name_of_the_place_above(
    acting: Cast, hospital: dict[str, Team]
) -> None:
    add(acting, "ward 8")
    said = refused(lambda: actions.end_team(team=hospital["site"], by=acting.inclusion_lead))
    assert said == TAKEN.format("Ward 8")
    inner = add(acting, "Bay", hospital["bay"])
    assert refused(lambda: actions.end_team(team=hospital["bay"], by=acting.inclusion_lead)) == TAKEN.format("Bay")
    actions.move_team(team=inner, under=None, by=acting.inclusion_lead)
    actions.end_team(team=hospital["bay"], by=acting.inclusion_lead)


def test_a_name_of_a_team_that_ended_stays_taken(acting: Cast, hospital: dict[str, Team]) -> None:
    """What it recorded stays under its name; the same name in its place would be taken for it."""
    actions.end_team(team=hospital["other"], by=acting.inclusion_lead)
    assert refused(lambda: add(acting, "Ward 8", hospital["site"])) == TAKEN.format("Ward 8")


@pytest.mark.parametrize(
    ("page", "data", "says"),
    [
        ("add-team", {"name": "Ward 8", "kind": "team", "parent": "site"}, TAKEN.format("Ward 8")),
        ("add-team", {"name": "", "kind": "team"}, "Enter the name of the team or site"),
        ("add-team", {"name": "New"}, "Choose whether it is a team or a site"),
        ("team", {"parent": "bay"}, "A team cannot be under itself"),
        ("end-team", {}, TAKEN.format("Ward 8")),
    ],
)
def test_pages_say_what_is_wrong_and_change_nothing(
    acting: Cast,
    hospital: dict[str, Team],
    client_of: Callable[[Any], Client],
    page: str,
    data: dict[str, str],
    says: str,
) -> None:
    add(acting, "Ward 8")
    before = tree(acting)
    parts = [acting.organisation.code] + ([hospital["site"].pk] if page != "add-team" else [])
    sent = {name: str(hospital[value].pk) if name == "parent" else value for name, value in data.items()}
    answer = client_of(acting.inclusion_lead).post(reverse(page, args=parts), sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert "<title>Error:" in text
    assert tree(acting) == before


def test_a_team_that_has_ended_has_no_page(
    acting: Cast, hospital: dict[str, Team], client_of: Callable[[Any], Client]
) -> None:
    actions.end_team(team=hospital["bay"], by=acting.inclusion_lead)
    lead = client_of(acting.inclusion_lead)
    for page in ("team", "end-team"):
        assert lead.get(reverse(page, args=[acting.organisation.code, hospital["bay"].pk])).status_code == 404
    answer = lead.post(
        reverse("team", args=[acting.organisation.code, hospital["ward"].pk]), {"parent": str(hospital["bay"].pk)}
    )
    assert answer.status_code == 422
