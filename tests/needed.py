"""What some tests need of a machine: a PostgreSQL server and a browser, found, started or installed."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

__all__ = ["NotHere", "chromium", "postgresql"]

STANDING = "postgresql://postgres@127.0.0.1:5432/postgres"
DATABASE = "colonnade"
DEBIAN_SERVERS = Path("/usr/lib/postgresql")
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ROOT = 0


class NotHere(Exception):  # noqa: N818 - it is what was found
    """Something that a leg needs is not to be had on this machine. `str()` says why."""


@contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """A server to run tests on: the one that answers on 127.0.0.1:5432, else one of our own for as long as it takes."""
    if _is_superuser(STANDING):
        yield _on(STANDING)
        return
    binaries = _binaries() or _installed("postgresql", _binaries)
    if binaries is None:
        raise NotHere("no PostgreSQL answers on 127.0.0.1:5432, none is installed, and none can be installed here")
    with _server(binaries) as address:
        yield _on(address)


@contextmanager
def chromium() -> Iterator[dict[str, str]]:
    """A Chromium for browser tests: COLONNADE_CHROMIUM, else one of the PATH, else Debian's package."""
    found = os.environ.get("COLONNADE_CHROMIUM") or _browser() or _installed("chromium", _browser)
    if found is None:
        raise NotHere("there is no Chromium on this machine, and none can be installed here")
    yield {"COLONNADE_CHROMIUM": str(found), "COLONNADE_POSTGRES": ""}


def _on(address: str) -> dict[str, str]:
    return {"COLONNADE_POSTGRES": f"{address.rpartition('/')[0]}/{DATABASE}"}


def _is_superuser(address: str) -> bool:
    """Whether a server answers there without a password, and lets us make databases and roles."""
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def _binaries() -> Path | None:
    """The folder of the newest installed server's programs."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [path.parent for path in DEBIAN_SERVERS.glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parts[-2]) if path.parts[-2].isdigit() else 0, default=None)


def _browser() -> Path | None:
    # A bare PATH may leave out where Debian puts it.
    paths = (shutil.which(name) or shutil.which(name, path="/usr/bin:/usr/local/bin") for name in BROWSERS)
    return next((Path(path) for path in paths if path), None)


def _installed(package: str, look: Callable[[], Path | None]) -> Path | None:
    """Install Debian's package where we may, and look again."""
    tool = shutil.which("apt-get")
    if tool is None or os.geteuid() != ROOT:
        return None
    print(f"Installing {package} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run([tool, "--quiet", "--quiet", *words], env=quiet, stdin=subprocess.DEVNULL, check=False)
    return look()


@contextmanager
def _server(binaries: Path) -> Iterator[str]:
    """A server of our own in a folder that is thrown away. It will not run as root, so then it runs as another."""
    folder = Path(tempfile.mkdtemp(prefix="colonnade-postgresql-"))
    user = _unprivileged()
    if os.geteuid() == ROOT:
        shutil.chown(folder, user)
    port = _free_port()
    data, log = folder / "data", folder / "log"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    try:
        _as(user, folder, [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
        _as(user, folder, [binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start"])
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _as(user, folder, [binaries / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str:
    """The user to run a server as: ourselves, or for root the server's own user where there is one."""
    if os.geteuid() != ROOT:
        return getpass.getuser()
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def _as(user: str, folder: Path, command: Sequence[str | Path]) -> None:
    """Run a program of the server's, as that user. Raises NotHere with its last line where it fails."""
    entry = pwd.getpwnam(user)
    change: dict[str, Any] = {}
    if os.geteuid() == ROOT:
        change = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    # Not captured through a pipe: the server would inherit it, and we should wait for ever.
    with (folder / "said").open("w+b") as said:
        ended = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **change
        )
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
    if ended.returncode:
        last = lines[-1] if lines else f"status {ended.returncode}"
        raise NotHere(f"PostgreSQL is installed, but {Path(command[0]).name} failed: {last}")
