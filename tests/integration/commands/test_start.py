"""`colonnade start`: from nothing to a site that somebody signs in to, and back to nothing left running."""

import http.cookiejar
import re
import signal
import socket
import subprocess
import urllib.parse
import urllib.request
from dataclasses import dataclass

import pytest

from tests.integration.commands.conftest import Shell, opened, stop


def _browser():
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def _sign_in(address, email, password):
    """Fill the sign-in page in, and give the page that follows."""
    browser = _browser()
    with browser.open(f"{address}/accounts/login/") as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[1]
    fields = {"csrfmiddlewaretoken": token, "login": email, "password": password}
    with browser.open(f"{address}/accounts/login/", urllib.parse.urlencode(fields).encode()) as page:
        return page.url, page.read().decode()


def _left_running(home):
    """Processes that still have this home in their environment."""
    listed = subprocess.run(["ps", "eww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if f"COLONNADE_HOME={home}" in line and "ps eww" not in line]


@dataclass
class Demonstration:
    """A demonstration that was started once and signed in to, and stopped by Ctrl-C."""

    shell: Shell
    said: dict
    url: str
    page: str
    status: int
    left: list


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    """It takes long to make, so several tests look at what is left of one."""
    with opened(tmp_path_factory.mktemp("demonstration")) as shell:
        running, said = shell.start("--demo")
        lead = next(one for one in said["sign_in"] if one["email"].startswith("lead@"))
        url, page = _sign_in(said["address"], lead["email"], lead["password"])
        status = stop(running)
        yield Demonstration(shell, said, url, page, status, _left_running(shell.folder / "home"))


def test_a_demonstration_is_served_signed_in_to_and_stopped(demonstration):
    assert "/o/larkmere/" in demonstration.url
    assert "Larkmere and Saltby NHS Trust" in demonstration.page
    assert demonstration.status == 0
    assert demonstration.left == []


def test_what_it_keeps_is_for_its_own_user(demonstration):
    home = demonstration.shell.folder / "home"
    open_to_others = [path for path in (home, *home.rglob("*")) if path.stat().st_mode & 0o077]
    assert open_to_others == []
    assert (home / "demo-password").read_text() == demonstration.said["sign_in"][0]["password"]


def test_what_was_stopped_is_whole_and_can_be_started_again(demonstration):
    shell = demonstration.shell
    verified = shell.type("audit", "verify")
    assert verified.returncode == 0, verified.stderr
    assert "larkmere" in verified.stdout
    shown = shell.type("round", "show", "--organisation", "larkmere")
    assert shown.stdout.count("state: closed") == 2, shown.stderr

    running, again = shell.start("--demo")
    assert again["sign_in"] == demonstration.said["sign_in"]
    assert stop(running) == 0
    assert shell.type("audit", "verify").stdout == verified.stdout

    as_site = shell.with_key().type("start", "--port", "0")
    assert as_site.returncode == 2
    assert "holds a demonstration" in as_site.stderr


def test_a_real_site_starts_empty_and_sends_people_to_https(shell):
    site = shell.with_key()
    running, said = site.start("--no-worker")
    assert said["sign_in"] == []
    host, port = said["address"].removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as wire:
        wire.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = wire.makefile().read()
    assert answer.startswith("HTTP/1.1 301")
    assert "ocation: https://localhost/" in answer
    assert stop(running) == 0


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_polite_request_to_end_stops_it_as_ctrl_c_does(shell, sent):
    running, _ = shell.with_key().start("--no-worker")
    running.send_signal(sent)
    assert running.wait(40) == 0
    running.stdout.close()
    assert _left_running(shell.folder / "home") == []


def test_a_port_in_use_is_refused_before_anything_is_made(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = shell.type("start", "--demo", "--port", str(port))
    assert ended.returncode == 2
    assert f"Port {port} is in use" in ended.stderr
    assert not (shell.folder / "home" / "colonnade.sqlite3").exists()


def test_a_demonstration_is_for_this_machine_alone(shell):
    ended = shell.type("start", "--demo", "--host", "0.0.0.0", "--port", "0")
    assert ended.returncode == 2
    assert "this machine alone" in ended.stderr


def test_a_real_site_needs_its_key(shell):
    ended = shell.type("start", "--port", "0")
    assert ended.returncode == 2
    assert "COLONNADE_SECRET_KEY" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["organisations", "find", "leeds"], ["audit", "verify"], ["round", "show", "--organisation", "X"]]
)
def test_before_the_first_start_a_command_says_so(shell, words):
    ended = shell.with_key().type(*words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Run `colonnade start` first." in ended.stderr
    assert ended.stderr.count("\n") == 1
