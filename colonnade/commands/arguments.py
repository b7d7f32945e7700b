"""What may be typed after `colonnade`. Nothing of the site is loaded for it, so help and mistakes are answered at once.

Each command names the function that carries it out as `module:function` in this package, and whether it needs the site
(its settings and database).
"""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NoReturn

from colonnade.commands.answer import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Parser", "parser"]

HIGHEST_PORT = 65_535
# `Kind` of foundation/tenancy, which needs the site; a test holds the two together.
KINDS = ("trust", "icb", "council", "practice", "independent", "charity", "national", "other")


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise Failure instead of printing the usage and leaving."""
        raise Failure(f"{self.prog}: {message}. `{self.prog} --help` says how.")


def parser() -> Parser:
    """The whole command line."""
    root = _plain(Parser, prog="colonnade", description="Run Colonnade, and read what it holds.")
    root.add_argument("--version", action="version", version=f"colonnade {_version()}")
    groups = root.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    _start(groups)
    _framework(_group(groups, "framework", "read the catalogue of frameworks"))
    _organisations(_group(groups, "organisations", "load and find organisations"))
    _rounds(_group(groups, "round", "read an organisation's rounds"))
    _audit(_group(groups, "audit", "check the audit chains"))
    return root


def _version() -> str:
    try:
        return version("colonnade")
    except PackageNotFoundError:
        return "of a checkout that is not installed"


def _plain(make: Callable[..., Parser], *args: Any, **kwargs: Any) -> Parser:
    # A word cut short would change its meaning with the next option that is added.
    return make(*args, allow_abbrev=False, **kwargs)


def _group(groups: Any, name: str, about: str) -> Any:
    made = _plain(groups.add_parser, name, help=about, description=_sentence(about))
    return made.add_subparsers(required=True, metavar="WHAT", parser_class=Parser)


def _command(groups: Any, name: str, about: str, *, run: str, site: bool = False) -> Parser:
    made = _plain(groups.add_parser, name, help=about, description=_sentence(about))
    made.add_argument("--json", action="store_true", help="print one JSON document")
    made.set_defaults(run=run, site=site)
    return made


def _sentence(about: str) -> str:
    return f"{about[0].upper()}{about[1:]}."


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{number} is not a port: they go from 0 to {HIGHEST_PORT}")
    return number


# The name that argparse gives in "invalid port value".
_port.__name__ = "port"


def _start(groups: Any) -> None:
    made = _command(groups, "start", "prepare the database and serve the site", run="start:start")
    made.add_argument("--demo", action="store_true", help="try it out, with a made-up trust and its people")
    made.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
    made.add_argument(
        "--port", type=_port, default=8000, help="the port to listen at, 0 for a free one (default: %(default)s)"
    )
    made.add_argument("--no-worker", action="store_true", help="leave letters and nightly work to a worker elsewhere")


def _framework(groups: Any) -> None:
    _command(groups, "list", "list the frameworks in all their versions", run="framework:listed")
    made = _command(groups, "show", "show one framework whole", run="framework:shown")
    made.add_argument("id", metavar="ID", help="its id, such as inclusion-2022")
    _command(groups, "check", "check the catalogue's files", run="framework:checked")


def _organisations(groups: Any) -> None:
    about = "load a register that the Organisation Data Service publishes"
    made = _command(groups, "load", about, run="organisations:load", site=True)
    made.add_argument("file", metavar="FILE", help="the trusts (etr.csv) or the list of integrated care boards")
    made.add_argument("--pass-over", action="store_true", help="load the rest where lines are wrong")
    made = _command(groups, "add", "enter an organisation that has no ODS code", run="organisations:add", site=True)
    made.add_argument("--name", required=True, help="its name")
    made.add_argument("--kind", required=True, choices=KINDS, help="what it is (%(choices)s)", metavar="KIND")
    made = _command(
        groups, "lead", "ask an inclusion lead in, the first or another", run="organisations:lead", site=True
    )
    made.add_argument("code", metavar="CODE", help="the organisation's code")
    made.add_argument("--name", required=True, help="the lead's name")
    made.add_argument("--email", required=True, help="the lead's e-mail address")
    made.add_argument(
        "--address", default="http://127.0.0.1:8000", help="where the site answers (default: %(default)s)"
    )
    made = _command(groups, "find", "find organisations by code or name", run="organisations:find", site=True)
    made.add_argument("text", metavar="TEXT", nargs="+", help="a code, or words of the name in any order")


def _rounds(groups: Any) -> None:
    made = _command(
        groups,
        "show",
        "show what was agreed in an organisation's rounds, and where it stands",
        run="rounds:show",
        site=True,
    )
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")


def _audit(groups: Any) -> None:
    made = _command(groups, "verify", "check every entry of the audit chains", run="audit:verify", site=True)
    made.add_argument("--organisation", metavar="CODE", help="only this organisation's chain")
