"""Rows 24, 25 and 27: what every answer carries, what no page loads, and what no address or name gives away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as site
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from colonnade.apps.organisations import views
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from tests.integration.security.addresses import Page, pages, ways
from tests.integration.security.expectations import may

if TYPE_CHECKING:
    from tests.integration.security.asking import Actor, Answer, Door

ELSEWHERE = re.compile(r"(?i)^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*(?!data:)[a-z][a-z0-9+.-]*:")
IN_STYLE = re.compile(r"(?i)url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
SENSITIVE = re.compile(
    r"(?i)lgbt|gay|lesbian|homosexual|\bbi\b|bisexual|trans(?!fer|lat|action|it)|queer|intersex|asexual"
    r"|orientation|gender|sexual|pride|rainbow|\bsex\b|@"
)
# Header, and what its value must be.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "'nonce-'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}
CLOSED_TO_ALL = ("camera=()", "geolocation=()", "microphone=()", "payment=()")
DOWNLOADS = {"evidence-file", "pack-file", "board-report-file", "issued-report-file", "release-bundle"}


@dataclass(frozen=True)
class Asked:
    """One page as one person saw it."""

    page: Page
    address: str
    answer: Answer

    def __str__(self) -> str:
        return f"{self.address} ({self.answer.status})"


def able(door: Door, page: Page) -> Actor:
    """Somebody who may open the page: the inclusion lead where they may."""
    members = [one for one in door.actors if one.role is not None]
    if page.access.kind != "member":
        return members[0]
    return next(one for one in members if may(one.role or Role.PARTNER, page.access.permission))


@pytest.fixture(scope="module")
def asked(door: Door) -> list[Asked]:
    """Every page by somebody who may open it and by nobody known, there and not there, shown and sent nothing to."""
    found = []
    for page in pages():
        for actor in (able(door, page), door.actors[0]):
            for way in ways(page, door.world.own, door.world.foreign):
                for method in ("get", "post") if way.what == "own" else ("get",):
                    address = page.at(way.values)
                    found.append(Asked(page, address, door.ask(actor, method, address)))
    return found


@pytest.fixture(scope="module", autouse=True)
def subjects(asked: list[Asked]) -> set[str]:
    """The subjects of all letters, read while the world stands."""
    return set(Letter.objects.values_list("subject", flat=True))


def policy_of(value: str) -> dict[str, set[str]]:
    """A content security policy by directive; nonces are blank already."""
    parts = (directive.split() for directive in value.split(";") if directive.strip())
    return {name: {re.sub(r"'nonce-[^']*'", "'nonce-'", source) for source in sources} for name, *sources in parts}


def lacks(headers: dict[str, str], **other: str) -> list[str]:
    """What is wrong with an answer's headers."""
    wanted = HEADERS | {name.replace("_", "-"): value for name, value in other.items()}
    found = [f"{name}: {headers.get(name)}" for name, value in wanted.items() if value not in headers.get(name, "")]
    policy = policy_of(headers.get("Content-Security-Policy", ""))
    found += [
        f"{name} {sources}"
        for name, sources in policy.items()
        if name != "sandbox" and sources != {"'none'"} and sources - POLICY.get(name, set())
    ]
    found += [
        f"no {name}" for name in ("default-src", "form-action", "frame-ancestors", "base-uri") if name not in policy
    ]
    found += [name for name in CLOSED_TO_ALL if name not in headers.get("Permissions-Policy", "")]
    return found + [name for name in ("Server", "X-Powered-By", "Via") if name in headers]


def test_every_answer_carries_the_headers(asked: list[Asked]) -> None:
    """Row 24: there, refused, not there, to be signed in for, or a file to keep."""
    wrong = [f"{one}: {', '.join(lacks(one.answer.headers))}" for one in asked if lacks(one.answer.headers)]
    assert not wrong, "\n".join(wrong[:40])
    assert {one.answer.status for one in asked} >= {200, 302, 403, 404, 405, 422}
    assert any(one.page.name in DOWNLOADS and one.answer.status == 200 for one in asked)


