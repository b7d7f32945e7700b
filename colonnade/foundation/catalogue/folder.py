"""Which files make up a catalogue, read from its folder, with a problem for each that is missing or does not belong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from colonnade.foundation.catalogue.document import Document
from colonnade.foundation.catalogue.problems import Problem
from colonnade.foundation.catalogue.schemas import problems_of_shape
from colonnade.foundation.catalogue.yaml_reader import read

__all__ = ["Folder", "FrameworkFiles", "files", "read_folder"]

LISTS = ("sources", "glossary", "resources", "reading", "dates")
FRAMEWORKS = "framework"
PRACTICES = "practices"
MAPPINGS = f"{FRAMEWORKS}/mappings.yaml"
PILLAR_FILE = re.compile(r"(?!framework\.yaml)[a-z0-9-]{1,60}\.yaml")
PRACTICES_FILE = re.compile(r"[a-z0-9-]{1,60}\.yaml")
# These belong to the catalogue too and are read by the packages that use them.
READ_ELSEWHERE = frozenset({"schema", "wording", "codes"})


@dataclass(frozen=True)
class FrameworkFiles:
    """The files of one framework: None stands for one that could not be read."""

    folder: str
    framework: Document | None
    pillars: tuple[Document | None, ...]


@dataclass(frozen=True)
class Folder:
    """Everything that was read: `lists` and `mappings` lack what is not there or could not be read."""

    lists: dict[str, Document]
    frameworks: tuple[FrameworkFiles, ...]
    mappings: Document | None
    practices: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @property
    def documents(self) -> Iterator[Document]:
        """Every document that could be read."""
        yield from self.lists.values()
        for files_of in self.frameworks:
            yield from filter(None, (files_of.framework, *files_of.pillars))
        if self.mappings:
            yield self.mappings
        yield from self.practices


def files(root: Path) -> tuple[Path, ...]:
    """The YAML files that a catalogue is read from, in order, whether or not they belong."""
    top = sorted(root.glob("*.yaml"))
    return (*top, *sorted((root / FRAMEWORKS).glob("**/*.yaml")), *sorted((root / PRACTICES).glob("*.yaml")))


def read_folder(root: Path) -> Folder:
    """Read every file of the catalogue in `root`, hold each against its schema and collect the problems."""
    return _Reader(root).folder()


class _Reader:
    """Reads files one after the other and keeps what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def folder(self) -> Folder:
        names = [*(f"{name}.yaml" for name in LISTS), FRAMEWORKS, PRACTICES, *READ_ELSEWHERE]
        self._refuse_others(self.root, names, "The catalogue does not know this file or folder.")
        lists = {name: self._optional(f"{name}.yaml", name) for name in LISTS}
        if not (self.root / "sources.yaml").is_file():
            self._say("sources.yaml", "This file is missing: it lists the documents that the texts come from.")
        frameworks = tuple(self._framework(folder) for folder in self._framework_folders())
        mappings = self._optional(MAPPINGS, "mappings")
        practices = tuple(filter(None, self._practices()))
        read = {name: document for name, document in lists.items() if document}
        return Folder(read, frameworks, mappings, practices, tuple(self.problems))

    def _practices(self) -> list[Document | None]:
        """Every file of practices: each holds a list of them, and their names only say what they are about."""
        home = self.root / PRACTICES
        names = [path.name for path in _visible(home) if PRACTICES_FILE.fullmatch(path.name)]
        self._refuse_others(home, names, "Only files of practices belong here, with names such as leadership.yaml.")
        return [self._optional(f"{PRACTICES}/{name}", "practices") for name in names]

    def _framework_folders(self) -> list[Path]:
        home = self.root / FRAMEWORKS
        folders = sorted(path for path in _visible(home) if path.is_dir())
        if not folders:
            self._say(FRAMEWORKS, "There is no framework: each has a folder of its own here.")
        names = [*(path.name for path in folders), "mappings.yaml"]
        self._refuse_others(home, names, "Only folders of frameworks and mappings.yaml belong here.")
        return folders

    def _framework(self, folder: Path) -> FrameworkFiles:
        inside = folder.relative_to(self.root).as_posix()
        framework = self._optional(f"{inside}/framework.yaml", "framework")
        if not (folder / "framework.yaml").is_file():
            self._say(f"{inside}/framework.yaml", "This file is missing: it says what the framework is.")
        if framework is None:
            names = [path.name for path in sorted(folder.glob("*.yaml")) if path.name != "framework.yaml"]
        else:
            names = self._listed(folder, framework)
        self._refuse_others(folder, ["framework.yaml", *names], "framework.yaml does not list this file.")
        pillars = tuple(self._optional(f"{inside}/{name}", "pillar") for name in names)
        return FrameworkFiles(folder.name, framework, pillars)

    def _listed(self, folder: Path, framework: Document) -> list[str]:
        """The pillars' files that framework.yaml lists; a name that is no plain file name is the schema's to report."""
        names = []
        for node in framework.root.items("pillars"):
            if not PILLAR_FILE.fullmatch(node.text) or node.text in names:
                continue
            names.append(node.text)
            if not (folder / node.text).is_file():
                self.problems.append(node.problem(f"There is no file {node.text} in this folder."))
        return names

    def _optional(self, name: str, schema: str) -> Document | None:
        path = self.root / name
        if not path.is_file():
            return None
        document, problems = read(self.root, path)
        self.problems.extend(problems)
        if document is None:
            return None
        known = {problem.field for problem in problems}
        self.problems.extend(problem for problem in problems_of_shape(document, schema) if problem.field not in known)
        return document

    def _refuse_others(self, folder: Path, known: Iterable[str], says: str) -> None:
        belong = set(known)
        for path in _visible(folder):
            if path.name not in belong:
                self._say(path.relative_to(self.root).as_posix(), says)

    def _say(self, name: str, says: str) -> None:
        self.problems.append(Problem(name, 0, "", says))


def _visible(folder: Path) -> list[Path]:
    """What stands in a folder, without what editors and systems hide there; nothing where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
