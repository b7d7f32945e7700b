"""Makes and changes the world that a journey goes through: `python -m tests.browser.world STEP`, in its own process.

The site under test runs in another process on the same database, so nothing here is a shortcut through it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django
from django.core.management import call_command

django.setup()

from colonnade.apps.organisations.public import load_register, organisation_by_code  # noqa: E402
from colonnade.apps.programme import selectors  # noqa: E402
from colonnade.commands.demo_data import load_demo  # noqa: E402
from colonnade.foundation import clock  # noqa: E402
from colonnade.foundation.mail import outbox  # noqa: E402
from colonnade.foundation.permissions import Role  # noqa: E402
from tests.factories import Cast, answer_all, contributors, join, make_person  # noqa: E402

CODE = "RXT"
REGISTERS = Path(__file__).parents[2] / "demo" / "ods"
PEOPLE = {
    "lead": Role.INCLUSION_LEAD,
    "chair": Role.ROUND_CHAIR,
    "bee": Role.CONTRIBUTOR,
    "cole": Role.CONTRIBUTOR,
    "board": Role.BOARD_READER,
}


def prepare() -> None:
    """Make the database, load the real registers, and give one trust of it its people."""
    call_command("migrate", verbosity=0)
    for name in ("icb_names_codes_dec_2024.csv", "etr_2022.csv"):
        with (REGISTERS / name).open(encoding="utf-8-sig", newline="") as lines:
            load_register(lines, today=clock.today())
    organisation = organisation_by_code(CODE)
    for key, role in PEOPLE.items():
        join(organisation, role, make_person(name=key.title(), email=f"{key}@example.org"))
    sys.stdout.write(json.dumps({"code": CODE, "name": organisation.name}))


def demonstrate() -> None:
    """Make the database and fill it with the demonstration, as `colonnade start --demo` does."""
    call_command("migrate", verbosity=0)
    organisation = load_demo()
    sys.stdout.write(json.dumps({"code": organisation.code, "name": organisation.name}))


def letters() -> None:
    """Send what waits in the outbox, as the worker does."""
    outbox.send_waiting()


def crowd() -> None:
    """Let many more people answer in the newest round: leaders see it well, the staff network does not."""
    organisation = organisation_by_code(CODE)
    cast = Cast(organisation)
    with cast.acting():
        round_ = selectors.rounds(organisation)[0]
        round_ = selectors.round_by_number(organisation, round_.number)
        cast.people[Role.INCLUSION_LEAD] = next(seat.person for seat in selectors.seats(round_) if seat.role == "chair")
    for voice, number, rating in (
        ("leadership", 6, "in_place"),
        ("staff_network", 6, "not_in_place"),
        ("partners", 2, "in_progress"),
    ):
        for place, person in enumerate(contributors(cast, round_, voice, number)):
            ratings = {"1.1": "in_progress", "2.2": "in_place" if place % 2 else "in_progress"}
            answer_all(cast, round_, person, rating=rating, ratings=ratings, notes={"1.3": f"A note, number {place}."})


if __name__ == "__main__":
    {"prepare": prepare, "demonstrate": demonstrate, "letters": letters, "crowd": crowd}[sys.argv[1]]()
