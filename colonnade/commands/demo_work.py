"""What the made-up trust has done and means to do: progress, promises, contacts, actions, practices, support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from colonnade.apps.programme import actions
from colonnade.apps.reporting.actions import ask_decision
from colonnade.commands.shipped import demo_folder
from colonnade.foundation import clock

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.organisations.public import Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["load_work"]

FRAMEWORK = "inclusion-2022"


@dataclass(frozen=True)
class Trust:
    """The trust, the people whom one can sign in as, by key, and its teams and sites, by name."""

    organisation: Organisation
    people: dict[str, Person]
    teams: dict[str, Team]

    def person(self, key: str | None) -> Person | None:
        """The person of that key; nobody for none."""
        return self.people[key] if key else None

    @property
    def lead(self) -> Person:
        """The inclusion lead, who keeps most of the records."""
        return self.people["lead"]


def load_work(organisation: Organisation, people: dict[str, Person], teams: dict[str, Team]) -> None:
    """Tell what `demo/work.yaml` holds, each thing on its day."""
    told = yaml.safe_load((demo_folder() / "work.yaml").read_text(encoding="utf-8"))
    trust = Trust(organisation, people, teams)
    for told_of, tell in (
        ("progress", _progress),
        ("promises", _promise),
        ("contacts", _contact),
        ("actions", _action),
        ("practices", _practice),
        ("support", _support),
        ("decisions", _decision),
    ):
        for one in told[told_of]:
            tell(trust, one)


def _day(days: int) -> date:
    return clock.today() + timedelta(days=days)


def _on(days: int) -> Any:
    """Let it be noon, that many days from today."""
    return clock.at((clock.now() + timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0))


def _progress(trust: Trust, told: dict[str, Any]) -> None:
    with _on(told["days"]):
        for element in told["elements"]:
            actions.record_progress(
                organisation=trust.organisation,
                element=f"{FRAMEWORK}/{element}",
                level=told["level"],
                action_to_date=told["action"],
                by=trust.lead,
            )


def _promise(trust: Trust, told: dict[str, Any]) -> None:
    made_on, due_on = _day(told["days"]), _day(told["due"])
    with _on(told["days"]):
        actions.add_promise(
            organisation=trust.organisation,
            text=told["text"],
            made_to=told["made_to"],
            made_on=made_on,
            due_on=due_on,
            post=told["post"],
            owner=trust.person(told.get("owner")),
            deputy=trust.person(told.get("deputy")),
            by=trust.lead,
        )


def _contact(trust: Trust, told: dict[str, Any]) -> None:
    actions.add_contact(
        organisation=trust.organisation,
        name=told["name"],
        post=told["post"],
        body=told.get("body", ""),
        level=told["level"],
        is_ally=told.get("ally", False),
        email=told.get("email", ""),
        helps_with=told["helps"],
        keeper=trust.person(told["keeper"]),
        second_keeper=trust.person(told.get("second")),
        by=trust.lead,
    )


def _action(trust: Trust, told: dict[str, Any]) -> None:
    starts_on, due_on = _day(told["starts"]), _day(told["due"])
    with _on(told["starts"]):
        made = actions.add_action(
            organisation=trust.organisation,
            title=told["title"],
            post=told["post"],
            owner=trust.person(told["owner"]),
            deputy=trust.person(told.get("deputy")),
            detail=told.get("detail", ""),
            starts_on=starts_on,
            due_on=due_on,
            effort_hours=told["hours"],
            relationship_hours=told["relationships"],
            check_every_days=told.get("check_every", 0),
            serves=[(kind, ref) for kind, ref in told["serves"]],
            by=trust.lead,
        )
    if told.get("going_on"):
        with _on(told["starts"] + 3):
            made = actions.move_action(action=made, to="going_on", outcome="", by=trust.lead)
    for check in told.get("checks", []):
        _check(trust, made, check)
    if "measure" in told:
        _measure(trust, made, told["measure"], began=told["starts"])
    if "done" in told:
        with _on(told["due"] - 2):
            actions.move_action(action=made, to="done", outcome=told["done"], by=trust.lead)


def _check(trust: Trust, action: Any, told: dict[str, Any]) -> None:
    with _on(told["days"]):
        actions.record_check(
            action=action,
            checked_on=clock.today(),
            found=told["found"],
            has_enough=told["enough"],
            note=told["note"],
            by=trust.lead,
        )


def _measure(trust: Trust, action: Any, told: dict[str, Any], *, began: int) -> None:
    with _on(began):
        measure = actions.add_measure(
            action=action,
            name=told["name"],
            unit=told["unit"],
            better=told["better"],
            baseline=Decimal(told["baseline"]),
            baseline_on=clock.today(),
            target=Decimal(told["target"]),
            by=trust.lead,
        )
    for number, value in enumerate(told["readings"]):
        with _on(began + number * told["every"]):
            actions.add_reading(measure=measure, read_on=clock.today(), value=Decimal(value), by=trust.lead)


def _practice(trust: Trust, told: dict[str, Any]) -> None:
    """Take a practice up, for the whole trust or for each place named, and record what was done of it."""
    for place in told.get("places", [None]):
        with _on(told["days"]):
            plan = actions.take_up(
                organisation=trust.organisation,
                practice=told["practice"],
                post=told["post"],
                owner=trust.person(told.get("owner")),
                deputy=trust.person(told.get("deputy")),
                team=trust.teams[place] if place else None,
                starts_on=clock.today(),
                awareness_date=told.get("awareness_date", ""),
                by=trust.lead,
            )
        for one in told.get("records", []):
            if one.get("place") == place:
                _record(trust, told["practice"], plan, one)


def _value(trust: Trust, name: str, value: Any) -> Any:
    """A value as the record keeps it: a day that is counted back, the number of a person, or what stands there."""
    if isinstance(value, dict):
        return _day(value["day"]).isoformat()
    return trust.people[value].pk if name == "holder" else value


def _record(trust: Trust, practice: str, plan: Any, told: dict[str, Any]) -> None:
    values = {name: _value(trust, name, value) for name, value in told["values"].items()}
    with _on(told["days"]):
        actions.record_practice(
            organisation=trust.organisation,
            practice=practice,
            plan=plan,
            happened_on=clock.today(),
            values=values,
            by=trust.lead,
        )


def _support(trust: Trust, told: dict[str, Any]) -> None:
    actions.add_support_route(
        organisation=trust.organisation,
        kind=told["kind"],
        name=told["name"],
        what_for=told["what"],
        phone=told.get("phone", ""),
        email=told.get("email", ""),
        link=told.get("link", ""),
        hours=told.get("hours", ""),
        everywhere="sites" not in told,
        sites=[trust.teams[name] for name in told.get("sites", [])],
        by=trust.lead,
    )


def _decision(trust: Trust, told: dict[str, Any]) -> None:
    due_on = _day(told["due"])
    with _on(told["days"]):
        ask_decision(
            organisation=trust.organisation,
            question=told["question"],
            why=told["why"],
            asked_of="The board",
            element=f"{FRAMEWORK}/{told['element']}",
            due_on=due_on,
            by=trust.lead,
        )
