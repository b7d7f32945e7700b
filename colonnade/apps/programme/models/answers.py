"""What one contributor answered in a round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models.rounds import Round, Seat, Voice
from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Answer", "AnswerEvidence", "Contribution", "Rating"]


class Rating(models.TextChoices):
    """How an element is rated (R003)."""

    IN_PLACE = "in_place", _("In place")
    IN_PROGRESS = "in_progress", _("In progress")
    NOT_IN_PLACE = "not_in_place", _("Not in place")
    DO_NOT_KNOW = "do_not_know", _("Do not know")


class Contribution(TenantModel):
    """One contributor's answers in a round, on their own seat, or on a paper sheet that somebody keyed in (R006)."""

    round = TenantKey(Round)
    seat = TenantKey(Seat, null=True, blank=True)
    voice = models.CharField(max_length=20, choices=Voice.choices)
    team = TenantKey("organisations.Team", null=True, blank=True)
    sheet = models.CharField(max_length=20, blank=True)
    keyed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "seat"], name="programme_contribution_once"),
            models.UniqueConstraint(
                fields=["organisation", "round", "sheet"],
                condition=~models.Q(sheet=""),
                name="programme_sheet_once",
            ),
        ]

    def __str__(self) -> str:
        return f"contribution {self.pk}"


class Answer(TenantModel):
    """One element's rating and note. `version` grows with each save, so that a second tab cannot overwrite unseen."""

    contribution = TenantKey(Contribution)
    element = models.CharField(max_length=20)
    rating = models.CharField(max_length=12, choices=Rating.choices, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "contribution", "element"], name="programme_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.rating}"


class AnswerEvidence(TenantModel):
    """That a contributor put a piece of evidence to an answer."""

    answer = TenantKey(Answer)
    evidence = TenantKey("evidence.Evidence")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "answer", "evidence"], name="programme_answer_evidence_once"
            )
        ]

    def __str__(self) -> str:
        return f"evidence {self.evidence_id}"
