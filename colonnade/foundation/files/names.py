"""A file name from outside, made safe to show, to store beside the file and to offer for download."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["safe_name"]

# Windows treats these as devices, whatever ending follows.
_DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
_UNSAFE = re.compile(r'[<>:"|?*%;`${}=]')
_SPACES = re.compile(r"\s+")
_EDGES = " .-"
_LONGEST_EXTENSION = 5


def safe_name(name: str, longest: int = 100) -> str:
    """Return `name` with no folders, no unseen or reversing characters, and at most `longest` characters.

    The ending is kept, in small letters, however long the rest is. A name with nothing left to show becomes "file".
    Never raises for any text: whether the ending is one that is taken is asked elsewhere.
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, extension = _plain(last).rstrip(" .").rpartition(".")
    if not dot or len(extension) > _LONGEST_EXTENSION:
        stem, dot, extension = stem + dot + extension, "", ""
    extension = extension.strip().lower()
    stem = stem.strip(_EDGES) or "file"
    if stem.split(".")[0].strip().lower() in _DEVICES:
        stem = "file-" + stem
    room = max(1, longest - len(dot) - len(extension))
    return (stem[:room].rstrip(_EDGES) or "file") + dot + extension


def _plain(name: str) -> str:
    # Every "other" character (control, format, surrogate, private, unassigned): these are what hides or reverses part
    # of a name, such as U+202E which shows "gpj.exe" as "exe.jpg". White space of any sort becomes a space first.
    spaced = _SPACES.sub(" ", name)
    seen = "".join(character for character in spaced if not unicodedata.category(character).startswith("C"))
    return _SPACES.sub(" ", _UNSAFE.sub("-", unicodedata.normalize("NFC", seen))).strip()
