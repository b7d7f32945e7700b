"""People of every kind at the door, and what each is answered. Whatever an answer changed is taken back at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from tests.integration.security.world import World

__all__ = ["Actor", "Answer", "Door"]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CHANGES_EACH_TIME = re.compile(r"(nonce-|nonce=\"|name=\"csrfmiddlewaretoken\" value=\")[\w+/=-]+")


@dataclass(frozen=True)
class Actor:
    """Somebody who asks. `role` is theirs in the organisation that is asked for; None for no member of it."""

    name: str
    client: Client
    role: Role | None = None
    # A suspended person is taken for somebody who is not signed in.
    is_signed_in: bool = True

    def __str__(self) -> str:
        return self.name


@dataclass
class Answer:
    """What came back, read whole."""

    status: int
    headers: dict[str, str]
    body: bytes
    fault: str = ""

    @cached_property
    def text(self) -> str:
        """The body as text, with what differs each time blanked."""
        return CHANGES_EACH_TIME.sub(r"\1", self.body.decode("utf-8", "replace"))

    @cached_property
    def everything(self) -> str:
        """Headers and body, with what differs each time blanked."""
        return "\n".join(
            [*(CHANGES_EACH_TIME.sub(r"\1", f"{k}: {v}") for k, v in sorted(self.headers.items())), self.text]
        )

    def tells(self, canary: str) -> bool:
        """Whether anything of that organisation's is in it."""
        return canary.lower() in self.everything.lower()


@dataclass
class Door:
    """Everybody's browsers."""

    world: World
    asked: int = 0
    actors: list[Actor] = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        anonymous = Actor("anonymous", Client(raise_request_exception=False), is_signed_in=False)
        members = [Actor(role.value, _signed_in(world.own.cast.people[role]), role) for role in Role]
        suspended = Actor("suspended", _signed_in(world.suspended), is_signed_in=False)
        others = [Actor("stranger", _signed_in(world.stranger)), Actor("left", _signed_in(world.left))]
        self.actors = [anonymous, *members, suspended, *others]

    def ask(self, actor: Actor, method: str, address: str, data: dict[str, Any] | None = None, **extra: Any) -> Answer:
        """Ask for a page, and take back whatever that changed."""
        browser = actor.client
        cookies = SimpleCookie({name: morsel.value for name, morsel in browser.cookies.items()})
        self.asked += 1
        with transaction.atomic():
            response: Any = getattr(browser, method)(address, data or {}, **extra)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            fault = repr(response.exc_info[1]) if getattr(response, "exc_info", None) else ""
            transaction.set_rollback(True)
        headers = dict(response.headers) | {f"cookie {name}": "" for name in response.cookies}
        browser.cookies = cookies
        cache.clear()
        return Answer(response.status_code, headers, body, fault)


def _signed_in(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person, backend=BACKEND)
    # The session has begun, so that no answer has to say so again.
    client.get("/account/")
    return client
