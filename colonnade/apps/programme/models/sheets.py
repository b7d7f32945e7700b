"""Checklists given out as spreadsheets, what came back, and what was made of each cell."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models.rounds import Round
from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["SheetCell", "SheetExport", "SheetImport"]


class SheetExport(TenantModel):
    """A checklist as it was given out. `key` stands hidden in the file; `base` is what each cell held then.

    Nothing but the key is believed of a file that comes back: what it was based on is read here.
    """

    key = models.CharField(max_length=32)
    framework = models.CharField(max_length=60)
    team = TenantKey("organisations.Team", null=True, blank=True)
    round = TenantKey(Round, null=True, blank=True)
    base = models.JSONField(default=dict)
    exported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    exported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="programme_sheet_export_once")]

    def __str__(self) -> str:
        return f"export of {self.exported_at:%d %B %Y}"


class SheetImport(TenantModel):
    """A file that came back. `found` holds what could not be placed, by sheet and cell, and how many were unchanged."""

    export = TenantKey(SheetExport, null=True, blank=True)
    framework = models.CharField(max_length=60)
    team = TenantKey("organisations.Team", null=True, blank=True)
    round = TenantKey(Round, null=True, blank=True)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    found = models.JSONField(default=dict)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"import of {self.imported_at:%d %B %Y}"


class SheetCell(TenantModel):
    """One cell of an import that differs from what the site holds: what it was based on, and both sides."""

    class Field(models.TextChoices):
        """Which column of the checklist it is."""

        RATING = "rating", _("Rating")
        NOTE = "note", _("Why")
        LEVEL = "level", _("Progress")
        ACTION_TO_DATE = "action_to_date", _("Action to date")

    class Outcome(models.TextChoices):
        """What became of it."""

        TAKEN = "taken", _("Taken from the sheet")
        CONFLICT = "conflict", _("Changed on both sides: to settle")
        SETTLED_THEIRS = "settled_theirs", _("Settled: the sheet’s")
        SETTLED_OURS = "settled_ours", _("Settled: the site’s")
        SETTLED_OTHER = "settled_other", _("Settled: put together anew")
        UNDONE = "undone", _("Undone")
        KEPT = "kept", _("Changed again since: left as it is")

    sheet_import = TenantKey(SheetImport)
    element = models.CharField(max_length=80)
    field = models.CharField(max_length=16, choices=Field.choices)
    base = models.TextField(blank=True)
    ours = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    # What stands in the site after it: undoing puts `ours` back only where this still stands.
    written = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sheet_import", "element", "field"], name="programme_sheet_cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.field}"
