"""The contract that apps are entered through their doors sees what it is to see."""

import tomllib

import pytest
from grimp import ImportGraph

from tests.architecture.doors import Doors
from tests.architecture.sources import APPS, REPOSITORY

OPTIONS = {"apps": "site.apps", "doors": ["public"], "also": ["site.config: rules, urls"]}


def _graph(importer, imported):
    graph = ImportGraph()
    packages = ["site", "site.apps", "site.apps.a", "site.apps.b", "site.config"]
    for module in [*packages, importer, imported]:
        if module not in graph.modules:
            graph.add_module(module)
    graph.add_import(importer=importer, imported=imported)
    return graph


def _check(importer, imported):
    contract = Doors(name="doors", session_options={}, contract_options=OPTIONS)
    return contract.check(_graph(importer, imported), verbose=False)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("site.apps.a.views", "site.apps.b.public"),
        ("site.apps.a.views", "site.apps.a.models"),
        ("site.config.menu", "site.apps.b.rules"),
        ("site.config.menu.parts", "site.apps.b.urls"),
    ],
)
def test_what_may_be_imported(importer, imported):
    assert _check(importer, imported).kept


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("site.apps.a.views", "site.apps.b.models"),
        ("site.apps.a.views", "site.apps.b.actions.inner"),
        ("site.apps.a.views", "site.apps.b"),
        ("site.config.menu", "site.apps.b.models"),
        ("site.apps.a.views", "site.apps.b.rules"),
    ],
)
def test_what_may_not(importer, imported):
    outcome = _check(importer, imported)
    assert not outcome.kept
    assert outcome.metadata["offences"] == [(importer, imported)]


def test_every_app_is_held_to_the_order_inside_an_app():
    raw = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = raw["tool"]["importlinter"]["contracts"]
    inside = [name for one in contracts if one["id"] in {"app", "app-accounts"} for name in one["containers"]]
    apps = {f"colonnade.apps.{path.name}" for path in APPS.iterdir() if (path / "__init__.py").exists()}
    assert sorted(inside) == sorted(apps)
