"""A kind of contract for import-linter: an app is entered from outside only through its doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grimp import ImportGraph

__all__ = ["Doors"]


class Doors(Contract):
    """No module outside an app imports a module of it that is not a door.

    Options: `apps`, the package that holds the apps; `doors`, the modules that anyone may import; `also`, lines such as
    `colonnade.config: rules` that open more of every app to one package outside them.
    """

    type_name = "doors"

    apps = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    also = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at every import of an app's module."""
        offences = sorted(self._offences(graph))
        return ContractCheck(kept=not offences, metadata={"offences": offences})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that does not come through a door."""
        for importer, imported in check.metadata["offences"]:
            output.print_error(f"- {importer} -> {imported}: it is not a door of its app", bold=False)
        output.new_line()

    def _offences(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        for app in graph.find_children(self.apps):
            for imported in {app, *graph.find_descendants(app)}:
                inner = imported.removeprefix(app).lstrip(".").split(".")[0]
                for importer in graph.find_modules_that_directly_import(imported):
                    if not self._may(importer, app, inner):
                        yield importer, imported

    def _may(self, importer: str, app: str, inner: str) -> bool:
        if importer == app or importer.startswith(f"{app}."):
            return True
        opened = {door for line in self.also or () for door in self._opened(line, importer)}
        return inner in {*self.doors, *opened}

    def _opened(self, line: str, importer: str) -> list[str]:
        package, _, doors = line.partition(":")
        inside = importer == package or importer.startswith(f"{package}.")
        return doors.replace(",", " ").split() if inside else []
