"""The package lists its public names, and lists all of them."""

import importlib
import pkgutil

import colonnade.core.ratings as package

MODULES = [
    importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
]
INSIDE = {"MOST_STEPS", "FEWEST_COMPARED", "MOST_DO_NOT_KNOW"}


def test_every_public_name_of_a_module_is_a_name_of_the_package():
    assert {name for module in MODULES for name in module.__all__} - INSIDE == set(package.__all__)


def test_every_listed_name_is_there_and_explained():
    for module in MODULES:
        assert module.__doc__
        for name in module.__all__:
            assert hasattr(module, name)
            assert name in INSIDE or getattr(package, name) is getattr(module, name)