def test_a_failing_page_carries_the_headers_and_tells_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 24: the page for a fault shows a reference, and nothing of what failed; it gives back what was typed."""

    def fail(*_: Any) -> None:
        raise RuntimeError("what-failed-inside")

    monkeypatch.setattr(views, "start_page", fail)
    monkeypatch.setattr(views, "InviteForm", fail)
    shown = door.ask(door.actors[0], "get", "/")
    assert (shown.status, lacks(shown.headers)) == (500, [])
    assert "what-failed-inside" not in shown.everything
    assert "RuntimeError" not in shown.text
    assert re.search(r"<strong>[0-9A-F]{8}</strong>", shown.text)
    sent = door.ask(door.actors[1], "post", f"/o/{door.world.own.code}/people/invite/", {"name": "Typed <b>7391</b>"})
    assert sent.status == 500
    assert "Typed &lt;b&gt;7391&lt;/b&gt;" in sent.text


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND"])
def test_a_method_that_the_site_does_not_know_is_refused_with_the_headers(door: Door, method: str) -> None:
    """Rows 24 and 46: TRACE answers 405, on pages that are there, on those that are not, and on files."""
    for address in ("/", f"/o/{door.world.own.code}/", "/nowhere/", "/accounts/login/"):
        answer = Client().generic(method, address)
        assert answer.status_code == 405, address
        assert "GET" in answer["Allow"]
        assert b"csrf" not in answer.content
        assert lacks(dict(answer.headers)) == []
    assert Client().generic(method, staticfiles_storage.url("nhsuk.css")).status_code == 405


def test_files_of_the_site_carry_the_headers() -> None:
    """Row 24: style, script and picture; they may be kept, since their names change with what is in them."""
    for name in ("nhsuk.css", "colonnade.css", "start.js", "favicon.svg"):
        answer = Client().get(staticfiles_storage.url(name))
        assert answer.status_code == 200, name
        kept = answer["Cache-Control"]
        assert "immutable" in kept
        assert lacks(dict(answer.headers), Cache_Control=kept) == []
        answer.close()
    robots = Client().get("/robots.txt")
    assert b"Disallow: /" in b"".join(robots)  # type: ignore[arg-type]
    assert lacks(dict(robots.headers), Cache_Control=robots["Cache-Control"]) == []


class _Loads(HTMLParser):
    """What a page makes a browser fetch, run or send to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "manifest"}:
                self.found += (value or "").split(",") if name == "srcset" else [value or ""]
            elif name in {"href", "xlink:href"} and tag != "a":
                self.found.append(value or "")
            elif name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
            elif tag == "meta" and name == "http-equiv":
                self.inline.append(f"meta {value}")


def test_no_page_loads_anything_from_elsewhere(asked: list[Asked]) -> None:
    """Row 25: whatever a page loads or sends to is the site's own; a link to a source is only followed by a person."""
    wrong, seen = [], 0
    for one in asked:
        if not one.answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        loads = _Loads()
        loads.feed(one.answer.text)
        seen += len(loads.found)
        wrong += [f"{one}: {address}" for address in loads.found if ELSEWHERE.match(address)]
        wrong += [f"{one}: inline {what}" for what in loads.inline]
    assert not wrong, "\n".join(sorted(set(wrong))[:40])
    assert seen > 1000


def test_no_style_or_script_loads_anything_from_elsewhere() -> None:
    """Row 25: the files of the site name no other host, nor do the maps of their sources."""
    served = Path(site.STATIC_ROOT)
    files = [path for path in served.rglob("*") if path.suffix in {".css", ".js", ".svg"}]
    wrong = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        addresses = [first or second for first, second in IN_STYLE.findall(text)] if path.suffix == ".css" else []
        wrong += [f"{path.name}: {address[:80]}" for address in addresses if ELSEWHERE.match(address)]
        wrong += [f"{path.name}: source map" for _ in re.findall(r"sourceMappingURL=\s*(?:https?:)?//", text)]
        if path.suffix == ".js":
            wrong += [
                f"{path.name}: {found}"
                for found in re.findall(r"(?:fetch|import)\s*\(?\s*[\"'](?:https?:)?//[^\"']+", text)
            ]
    assert not wrong
    assert len(files) > 5


def test_no_address_gives_anything_away(door: Door) -> None:
    """Row 27: an address stays in histories and logs, so no word says what it is about, and no name whose."""
    found = [page.at(way.values) for page in pages() for way in ways(page, door.world.own, door.world.foreign)]
    assert [address for address in found if SENSITIVE.search(address.replace("%00", ""))] == []
    names = {person.name for person in door.world.own.cast.people.values()}
    assert [address for address in found if any(name.lower() in address.lower() for name in names)] == []


def test_no_file_name_and_no_subject_gives_anything_away(asked: list[Asked], subjects: set[str]) -> None:
    """Row 27: what shows on a locked screen, or stays in a folder of downloads."""
    names = [one.answer.headers["Content-Disposition"] for one in asked if "Content-Disposition" in one.answer.headers]
    assert names
    assert subjects
    assert [text for text in (*names, *subjects) if SENSITIVE.search(text) or "canary" in text.lower()] == []
