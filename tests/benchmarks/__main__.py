"""Run the measurements on a database of their own that is thrown away."""

from __future__ import annotations

import os
import tempfile

import django
from django.core.management import call_command


def main() -> None:
    """Make the database and print every table."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COLONNADE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        from tests.benchmarks import pages  # noqa: PLC0415 - it needs Django to stand

        pages.measure()


if __name__ == "__main__":
    main()
