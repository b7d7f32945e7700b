"""A view finds, runs a form, calls one action and draws a page. It neither reads rows nor saves them itself."""

import ast

import pytest

from tests.architecture.sources import APPS, named, tree

WRITES = {"save", "delete", "create", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def _views():
    return sorted([*APPS.glob("*/views.py"), *APPS.glob("*/views/*.py")])


def _offences(found):
    for node in ast.walk(found):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            yield node.lineno, "reads through a manager: call a selector"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            yield node.lineno, f"calls {node.func.attr}: call an action"


@pytest.mark.parametrize("path", _views(), ids=named)
def test_a_view_reads_and_writes_through_selectors_and_actions(path):
    assert list(_offences(tree(path))) == []


@pytest.mark.parametrize(
    "code", ["Round.objects.within(trust)", "form.save()", "round_.delete()", "Round.objects.create(title=title)"]
)
def test_the_test_sees_what_it_is_to_see(code):
    assert list(_offences(ast.parse(code)))


def test_there_are_views_to_look_at():
    assert len(_views()) >= 3
