"""What may be typed, and what is answered to what may not."""

from importlib import import_module

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.arguments import parser
from docs.generate.commands import leaves

COMMANDS = {
    "colonnade start",
    "colonnade framework list",
    "colonnade framework show",
    "colonnade framework practices",
    "colonnade framework dates",
    "colonnade framework check",
    "colonnade organisations load",
    "colonnade organisations find",
    "colonnade organisations add",
    "colonnade organisations lead",
    "colonnade organisations succeed",
    "colonnade round show",
    "colonnade checklist export",
    "colonnade checklist import",
    "colonnade report board",
    "colonnade report foi",
    "colonnade audit verify",
    "colonnade tables protect",
    "colonnade tables audit",
    "colonnade tables plan",
}


def test_these_are_the_commands():
    assert {leaf.prog for leaf in leaves(parser())} == COMMANDS


@pytest.mark.parametrize("leaf", list(leaves(parser())), ids=lambda leaf: leaf.prog)
def test_each_command_is_carried_out_by_a_function_that_is_there(leaf):
    module, _, function = leaf.get_default("run").partition(":")
    assert callable(getattr(import_module(f"colonnade.commands.{module}"), function))


@pytest.mark.parametrize("leaf", list(leaves(parser())), ids=lambda leaf: leaf.prog)
def test_each_command_can_answer_in_json(leaf):
    assert "--json" in leaf.format_help()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "frobnicate",
        "framework",
        "framework show",
        "framework list extra",
        "framework list --js",
        "organisations load",
        "organisations load --pass-ov file",
        "organisations find",
        "round show",
        "start --port x",
        "start --port -1",
        "start --port 65536",
        "audit verify RX1",
    ],
)
def test_what_may_not_be_typed_is_refused_in_one_line(typed):
    with pytest.raises(Failure) as refused:
        parser().parse_args(typed.split())
    assert "\n" not in str(refused.value)
    assert "--help" in str(refused.value)


@pytest.mark.parametrize("port", [0, 1, 65535])
def test_ports_at_the_ends_are_taken(port):
    assert parser().parse_args(["start", "--port", str(port)]).port == port


def test_a_name_of_several_words_needs_no_quotes():
    assert parser().parse_args(["organisations", "find", "leeds", "teaching"]).text == ["leeds", "teaching"]
