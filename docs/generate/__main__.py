"""Write the made pages, or with `--check` say which are not as they should be: `python -m docs.generate [--check]`."""

from __future__ import annotations

import difflib
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PAGES", "main"]

DOCS = Path(__file__).resolve().parents[1]
# Each page and the function that makes it out of what the page holds now.
PAGES = {
    "explanation/architecture.md": "docs.generate.layers:page",
    "pictures/layers.svg": "docs.generate.layers:picture",
    "pictures/stars-alone.svg": "docs.generate.leaks:alone",
    "pictures/stars-in-pairs.svg": "docs.generate.leaks:pairs",
    "pictures/stars-in-margins.svg": "docs.generate.leaks:margins",
    "pictures/stars-of-a-page.svg": "docs.generate.stairs:picture",
    "pictures/stars-of-a-team.svg": "docs.generate.stairs:team",
    "pictures/tables-alike.svg": "docs.generate.leaks:alike",
    "pictures/table-for-one-inside.svg": "docs.generate.leaks:insider",
    "pictures/tables-in-turn.svg": "docs.generate.leaks:releases",
    "reference/action-states.md": "docs.generate.states:action_page",
    "reference/commands.md": "docs.generate.commands:page",
    "reference/disclosure.md": "docs.generate.specification:disclosure",
    "reference/measures.md": "docs.generate.specification:measures",
    "reference/privacy.md": "docs.generate.privacy:page",
    "reference/ratings.md": "docs.generate.specification:ratings",
    "reference/roles.md": "docs.generate.roles:page",
    "reference/round-states.md": "docs.generate.states:page",
}


def main(arguments: list[str]) -> int:
    """Write or check every page; 1 where a page is not as it should be."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "colonnade.config.settings.tests"
    django.setup()
    stale = [name for name in PAGES if not _settle(DOCS / name, PAGES[name], write="--check" not in arguments)]
    if stale:
        print(f"Run `make docs`: {', '.join(stale)}")
    return 1 if stale else 0


def _settle(path: Path, maker: str, *, write: bool) -> bool:
    """Make one page; write it, or compare it with the one that is there and print how they differ."""
    module, _, name = maker.partition(":")
    make: Callable[[str], str] = getattr(import_module(module), name)
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    made = make(there).rstrip() + "\n"
    if made == there:
        return True
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
        print(f"written: docs/{path.relative_to(DOCS)}")
        return True
    lines = difflib.unified_diff(there.splitlines(), made.splitlines(), "as it is", "as it should be", lineterm="", n=1)
    print(f"docs/{path.relative_to(DOCS)}", *lines, sep="\n")
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
