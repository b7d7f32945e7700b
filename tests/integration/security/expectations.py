"""What each person is to be answered at each address, from the page's mark and the roles of its permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.foundation.permissions import Reach, Role

if TYPE_CHECKING:
    from colonnade.foundation.permissions import Permission
    from tests.integration.security.addresses import Page, Way
    from tests.integration.security.asking import Actor

__all__ = ["FORBIDDEN", "MISSING", "OPENED", "REFUSED_NOW", "SIGN_IN", "may", "wanted"]

OPENED = {200, 302, 422}
# The person may, but not now: the round has moved on, or somebody else was first.
REFUSED_NOW = {403, 409}
SIGN_IN, FORBIDDEN, MISSING, NO_METHOD = 302, 403, 404, 405

# Whom a permission that reaches a round lets in by their seat, beside the roles that have it everywhere. In the world
# the round chair chairs every round, the contributor sits in every round, and the contributor owns all evidence.
BY_SEAT: dict[str, frozenset[Role]] = {
    "round.see": frozenset({Role.ROUND_CHAIR, Role.CONTRIBUTOR}),
    "round.seats": frozenset({Role.ROUND_CHAIR}),
    "round.answer": frozenset({Role.CONTRIBUTOR}),
    "round.print": frozenset({Role.ROUND_CHAIR, Role.CONTRIBUTOR}),
    "round.key_in": frozenset({Role.ROUND_CHAIR}),
    "round.end_answers": frozenset({Role.ROUND_CHAIR}),
    "round.spread": frozenset({Role.ROUND_CHAIR, Role.CONTRIBUTOR}),
    "round.agree": frozenset({Role.ROUND_CHAIR}),
    "round.close": frozenset({Role.ROUND_CHAIR}),
    "promises.see": frozenset({Role.POLICY_OWNER}),
    "promise.keep": frozenset({Role.POLICY_OWNER}),
    "evidence.open": frozenset({Role.CONTRIBUTOR}),
    "evidence.keep": frozenset({Role.CONTRIBUTOR}),
    "action.open": frozenset({Role.CONTRIBUTOR}),
    "action.give": frozenset({Role.CONTRIBUTOR}),
    "action.keep": frozenset({Role.CONTRIBUTOR}),
    "practice.open": frozenset({Role.CONTRIBUTOR}),
    "practice.keep": frozenset({Role.CONTRIBUTOR}),
    "stories.take_back": frozenset({Role.CONTRIBUTOR}),
}
# Pages of what nobody in the world has set up.
NOT_SET_UP = {"mfa_deactivate_totp", "mfa_view_recovery_codes"}
# Pages that anyone may open and that answer a wrong address with a sentence instead of 404.
SAYS_WHAT_IS_WRONG = {"account_reset_password_from_key"}


def may(role: Role, permission: Permission) -> bool:
    """Whether a member with that role has the permission for what the world has."""
    if role in permission.roles:
        return True
    if permission.reach is Reach.ORGANISATION:
        return False
    if permission.name not in BY_SEAT:
        message = f"Say in BY_SEAT of {__file__} whom '{permission.name}' lets in by their seat or as an owner."
        raise AssertionError(message)
    return role in BY_SEAT[permission.name]


def wanted(page: Page, actor: Actor, way: Way, method: str) -> set[int]:
    """The statuses that are right. A method that the page does not know is 405 for everybody, whatever they ask for."""
    if page.access.kind == "member":
        return _of_a_member(page, actor, way, method)
    if page.access.kind == "signed in":
        if not actor.is_signed_in:
            return {FORBIDDEN} if method == "post" else {SIGN_IN}
        if page.name in NOT_SET_UP:
            return {MISSING, NO_METHOD}
        return OPENED if way.what == "own" else {SIGN_IN, MISSING}
    if way.what == "own" or page.name in SAYS_WHAT_IS_WRONG:
        return OPENED
    return {MISSING}


def _of_a_member(page: Page, actor: Actor, way: Way, method: str) -> set[int]:
    if not actor.is_signed_in:
        return {FORBIDDEN} if method == "post" else {SIGN_IN}
    if actor.role is None or not way.is_own_organisation:
        return {MISSING}
    permission = page.access.permission
    if way.what == "own":
        return OPENED | REFUSED_NOW if may(actor.role, permission) else {FORBIDDEN}
    if permission.reach is Reach.ORGANISATION and actor.role not in permission.roles:
        return {FORBIDDEN}
    return {MISSING}
