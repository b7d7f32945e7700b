"""Start the site: take the address, prepare, run the server and the worker, and say where it is and how to sign in."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from colonnade.commands.answer import Failure
from colonnade.commands.demo_people import PEOPLE, password
from colonnade.commands.start.address import is_loopback, listen, shown
from colonnade.commands.start.children import Children, python

if TYPE_CHECKING:
    import socket
    from argparse import Namespace

__all__ = ["start"]

PACKAGE = Path(__file__).resolve().parents[2]
DEMO, SITE = "colonnade.config.settings.demo", "colonnade.config.settings.site"
LOCAL_CACHE = "django.core.cache.backends.locmem.LocMemCache"
THREADS = 8
ANSWERS_WITHIN_SECONDS = 60
BROKEN = 500


def start(options: Namespace) -> None:
    """Run the site until Ctrl-C, and then stop all of it cleanly. Raises Failure where it cannot run."""
    _end_on_signals()
    os.umask(0o077)
    environment = _choose(demo=options.demo)
    with listen(options.host, options.port) as listening:
        if options.demo and not is_loopback(listening):
            raise Failure("A demonstration is for this machine alone: leave --host out, or run a site without --demo.")
        _step("Preparing the database", "preparing", {**environment, "COLONNADE_AS_OWNER": "1"})
        _step("Filling in the made-up trust" if options.demo else "Queueing the nightly work", "filling", environment)
        _serve(options, listening, environment)


def _end_on_signals() -> None:
    """Let a polite request to end, or a closed terminal, do what Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        # `nohup` asks that a closed terminal be passed over: leave it so.
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _choose(*, demo: bool) -> dict[str, str]:
    """Choose the settings, see that they can be used, and give the environment that the processes get."""
    chosen = DEMO if demo else os.environ.get("DJANGO_SETTINGS_MODULE", SITE)
    os.environ["DJANGO_SETTINGS_MODULE"] = chosen
    try:
        _home().mkdir(parents=True, exist_ok=True)
    except ImproperlyConfigured as fault:
        raise Failure(f"{fault} To try Colonnade out, run `colonnade start --demo`.") from None
    os.environ.pop("COLONNADE_AS_OWNER", None)
    # The processes run this very package, wherever it was found.
    paths = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _home() -> Path:
    home: Path = settings.HOME
    return home


def _tell(line: str) -> None:
    # Standard output is for the answer: where it is, and how to sign in.
    print(line, file=sys.stderr, flush=True)


def _step(says: str, name: str, environment: dict[str, str]) -> None:
    _tell(f"{says} ...")
    command = python("-m", "colonnade.commands.start.step", name)
    ended = subprocess.run(
        command, env=environment, cwd=_home(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        said = ended.stderr.strip().splitlines() or [f"{says} failed with status {ended.returncode}."]
        raise Failure(said[-1])


def _serve(options: Namespace, listening: socket.socket, environment: dict[str, str]) -> None:
    logs = _home() / "logs"
    logs.mkdir(exist_ok=True)
    _tell("Starting the site ...")
    with Children(_home(), logs, environment) as children:
        children.start("server", _server(listening), handed=[listening.fileno()])
        if not options.no_worker:
            words = ("-m", "django", "db_worker", "--queue-name", "*", "--no-startup-delay")
            children.start("worker", python(*words))
        try:
            _wait(listening, children)
            _announce(options, shown(listening))
            children.watch()
        except KeyboardInterrupt:
            _tell("Stopping ...")
    _tell("Stopped. Everything is kept.")


def _processes() -> int:
    """Serving processes: limits on sign-in are counted in the cache, so more than one need a cache that they share."""
    return 1 if settings.CACHES["default"]["BACKEND"] == LOCAL_CACHE else min(4, os.cpu_count() or 1)


def _server(listening: socket.socket) -> list[str]:
    return python(
        "-m",
        "gunicorn",
        "colonnade.config.wsgi:application",
        f"--bind=fd://{listening.fileno()}",
        "--worker-class=gthread",
        f"--workers={_processes()}",
        f"--threads={THREADS}",
        "--no-control-socket",
        "--log-level=warning",
        # An answer that is being drawn is finished before the process ends.
        "--graceful-timeout=25",
    )


def _wait(listening: socket.socket, children: Children) -> None:
    """Wait until the first page is answered, and answered well."""
    host, port = listening.getsockname()[:2]
    until = time.monotonic() + ANSWERS_WITHIN_SECONDS
    while time.monotonic() < until:
        children.look()
        status = _status(host, port)
        if status >= BROKEN:
            raise Failure(f"The first page fails; {_home() / 'logs' / 'site.log'} says why.")
        if status:
            return
        time.sleep(0.1)
    raise Failure(f"The site has not answered for {ANSWERS_WITHIN_SECONDS} seconds; {_home() / 'logs'} may say why.")


def _status(host: str, port: int) -> int:
    """The status of the first page as a proxy would ask for it; 0 where there is no answer yet."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    name = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
    try:
        connection.request("GET", "/", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _announce(options: Namespace, address: str) -> None:
    """Say where the site is and how to sign in."""
    facts: dict[str, Any] = {"address": address, "home": str(_home()), "sign_in": []}
    if options.demo:
        word = password(_home())
        facts["sign_in"] = [{"email": one.email, "password": word, "who": one.about} for one in PEOPLE]
    print(json.dumps(facts, ensure_ascii=False) if options.json else "\n".join(_lines(facts)), flush=True)


def _lines(facts: dict[str, Any]) -> list[str]:
    people = facts["sign_in"]
    if not people:
        names = ", ".join(settings.ALLOWED_HOSTS)
        lines = [
            f"Colonnade listens at {facts['address']} for the proxy that carries HTTPS for {names}.",
            "People come by invitation; `colonnade organisations lead --help` says how to ask the first one in.",
        ]
    else:
        width = max(len(one["email"]) for one in people)
        lines = [
            "",
            f"  Open      {facts['address']}",
            f"  Password  {people[0]['password']}",
            "  Sign in as one of these people of a made-up trust:",
            *(f"    {one['email']:<{width}}  {one['who']}" for one in people),
            "",
        ]
    return [*lines, f"Everything is kept in {facts['home']}. Stop with Ctrl-C."]
