"""What the environment says: where things are kept, which database, which names.

Every variable that Colonnade reads is read here, and nowhere else.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

REPOSITORY = Path(__file__).resolve().parents[3]
KEY_LENGTH = 64


def home() -> Path:
    """Where the database, evidence and letters are kept: COLONNADE_HOME, else `var` in a checkout or `~/.colonnade`."""
    named = os.environ.get("COLONNADE_HOME")
    if named:
        return Path(named).resolve()
    return REPOSITORY / "var" if (REPOSITORY / "manage.py").exists() else Path.home() / ".colonnade"


def database(place: Path) -> dict[str, Any]:
    """PostgreSQL where COLONNADE_POSTGRES holds a connection string, else SQLite in `place`."""
    named = os.environ.get("COLONNADE_POSTGRES")
    if not named:
        return {
            "ENGINE": "colonnade.foundation.tenancy.sqlite",
            "NAME": place / "colonnade.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    parts = conninfo_to_dict(named)
    # The owner makes and changes tables; the site itself acts as a role that owns none.
    options: dict[str, Any] = {} if os.environ.get("COLONNADE_AS_OWNER") else {"assume_role": app_role()}
    return {
        "ENGINE": "colonnade.foundation.tenancy.postgresql",
        "NAME": parts.get("dbname", "colonnade"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def app_role() -> str:
    """The PostgreSQL role that the site acts as."""
    return os.environ.get("COLONNADE_APP_ROLE", "colonnade_app")


def _listed(variable: str) -> list[str]:
    return [name.strip() for name in os.environ.get(variable, "").split(",") if name.strip()]


def hosts() -> list[str]:
    """The names that the site answers to."""
    return _listed("COLONNADE_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]


def origins() -> list[str]:
    """The addresses that forms may come from, where a proxy stands in front."""
    return [f"https://{name}" for name in _listed("COLONNADE_HOSTS")]


def sender() -> str:
    """Whom the site's letters come from."""
    return os.environ.get("COLONNADE_MAIL_FROM", "Colonnade <colonnade@localhost>")


def silent_after_days() -> int:
    """After how many days without a sign somebody who owns something is called silent; 60 unless told."""
    named = os.environ.get("COLONNADE_SILENT_AFTER_DAYS", "60")
    if not named.isdigit() or int(named) < 1:
        message = "COLONNADE_SILENT_AFTER_DAYS is a number of days, such as 60: at least 1."
        raise ImproperlyConfigured(message)
    return int(named)


def brand() -> dict[str, str]:
    """The name and footer of the organisation that runs the site."""
    return {
        "name": os.environ.get("COLONNADE_BRAND", "Colonnade"),
        "footer": os.environ.get("COLONNADE_FOOTER", ""),
    }


def secret_key(place: Path, *, make: bool) -> str:
    """The site's key: COLONNADE_SECRET_KEY, else the file `secret-key` in `place`, made once where `make` says so."""
    named = os.environ.get("COLONNADE_SECRET_KEY", "")
    if named:
        key = named
    else:
        file = place / "secret-key"
        if not file.exists() and make:
            place.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(KEY_LENGTH), encoding="ascii")
        key = file.read_text(encoding="ascii").strip() if file.exists() else ""
    if len(key) < KEY_LENGTH:
        message = f"Set COLONNADE_SECRET_KEY to at least {KEY_LENGTH} random characters, and keep it secret."
        raise ImproperlyConfigured(message)
    return key
