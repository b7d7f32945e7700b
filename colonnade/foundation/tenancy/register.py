"""The register of models and fields: whose each model is, how private each field, how long it is kept.

The register is data (`tenancy.toml` in the configuration). A model is `tenant` (rows of one organisation), `granted`
(reached by a grant: the organisation's own, or the person's own) or `global` (the same for everyone).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

__all__ = ["CLASSES", "KINDS", "Field", "Model", "read", "scope_columns"]

KINDS = ("tenant", "granted", "global")
CLASSES = ("public", "organisation", "personal", "special")


@dataclass(frozen=True)
class Field:
    """How private a field is, and how long it is kept, in words."""

    privacy: str
    kept: str

    def __post_init__(self) -> None:
        if self.privacy not in CLASSES:
            message = f"'{self.privacy}' is not one of {', '.join(CLASSES)}"
            raise ValueError(message)


@dataclass(frozen=True)
class Model:
    """One model of the register: its label, kind and fields."""

    label: str
    kind: str
    fields: dict[str, Field]

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            message = f"{self.label}: '{self.kind}' is not one of {', '.join(KINDS)}"
            raise ValueError(message)


@lru_cache(maxsize=1)
def read() -> dict[str, Model]:
    """Read the register: models by label (`programme.Round`). Raises ValueError for an unknown kind or class."""
    raw = tomllib.loads(Path(settings.TENANCY_REGISTER).read_text(encoding="utf-8"))
    kept = raw["kept"]
    models = {}
    for label, entry in raw["models"].items():
        fields = {name: Field(privacy, kept[entry["kept"]]) for privacy in CLASSES for name in entry.get(privacy, ())}
        models[label] = Model(label, entry["kind"], fields)
    return models


@lru_cache(maxsize=1)
def scope_columns() -> dict[str, tuple[str, ...]]:
    """For each fenced table the columns of which one has to be named in a WHERE."""
    columns = {"tenant": ("organisation_id",), "granted": ("organisation_id", "person_id")}
    return {
        apps.get_model(model.label)._meta.db_table: columns[model.kind]
        for model in read().values()
        if model.kind in columns
    }
