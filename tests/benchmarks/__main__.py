"""Run the measurements: all of them, or those that are named (`pages`, `report`, `sheets`, `tables`).

`quick` is for the smaller tables only, `long` gives every table the time that it takes.
"""

from __future__ import annotations

import os
import sys
import tempfile

import django
from django.core.management import call_command


def main(*names: str) -> None:
    """Make a database of their own, that is thrown away, and print every table."""
    unknown = ", ".join(sorted(set(names) - {"pages", "report", "sheets", "tables", "quick", "long"}))
    if unknown:
        known = "pages, report, sheets, tables, quick or long"
        sys.exit(f"There is nothing to measure by the name of {unknown}: try {known}.")
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLONNADE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
        django.setup()
        if not names or "pages" in names:
            _pages()
        if not names or "report" in names:
            _report()
        if not names or "sheets" in names:
            _sheets()
        if not names or set(names) - {"pages", "report", "sheets"}:
            _tables(quick="quick" in names, long="long" in names)


def _pages() -> None:
    from tests.benchmarks import pages  # noqa: PLC0415 - it needs Django to stand

    call_command("migrate", verbosity=0)
    pages.measure()


def _report() -> None:
    from tests.benchmarks import report  # noqa: PLC0415 - it needs Django to stand

    call_command("migrate", verbosity=0)
    report.measure()


def _sheets() -> None:
    from tests.benchmarks import sheets  # noqa: PLC0415 - it needs Django to stand

    call_command("migrate", verbosity=0)
    sheets.measure()


def _tables(*, quick: bool, long: bool) -> None:
    from tests.benchmarks import tables  # noqa: PLC0415 - it needs Django to stand

    tables.measure(quick=quick, long=long)


if __name__ == "__main__":
    main(*sys.argv[1:])
