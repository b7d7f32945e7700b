"""What may be typed after `colonnade`. Nothing of the site is loaded for it, so help and mistakes are answered at once.

Each command names the function that carries it out as `module:function` in this package, and whether it needs the site
(its settings and database).
"""

from __future__ import annotations

import argparse
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NoReturn

from colonnade.commands.answer import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Parser", "parser"]

HIGHEST_PORT = 65_535
FIRST_YEAR, LAST_YEAR = 1900, 2200
# `Kind` of foundation/tenancy, which needs the site; a test holds the two together.
KINDS = ("trust", "icb", "council", "practice", "independent", "charity", "national", "other")

# `UNBOUNDED` of core/disclosure, whose libraries take a while to load; a test holds the two together.
MOST_PEOPLE = 2**53
LONGEST_NUMBER = 12
HIERARCHY = "B is the column that says the group of each A; A:B:C where groups have groups"
APART = "others that the ledger knows, who have nobody in common with these"
DIMS = "the columns that sort people; again for each further table of the same people, safe beside the others"
WEIGHT = "a column of weights: refused, since tables of weighted people cannot be proved safe"
SEED = "where chance starts (default: %(default)s); one table published twice with two seeds can out somebody"
OUT = "the folder for the three files; audit.json holds the true counts, so keep it to yourself"
AGAIN = "an entry of the ledger that counts exactly these people"
LETTERS = "the column of the groups to keep separate, and which of its codes: all but unknowns and the largest"
SIGN = "what a sign means: hidden, zero, nothing, or a range such as 1-4, as in --sign zero=-"


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
    _checklist(_group(groups, "checklist", "give out checklists as spreadsheets, and take them in again"))
    _reports(_group(groups, "report", "write the board report, and the bundle for a request for information"))
    _audit(_group(groups, "audit", "check the audit chains"))
    _tables(_group(groups, "tables", "make tables of counts safe to publish, and attack published ones"))
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


def _year(text: str) -> int:
    number = int(text)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{number} is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    return number


_year.__name__ = "year"
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
    made = _command(groups, "practices", "list the practices that organisations take up", run="framework:practised")
    made.add_argument("--element", metavar="REF", help="only those that serve it, such as inclusion-2022/1.1")
    made = _command(groups, "dates", "list the awareness dates of a year", run="framework:dated")
    made.add_argument("year", metavar="YEAR", type=_year, help="the year, such as 2027")
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
    about = "carry what is open over to an organisation that takes over"
    _succeed(_command(groups, "succeed", about, run="organisations:follow", site=True))


def _succeed(made: Parser) -> None:
    made.add_argument("old", metavar="OLD", help="the code of the organisation that merges or closes")
    made.add_argument("new", metavar="NEW", help="the code of the one that takes over")
    made.add_argument("--from", type=_day, required=True, dest="from_on", metavar="DATE", help="from which day")
    made.add_argument("--source", required=True, metavar="TEXT", help="where this is written, such as an order")
    made.add_argument("--by", required=True, metavar="EMAIL", help="who takes it on: an inclusion lead of NEW")
    made.add_argument("--dry-run", action="store_true", help="only say what would be carried over")


def _rounds(groups: Any) -> None:
    made = _command(
        groups,
        "show",
        "show what was agreed in an organisation's rounds, and where it stands",
        run="rounds:show",
        site=True,
    )
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")


def _checklist(groups: Any) -> None:
    team = "the team or site, by its name (the whole organisation unless told)"
    made = _command(groups, "export", "write a checklist to be filled in", run="checklist:give_out", site=True)
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")
    made.add_argument("--out", metavar="FILE.xlsx", required=True, help="the file to write; one that is there is kept")
    made.add_argument("--team", metavar="NAME", help=team)
    made.add_argument("--blank", action="store_true", help="with nothing filled in, for paper")
    made = _command(groups, "import", "take in a checklist that came back", run="checklist:take_in", site=True)
    made.add_argument("file", metavar="FILE", help="the spreadsheet: .xlsx, .ods or .csv, ours or another")
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")
    made.add_argument("--by", metavar="EMAIL", required=True, help="who takes it in: an inclusion lead")
    made.add_argument("--team", metavar="NAME", help=team)
    made.add_argument("--dry-run", action="store_true", help="only say what would become of each cell")


def _reports(groups: Any) -> None:
    about = "write today's board report to a file"
    made = _command(groups, "board", about, run="reports:board", site=True)
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")
    made.add_argument("--out", metavar="FILE", required=True, help="the file to write: .pdf, .docx or .html")
    made.add_argument("--title", metavar="TEXT", help="what the report is called")
    made.add_argument("--issue", action="store_true", help="issue it: it stays, and the next is compared with it")
    made.add_argument("--by", metavar="EMAIL", help="who issues it: an inclusion lead or executive sponsor")
    about = "write what anybody may read, redacted, with an index"
    made = _command(groups, "foi", about, run="reports:release", site=True)
    made.add_argument("--organisation", metavar="CODE", required=True, help="the organisation's code")
    made.add_argument("--out", metavar="FILE.zip", required=True, help="the file to write")


