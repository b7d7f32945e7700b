"""Entries of the chain, and the head that says where it ends."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Entry", "Head", "Seal"]


class Entry(TenantModel):
    """One thing that was done. It holds names of things and hashes of texts, never the texts themselves."""

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="audit_entry_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class Head(TenantModel):
    """Where an organisation's chain ends, signed with the site's key, so that a cut-off tail shows."""

    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="audit_head_once")]

    def __str__(self) -> str:
        return f"head at {self.number}"


class Seal(TenantModel):
    """The head as it stood on a day: an old head put back in place is caught by the seals after it."""

    day = models.DateField()
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="audit_seal_once")]

    def __str__(self) -> str:
        return f"seal of {self.day}"
