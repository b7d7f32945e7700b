"""CPU, queries and weight of the pages that people wait for, beside a trivial page of the same site."""

from __future__ import annotations

import gc
import re
import statistics
import time
from pathlib import Path

import brotli
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.world import make

WARM, COUNTED, BATCH = 20, 15, 20
SMALL = {"teams": 3, "contributors": 30, "rounds": 3}
LARGE = {"teams": 40, "contributors": 600, "rounds": 6}
REACH = {"home": 8, "question": 6, "spread": None}
FIRST_VISIT, LATER = 120_000, 25_000


def _client(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _pages(cast, rounds: int) -> dict[str, tuple[Client, str]]:
    code = cast.organisation.code
    lead, contributor = _client(cast.inclusion_lead), _client(cast.contributor)
    return {
        "trivial": (lead, "/trivial/"),
        "home": (lead, f"/o/{code}/"),
        "question": (contributor, f"/o/{code}/rounds/{rounds}/answers/1.2/"),
        "spread": (lead, f"/o/{code}/rounds/{rounds - 1}/spread/"),
        "spread of one": (lead, f"/o/{code}/rounds/{rounds - 1}/spread/1.2/"),
    }


def _cpu(client: Client, address: str) -> float:
    """CPU seconds of one request: the median of batches, after a warm-up."""
    for _ in range(WARM):
        assert client.get(address).status_code == 200, address
    batches = []
    for _ in range(COUNTED):
        gc.collect()
        began = time.process_time()
        for _ in range(BATCH):
            client.get(address)
        batches.append((time.process_time() - began) / BATCH)
    return statistics.median(batches)


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def _weights(client: Client, address: str) -> tuple[int, int]:
    """Bytes over the line, compressed: on a first visit, and after it, when only the page itself is fetched."""
    html = client.get(address).content
    page = len(brotli.compress(html, quality=5))
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode()))
    served = Path(settings.STATIC_ROOT)
    files |= {"nhsuk.js"} if any("start" in name for name in files) else set()
    first = page + sum(_size(served / name) for name in files)
    return first, page


def _size(file: Path) -> int:
    compressed = file.with_name(file.name + ".br")
    return (compressed if compressed.exists() else file).stat().st_size


def measure() -> None:
    """Print the table."""
    small, large = make("SML", **SMALL), make("LRG", **LARGE)
    few, many = _pages(small, SMALL["rounds"]), _pages(large, LARGE["rounds"])
    trivial = _cpu(*many["trivial"])
    print(", ".join(f"{number} {what}" for what, number in LARGE.items()), f"on {connection.vendor}")
    print("page             CPU ms  x trivial  reach  queries  small  first kB  later kB")
    for name, (client, address) in many.items():
        cpu = _cpu(client, address)
        first, later = _weights(client, address)
        reach = f"{REACH[name]}" if REACH.get(name) else "-"
        print(
            f"{name:<15}{cpu * 1000:>8.2f}{cpu / trivial:>11.1f}{reach:>7}{_queries(client, address):>9}"
            f"{_queries(*few[name]):>7}{first / 1000:>10.1f}{later / 1000:>10.1f}"
        )
    print(f"a page weighs at most {FIRST_VISIT // 1000} kB on a first visit, {LATER // 1000} kB after it")
