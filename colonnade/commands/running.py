"""Run a command: exit status 0, or 2 with one line on standard error that says why."""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import traceback
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.arguments import parser
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

__all__ = ["carry_out", "main"]

DONE, REFUSED = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was typed (or `arguments`) and return the exit status."""
    return carry_out(lambda: _command(sys.argv[1:] if arguments is None else arguments))


def carry_out(work: Callable[[], int]) -> int:
    """Do the work and return its exit status; say in one line what stood in its way, and return 2."""
    try:
        return work()
    except SystemExit as leaving:  # argparse leaves so after --help and --version
        return leaving.code if isinstance(leaving.code, int) else DONE
    except KeyboardInterrupt:
        return _refuse("Stopped.")
    except BrokenPipeError:
        # Whoever was reading has seen enough (`| head`). What is still held back must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001 - whatever it is, the person gets one line
        return _refuse(_expected(fault) or _unexpected(fault))


def _command(arguments: Sequence[str]) -> int:
    options = parser().parse_args(list(arguments))
    surroundings: AbstractContextManager[Any] = nullcontext()
    if options.site:
        surroundings = import_module("colonnade.commands.site").opened()
    with surroundings:
        answer = _function(options.run)(options)
    return _say(answer, as_json=options.json)


def _function(name: str) -> Callable[[Namespace], Answer | None]:
    """Load what carries the command out: only now, since it may need the site."""
    module, _, function = name.partition(":")
    found: Callable[[Namespace], Answer | None] = getattr(import_module(f"colonnade.commands.{module}"), function)
    return found


def _say(answer: Answer | None, *, as_json: bool) -> int:
    if answer is None:
        return DONE
    text = json.dumps(answer.data, ensure_ascii=False, indent=2, default=str) if as_json else "\n".join(answer.lines)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    print(text, flush=True)
    return _refuse(answer.failure) if answer.failure else DONE


def _refuse(sentence: str) -> int:
    shown = "".join(sign if sign.isprintable() else " " for sign in sentence)
    print(" ".join(shown.split()), file=sys.stderr, flush=True)
    return REFUSED


def _expected(fault: Exception) -> str:
    """A sentence for what is no fault of the program; empty for anything else."""
    if isinstance(fault, Failure | Refused):
        return str(fault)
    if isinstance(fault, FileNotFoundError) and fault.filename:
        return f"There is no file {fault.filename}."
    if isinstance(fault, IsADirectoryError):
        return f"{fault.filename} is a folder, not a file."
    if isinstance(fault, OSError) and fault.filename:
        return f"{fault.filename}: {fault.strerror}."
    return ""


def _unexpected(fault: Exception) -> str:
    """Keep the traceback in a file that only this user reads, since there is no site with a log."""
    reference = secrets.token_hex(4).upper()
    handle, name = tempfile.mkstemp(prefix=f"colonnade-{reference}-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(traceback.format_exception(fault))
    return f"Something went wrong that should not have. Reference {reference}; {Path(name)} says more."
