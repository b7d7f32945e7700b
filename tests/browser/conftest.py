"""A real site for each journey: its own database, gunicorn in front, and Chromium."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("COLONNADE_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPOSITORY = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 40


@dataclass(frozen=True)
class Site:
    """A site that runs, and where it keeps its things."""

    address: str
    home: Path
    environment: dict[str, str]
    code: str
    name: str

    def step(self, name: str) -> str:
        """Change the world in a process of its own."""
        return run_step(self.environment, name)

    @property
    def letters(self) -> list[str]:
        """The letters that were sent, oldest first."""
        files = sorted((self.home / "letters").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_text(encoding="utf-8") for file in files]


def run_step(environment: dict[str, str], name: str) -> str:
    """Run one step of the world."""
    command = [sys.executable, "-m", "tests.browser.world", name]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(address: str) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2)
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the site did not start")


@contextmanager
def serving(home: Path, made_by: str):
    """A site whose world was made by that step."""
    environment = {
        **os.environ,
        "COLONNADE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "colonnade.config.settings.demo",
    }
    environment.pop("COLONNADE_POSTGRES", None)
    told = json.loads(run_step(environment, made_by))
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "colonnade.config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--threads", "8", "--no-control-socket"]
    server = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield Site(address, home, environment, told["code"], told["name"])
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def site(tmp_path_factory):
    """A site of its own for the journey."""
    with serving(tmp_path_factory.mktemp("home"), "prepare") as served:
        yield served


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    """The demonstration, for journeys that only look."""
    with serving(tmp_path_factory.mktemp("demonstration"), "demonstrate") as served:
        yield served


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium: no test downloads a browser."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}
