"""Evidence with its versions, its owner and the day after which it is stale, and the elements that it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Evidence", "State", "Use", "Version"]


class State(models.TextChoices):
    """Where a piece of evidence is in its life. It is worked out from its days, never stored."""

    LIVE = "live", _("Live")
    STALE = "stale", _("Stale")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Evidence(TenantModel):
    """Something that shows what is in place, with an owner who keeps it current."""

    title = models.CharField(max_length=160)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    stale_after = models.DateField()
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    def state(self, today: date) -> State:
        """Whether it still shows anything. It does on the day that it is stale after, and not on the next."""
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        return State.LIVE if today <= self.stale_after else State.STALE

    def is_live(self, today: date) -> bool:
        """Whether it still shows anything: not withdrawn, and not past its day."""
        return self.state(today) is State.LIVE


class Version(TenantModel):
    """One state of a piece of evidence: a file, a link or a note. It never changes; a newer one follows it."""

    class Kind(models.TextChoices):
        """What the evidence is."""

        FILE = "file", _("File")
        LINK = "link", _("Link")
        NOTE = "note", _("Note")

    evidence = TenantKey(Evidence)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_key = models.CharField(max_length=80, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "evidence", "number"], name="evidence_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Use(TenantModel):
    """That a piece of evidence shows an element, named by its reference (`inclusion-2022/1.1`)."""

    evidence = TenantKey(Evidence)
    element = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "evidence", "element"], name="evidence_use_once")
        ]
        indexes = [models.Index(fields=["organisation", "element"])]

    def __str__(self) -> str:
        return self.element
