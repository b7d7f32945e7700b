"""The files that architecture tests read."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path

__all__ = ["APPS", "PACKAGE", "REPOSITORY", "modules", "named", "templates", "texts", "tree"]

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "colonnade"
APPS = PACKAGE / "apps"
NOT_OURS = {"__pycache__", "assets", "node_modules", ".venv", "var", "dist", "build", ".git", ".hypothesis"}
WRITTEN = {".py", ".md", ".jinja", ".yaml", ".toml", ".txt", ".in", ".css", ".js", ".json", ".svg"}
WITHOUT_SUFFIX = {"Makefile", "LICENSE", "run", ".gitignore"}


def _below(folder: Path, suffix: str) -> list[Path]:
    return sorted(path for path in folder.rglob(f"*{suffix}") if not NOT_OURS & set(path.parts))


def modules(*folders: str, migrations: bool = False) -> list[Path]:
    """The Python files below these folders of the repository, without migrations unless asked for."""
    found = [path for folder in folders for path in _below(REPOSITORY / folder, ".py")]
    return [path for path in found if migrations or "migrations" not in path.parts]


def templates() -> list[Path]:
    """Every template of ours."""
    return _below(PACKAGE, ".jinja")


def texts() -> list[Path]:
    """Every file that somebody wrote, of whatever kind."""
    hidden = {".git", ".venv", "node_modules", "var"}
    return sorted(
        path
        for path in REPOSITORY.rglob("*")
        if path.is_file()
        and (path.suffix in WRITTEN or path.name in WITHOUT_SUFFIX)
        and not (NOT_OURS | hidden) & set(path.relative_to(REPOSITORY).parts)
        and not any(part.endswith("_cache") for part in path.parts)
    )


def named(path: Path) -> str:
    """The path as people say it."""
    return path.relative_to(REPOSITORY).as_posix()


@lru_cache(maxsize=2048)
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
