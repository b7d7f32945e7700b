"""The organisation, and the base of every row that belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Kind", "Organisation", "TenantModel", "TenantQuerySet"]


class Kind(models.TextChoices):
    """What sort of organisation it is (R010)."""

    TRUST = "trust", _("NHS trust")
    ICB = "icb", _("Integrated care board")
    COUNCIL = "council", _("Council")
    PRACTICE = "practice", _("Practice")
    INDEPENDENT = "independent", _("Independent provider")
    CHARITY = "charity", _("Charity or community group")
    NATIONAL = "national", _("National body")
    OTHER = "other", _("Another kind of organisation")


class Organisation(models.Model):
    """A health or care organisation, a council or a group, known by its ODS code or by a code of ours."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    has_ods_code = models.BooleanField(default=False)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    board = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    board_code = models.CharField(max_length=5, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name

    def is_closed(self, today: date) -> bool:
        """Whether the organisation had closed by that day."""
        return self.closed_on is not None and self.closed_on <= today


class TenantQuerySet(models.QuerySet[Any]):
    """Rows of organisations; the first step of every read is `within`."""

    def within(self, organisation: Organisation) -> Self:
        """Only the rows of this organisation."""
        return self.filter(organisation=organisation)


class TenantModel(models.Model):
    """A row that belongs to one organisation, for good."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    objects = TenantQuerySet.as_manager()

    class Meta:
        abstract = True

    def _do_update(self, base_qs: Any, *args: Any) -> Any:
        # `save()` of a row that stands would name only its id: name the organisation too.
        return super()._do_update(base_qs.filter(organisation_id=self.organisation_id), *args)
