"""What is written down: links lead somewhere, pictures are taken by tests, and nothing names a private place."""

import re

import pytest

from colonnade.foundation.permissions import permissions
from docs.generate.roles import declared
from tests.architecture.sources import REPOSITORY, modules, named, texts

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
VARIABLE = re.compile(r"\bCOLONNADE_[A-Z_]+\b")
# Written in pieces, so that this file does not name what it looks for.
PRIVATE = re.compile(
    r"(?<![\w.>])/(?:work|root|home|Users|tmp)/\w"
    + r"|\bpy" + r"pi\.org|pythonhosted\." + r"org|registry\.npm" + r"js|deb\.deb" + r"ian\.org",
    re.IGNORECASE,
)  # fmt: skip


def _pages():
    return [path for path in texts() if path.suffix == ".md"]


@pytest.mark.parametrize("path", _pages(), ids=named)
def test_links_lead_somewhere(path):
    targets = [
        one
        for one in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in one and not one.startswith("mailto:")
    ]
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_each_screenshot_is_taken_by_a_browser_test():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests/browser").rglob("*.py"))
    pictures = [path.stem for path in (REPOSITORY / "docs/pictures").glob("*.png")]
    assert [name for name in pictures if name not in tests] == []


def test_each_screenshot_is_shown_somewhere():
    pages = "\n".join(path.read_text(encoding="utf-8") for path in _pages())
    assert [path.name for path in (REPOSITORY / "docs/pictures").iterdir() if path.name not in pages] == []


def test_nothing_names_a_private_place():
    found = [
        f"{named(path)}: {match.group()}"
        for path in texts()
        for match in PRIVATE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_readme_fits_a_screen():
    assert len((REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()) <= 60


def test_every_permission_is_in_the_reference():
    page = (REPOSITORY / "docs/reference/roles.md").read_text(encoding="utf-8")
    assert declared() == permissions()
    assert [one.name for one in declared() if f"`{one.name}`" not in page] == []


def test_every_variable_that_is_read_is_in_the_guide():
    guide = (REPOSITORY / "docs/how-to/run-a-site.md").read_text(encoding="utf-8")
    read = {name for path in modules("colonnade") for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    assert {name for name in read if f"`{name}`" not in guide} == set()


def test_submissions_are_checked_and_tested():
    run = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert "make check" in run
    assert "make test" in run