def _audit(groups: Any) -> None:
    made = _command(groups, "verify", "check every entry of the audit chains", run="audit:verify", site=True)
    made.add_argument("--organisation", metavar="CODE", help="only this organisation's chain")


def _tables(groups: Any) -> None:
    _protect(_command(groups, "protect", "hide what would out somebody, and prove it", run="tables.protecting:protect"))
    _attack(_command(groups, "audit", "attack a published table, ours or anyone's", run="tables.auditing:audit"))
    _plan(_command(groups, "plan", "find the finest levels that are safe for each group", run="tables.planning:plan"))


def _protect(made: Parser) -> None:
    made.add_argument("file", metavar="COUNTS", help="the true counts: CSV, Parquet or Arrow, by its ending")
    _columns(made, dims_needed=True)
    _rule(made)
    made.add_argument("--perturbed", action="store_true", help="totals need not add up: they are made anew")
    made.add_argument("--weight", metavar="COLUMN", help=WEIGHT)
    _ledger(made)
    made.add_argument("--out", metavar="DIR", required=True, help=OUT)


def _ledger(made: Parser) -> None:
    made.add_argument("--ledger", metavar="DIR", help="the folder of everything released before; this is added to it")
    made.add_argument("--title", metavar="TEXT", help="what the ledger calls the table (the file's name unless told)")
    made.add_argument("--who", metavar="TEXT", help="whom the table counts, such as “staff in post”")
    made.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="the day on which they were counted")
    made.add_argument("--apart-from", action="append", default=[], metavar="TEXT", help=APART)
    made.add_argument("--counts-again", action="append", type=_whole, default=[], metavar="N", help=AGAIN)


def _attack(made: Parser) -> None:
    made.add_argument("file", metavar="PUBLIC", help="the published table: CSV, Parquet or Arrow, by its ending")
    _columns(made, dims_needed=False)
    made.add_argument("--rule", type=_span, metavar="LOW-HIGH", help="the counts that it hides (1-7 unless it says)")
    made.add_argument("--star", type=_span, metavar="LOW-HIGH", help="what a sign stands for, such as 1-7 or 1-")
    made.add_argument("--sign", action="append", default=[], metavar="MEANING=SIGN", help=SIGN)
    made.add_argument("--rounding", type=_whole, metavar="N", help="to the nearest of what it is rounded, or 0")
    made.add_argument("--perturbed", type=_whole, default=0, metavar="N", help="by how much numbers may be wrong")
    made.add_argument("--people", type=_whole, metavar="N", help="the most people that there can be in all")
    made.add_argument("--missing-are-zero", action="store_true", help="finest cells that the file leaves out are 0")
    made.add_argument("--prior", action="extend", nargs="+", default=[], metavar="PUBLIC0", help="what came out before")
    made.add_argument("--same-people", action="store_true", help="the earlier tables are about exactly the same people")
    made.add_argument("--counts", metavar="COUNTS", help="the true counts, to know who is alone in a cell")
    made.add_argument("--seed", type=_whole, default=0, metavar="N", help="where chance starts (default: %(default)s)")


def _plan(made: Parser) -> None:
    made.add_argument("file", metavar="COUNTS", help="the true counts: CSV, Parquet or Arrow, by its ending")
    made.add_argument("--letters", action="append", required=True, metavar="A[=X,Y]", help=LETTERS)
    made.add_argument("--place", metavar="COLUMN", help="the column of places (the first with a hierarchy unless told)")
    _columns(made, dims_needed=False)
    _rule(made)
    made.add_argument("--perturbed", action="store_true", help="totals need not add up: they are made anew")


def _columns(made: Parser, *, dims_needed: bool) -> None:
    if dims_needed:
        made.add_argument("--dims", required=True, action="append", metavar="A,B", help=DIMS)
    else:
        made.add_argument("--dims", metavar="A,B", help="the columns that sort people")
    made.add_argument("--hierarchy", action="append", default=[], metavar="A:B", help=HIERARCHY)
    made.add_argument("--count", metavar="COLUMN", help="the column of the counts, where that is not plain")
    made.add_argument("--unknown", action="append", default=[], metavar="A=X,Y", help="codes of A for “not known”")
    made.add_argument("--total", default="Total", metavar="WORD", help="the word for a total (default: %(default)s)")


def _rule(made: Parser) -> None:
    made.add_argument("--threshold", type=_whole, default=7, metavar="N", help="hide 1 to N (default: %(default)s)")
    made.add_argument("--rounding", type=_whole, default=0, metavar="N", help="show numbers to the nearest 5, or 0")
    made.add_argument("--width", type=_whole, default=0, metavar="N", help="how far apart what a sign can be must lie")
    made.add_argument("--no-insiders", action="store_true", help="do not guard against people who are alone in a cell")
    made.add_argument("--no-groups", action="store_true", help="show where all who are known are of one category")
    made.add_argument("--seed", type=_whole, default=0, metavar="N", help=SEED)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2026-03-31") from None


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of 0 or more")
    return int(text)


def _span(text: str) -> tuple[int, int]:
    low, dash, high = text.partition("-")
    first, last = _whole(low), _whole(high) if high or not dash else MOST_PEOPLE
    if not dash or first > last:
        raise argparse.ArgumentTypeError(f"{text} is not a span such as 1-7")
    return first, last
