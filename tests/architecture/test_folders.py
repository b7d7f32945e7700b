"""Tests stand where the code stands that they test."""

from tests.architecture.sources import APPS, PACKAGE, REPOSITORY, modules, named

TESTS = REPOSITORY / "tests"
# What integration tests are about besides one app.
WIDER = {"commands", "config", "guidance", "security", "ui"}


def _tested(path):
    """The module or package that a test file is named after."""
    inside = path.relative_to(TESTS / "unit").parent
    name = path.stem.removeprefix("test_")
    return PACKAGE / inside / f"{name}.py", PACKAGE / inside / name, PACKAGE / inside / f"{name}.yaml"


def test_each_folder_of_unit_tests_mirrors_one_of_the_package():
    folders = {path.parent.relative_to(TESTS / "unit") for path in modules("tests/unit")}
    assert [folder.as_posix() for folder in folders if not (PACKAGE / folder).is_dir()] == []


def test_most_unit_tests_are_named_after_what_they_test():
    found = [path for path in modules("tests/unit") if path.name.startswith("test_")]
    named_after = [path for path in found if any(one.exists() for one in _tested(path))]
    others = [named(path) for path in found if path not in named_after]
    assert len(named_after) >= 0.8 * len(found), others


def test_each_module_of_the_core_has_unit_tests():
    missing = [
        named(path)
        for path in modules("colonnade/core")
        if path.name != "__init__.py"
        and not (TESTS / "unit" / path.relative_to(PACKAGE).parent / f"test_{path.name}").exists()
    ]
    assert missing == []


def test_integration_tests_stand_by_app_or_part_of_the_foundation():
    apps = {path.name for folder in (APPS, PACKAGE / "foundation") for path in folder.iterdir() if path.is_dir()}
    folders = {path.relative_to(TESTS / "integration").parts[0] for path in modules("tests/integration")}
    assert {name for name in folders if not name.endswith(".py")} - apps - WIDER == set()


def test_no_test_is_left_out_by_its_name():
    left_out = [
        named(path)
        for path in modules("tests")
        if not path.name.startswith("test_") and "def test_" in path.read_text(encoding="utf-8")
    ]
    assert [name for name in left_out if not name.startswith("tests/architecture/test_")] == []
