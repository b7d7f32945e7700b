"""Files, functions and templates stay small enough to be read whole."""

import ast

from tests.architecture.sources import modules, named, templates, tree

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 60, 110


def _lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_file_is_longer_than_it_may_be():
    found = {named(path): _lines(path) for path in modules("colonnade", "tests", "docs", "requirements")}
    assert {name: count for name, count in found.items() if count > FILE_LINES} == {}


def test_no_function_is_longer_than_it_may_be():
    long = [
        f"{named(path)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in modules("colonnade", "tests", "docs")
        for node in _functions(path)
        if node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_most_functions_fit_a_glance():
    sizes = sorted(node.end_lineno - node.lineno + 1 for path in modules("colonnade") for node in _functions(path))
    assert sizes[len(sizes) // 2] <= 10


def test_no_template_is_longer_than_it_may_be():
    found = {named(path): _lines(path) for path in templates()}
    assert {name: count for name, count in found.items() if count > TEMPLATE_LINES} == {}
