"""Writes to organisations, their people and their teams."""

from colonnade.apps.organisations.actions.people import (
    accept_invitation,
    add_member,
    end_membership,
    invite,
    register_organisation,
)
from colonnade.apps.organisations.actions.register import Loaded, UnreadableRegister, load_register
from colonnade.apps.organisations.actions.teams import add_team, end_team, move_team

__all__ = [
    "Loaded",
    "UnreadableRegister",
    "accept_invitation",
    "add_member",
    "add_team",
    "end_membership",
    "end_team",
    "invite",
    "load_register",
    "move_team",
    "register_organisation",
]
