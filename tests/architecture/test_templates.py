"""Templates place what they are given: no name that nobody gives, no missing file, no form without its token."""

import re
from functools import cache

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from tests.architecture.sources import named, templates

# What every page is given: by its view, by Django, and by the context processors.
GIVEN = {"page", "request", "csrf_input", "csrf_token", "person", "organisation", "member", "menu", "messages"}
# Pages that are the common form page with something beside it, which their views give.
BESIDE = {
    "organisations/team.jinja": {"end_href"},
    "practices/piece.jinja": {"add_href"},
    "programme/close.jinja": {"beside"},
    "programme/seats.jinja": {"asks", "is_open", "rows"},
}
FORM = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE)


def _environment():
    return engines["jinja2"].env


def _name(path):
    return path.as_posix().rpartition("/jinja2/")[2]


@cache
def _parsed(path):
    return _environment().parse(path.read_text(encoding="utf-8"))


def _imported(path):
    """Macros imported at the top are there in every block, which Jinja2's own reckoning does not know."""
    parts = list(_parsed(path).find_all(nodes.FromImport))
    return {name if isinstance(name, str) else name[1] for one in parts for name in one.names}


def _given_by_includers(path):
    """A part that is only included may use what the templates that include it set."""
    name = _name(path)
    given = set()
    for other in templates():
        tree = _parsed(other)
        if any(getattr(one.template, "value", None) == name for one in tree.find_all((nodes.Include, nodes.Extends))):
            given |= _imported(other)
            given |= {one.name for one in tree.find_all(nodes.Name) if one.ctx in {"store", "param"}}
            given |= {argument.name for macro in tree.find_all(nodes.Macro) for argument in macro.args}
    return given


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_template_uses_only_names_that_are_given(path):
    given = GIVEN | BESIDE.get(_name(path), set()) | set(_environment().globals)
    found = find_undeclared_variables(_parsed(path)) - given
    assert found - _imported(path) - _given_by_includers(path) == set()


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_template_names_only_static_files_that_are_there(path):
    calls = [one for one in _parsed(path).find_all(nodes.Call) if getattr(one.node, "name", "") == "static"]
    names = [call.args[0].value for call in calls if isinstance(call.args[0], nodes.Const)]
    assert [name for name in names if finders.find(name) is None] == []


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_form_that_posts_carries_its_token(path):
    forms = FORM.findall(path.read_text(encoding="utf-8"))
    assert [form[:80] for form in forms if "csrf_input" not in form and "components/csrf" not in form] == []


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_template_holds_no_style_or_script_of_its_own(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_template_marks_nothing_as_safe(path):
    assert [one.name for one in _parsed(path).find_all(nodes.Filter) if one.name == "safe"] == []


def test_there_are_templates_to_look_at():
    assert len(templates()) > 10
