"""Run the measurements: all of them, or those that are named (`pages`, `tables`, `quick` for the smaller tables)."""

from __future__ import annotations

import os
import sys
import tempfile

import django
from django.core.management import call_command


def main(*names: str) -> None:
    """Make a database of their own, that is thrown away, and print every table."""
    unknown = set(names) - {"pages", "tables", "quick"}
    if unknown:
        sys.exit(
            f"There is nothing to measure by the name of {', '.join(sorted(unknown))}: try pages, tables or quick."
        )
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLONNADE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
        django.setup()
        if not names or "pages" in names:
            _pages()
        if names != ("pages",):
            _tables(quick="quick" in names)


def _pages() -> None:
    from tests.benchmarks import pages  # noqa: PLC0415 - it needs Django to stand

    call_command("migrate", verbosity=0)
    pages.measure()


def _tables(*, quick: bool) -> None:
    from tests.benchmarks import tables  # noqa: PLC0415 - it needs Django to stand

    tables.measure(quick=quick)


if __name__ == "__main__":
    main(*sys.argv[1:])
