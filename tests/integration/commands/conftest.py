"""What the tests of commands share: a command as it is typed, and a site that is started by one."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from colonnade.commands import main
from colonnade.commands.start.starting import PACKAGE

COMMAND = [sys.executable, "-P", "-c", "import sys; from colonnade.commands import main; sys.exit(main())"]
KEY = secrets.token_urlsafe(64)
STOPS_WITHIN_SECONDS = 40


@pytest.fixture
def run(db, capsys):
    """Type a command in this process: its exit status, what it printed, and what it said went wrong."""

    def typed(*words):
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return typed


@pytest.fixture
def answer(run):
    """Type a command with --json that succeeds: what it answered."""

    def typed(*words):
        status, out, err = run(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return typed


@dataclass
class Shell:
    """A folder to type commands in, where a site keeps its things, and which copy of the package is used."""

    folder: object
    package: object = PACKAGE.parent
    more: dict = field(default_factory=dict)

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLONNADE_", "DJANGO_"))}
        return {**kept, "PYTHONPATH": str(self.package), "COLONNADE_HOME": str(self.folder / "home"), **self.more}

    def with_key(self):
        """The same shell, with the key that a real site has."""
        return replace(self, more={**self.more, "COLONNADE_SECRET_KEY": KEY})

    def type(self, *words):
        """Run a command to its end."""
        return subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def start(self, *words):
        """Start a site, wait until it says where it is, and return the process and what it said."""
        with (self.folder / "said").open("w") as said:
            running = subprocess.Popen(
                [*COMMAND, "start", "--port", "0", "--json", *words],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        line = running.stdout.readline()
        if not line:
            running.wait(STOPS_WITHIN_SECONDS)
            running.stdout.close()
            pytest.fail(f"status {running.returncode}: {(self.folder / 'said').read_text()}")
        return running, json.loads(line)


def stop(running):
    """Press Ctrl-C and wait; the exit status."""
    running.send_signal(signal.SIGINT)
    try:
        return running.wait(STOPS_WITHIN_SECONDS)
    finally:
        running.kill()
        running.stdout.close()


@contextmanager
def opened(folder):
    """A shell for a site of its own, with a PostgreSQL database of its own where the tests run on one."""
    made = Shell(folder)
    server = os.environ.get("COLONNADE_POSTGRES")
    if not server:
        yield made
        return
    name = f"colonnade_start_{secrets.token_hex(4)}"
    about = conninfo_to_dict(server)
    admin = make_conninfo(**{**about, "dbname": "postgres"})
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    user, host, port = about.get("user", ""), about.get("host", ""), about.get("port", "5432")
    made.more["COLONNADE_POSTGRES"] = f"postgresql://{user}@{host}:{port}/{name}"
    yield made
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def shell(tmp_path):
    """A shell for a site of the test's own."""
    with opened(tmp_path) as made:
        yield made
