"""The people of the made-up trust, and the password that they share on this machine. Nothing of the site is needed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DOMAIN", "PEOPLE", "TRUST", "TRUST_CODE", "DemoPerson", "make_password", "password", "password_file"]

TRUST = "Larkmere and Saltby NHS Trust"
TRUST_CODE = "larkmere"
DOMAIN = "larkmere.example.org"
PASSWORD_PARTS, PART_LETTERS = 3, 6
# No letters that are taken for one another.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as: the part of the address before the @, a name, a role (`Role`'s value), and who it is."""

    key: str
    name: str
    role: str
    about: str
    # Empty for the whole trust.
    team: str = ""

    @property
    def email(self) -> str:
        """The address that they sign in with."""
        return f"{self.key}@{DOMAIN}"


PEOPLE = (
    DemoPerson("lead", "Priya Ashworth", "inclusion_lead", "inclusion lead: opens rounds, invites people"),
    DemoPerson("sponsor", "Gareth Pemberton", "executive_sponsor", "executive sponsor: chooses the focus"),
    DemoPerson("chair", "Moira Blackwood", "round_chair", "round chair: records what is agreed"),
    DemoPerson("ward", "Tomasz Lindqvist", "contributor", "contributor, from a ward", "Ward 7, Saltby General"),
    DemoPerson("clinic", "Adaeze Holloway", "contributor", "contributor, from a clinic", "Larkmere Clinic"),
    DemoPerson("network", "Sam Trevelyan", "network_chair", "chair of the staff network"),
    DemoPerson("analyst", "Imran Castleford", "analyst", "analyst: keeps numbers safe to show"),
    DemoPerson("board", "Helen Okafor-Reed", "board_reader", "board reader: reads, changes nothing"),
)


def password_file(home: Path) -> Path:
    """Where the password is kept; the file's presence marks a home as a demonstration."""
    return home / "demo-password"


def password(home: Path) -> str:
    """The password that was made for this home."""
    return password_file(home).read_text(encoding="ascii").strip()


def make_password(home: Path) -> str:
    """Make the password, in a file that only this user reads. Random, since the site may be seen by others later."""
    parts = ("".join(secrets.choice(LETTERS) for _ in range(PART_LETTERS)) for _ in range(PASSWORD_PARTS))
    made = "-".join(parts)
    file = password_file(home)
    file.touch(mode=0o600)
    file.write_text(made, encoding="ascii")
    return made
