"""Modules say what they are, bear names that mean something, and import at their top."""

import ast

import pytest

from tests.architecture.sources import APPS, PACKAGE, modules, named, tree

# They would hold whatever nobody found a place for.
NO_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "services",
    "service",
    "signals",
    "misc",
    "manager",
    "managers",
}
APP_FILES = {
    "__init__",
    "actions",
    "admin",
    "apps",
    "forms",
    "jinja2",
    "migrations",
    "models",
    "policies",
    "presenters",
    "public",
    "rules",
    "selectors",
    "urls",
    "views",
}
# docs/decisions/0012: what the sign-in library and Django's password check call by name.
MORE_FILES = {"accounts": {"adapters", "devices", "passwords"}}


def test_each_module_says_what_it_is():
    found = modules("colonnade", "tests", "docs", "requirements")
    assert [named(path) for path in found if not (ast.get_docstring(tree(path)) or "").strip()] == []


def test_no_module_has_a_name_that_could_hold_anything():
    assert [named(path) for path in modules("colonnade") if NO_NAMES & {path.stem, *path.parent.parts[-2:]}] == []


@pytest.mark.parametrize("app", [path for path in sorted(APPS.iterdir()) if path.is_dir()], ids=lambda path: path.name)
def test_an_app_has_the_files_that_apps_have(app):
    if app.name == "__pycache__":
        return
    found = {path.stem for path in app.iterdir() if path.name != "__pycache__"}
    assert found - APP_FILES - MORE_FILES.get(app.name, set()) == set()


def test_nothing_is_imported_inside_a_function():
    inside = [
        f"{named(path)}:{found.lineno}"
        for path in modules("colonnade", "docs")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for found in ast.walk(node)
        if isinstance(found, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_nothing_rests_on_an_assert_that_python_may_leave_out():
    found = [
        f"{named(path)}:{node.lineno}"
        for path in modules("colonnade")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert)
    ]
    assert found == []


def _calls(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            yield node.lineno, function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("path", modules("colonnade/core"), ids=named)
def test_core_opens_no_file_and_asks_no_clock(path):
    asked = {"open", "now", "today", "utcnow", "read_text", "write_text", "print", "input", "getenv"}
    assert [(line, name) for line, name in _calls(path) if name in asked] == []


def test_only_the_settings_read_the_environment():
    readers = {
        named(path)
        for path in modules("colonnade")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "environ"
    }
    allowed = {
        "colonnade/commands/site.py",
        "colonnade/commands/start/starting.py",
        "colonnade/config/settings/places.py",
        "colonnade/config/settings/site.py",
        "colonnade/config/settings/tests.py",
        "colonnade/config/wsgi.py",
        # It needs no settings, so that the catalogue can be read without a site.
        "colonnade/foundation/catalogue/location.py",
        # It gives a process that reads somebody's file nothing of ours.
        "colonnade/foundation/files/bounded.py",
        "colonnade/ui/build.py",
    }
    assert readers - allowed == set()


def test_the_package_is_found():
    assert len(modules("colonnade")) > 100
    assert PACKAGE.is_dir()
