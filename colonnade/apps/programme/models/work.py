"""Actions that somebody owns, what they serve, the checks that were agreed, and what was mended informally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

if TYPE_CHECKING:
    from datetime import date

__all__ = ["ACTION_MOVES", "Action", "ActionState", "Check", "InformalFix", "Served", "Serves"]


class ActionState(models.TextChoices):
    """Where an action is in its life."""

    PLANNED = "planned", _("Planned")
    GOING_ON = "going_on", _("Going on")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


# The life of an action; its diagram in the reference is drawn from this table. What was ended can be taken up again.
ACTION_MOVES: dict[ActionState, set[ActionState]] = {
    ActionState.PLANNED: {ActionState.GOING_ON, ActionState.DONE, ActionState.STOPPED},
    ActionState.GOING_ON: {ActionState.DONE, ActionState.STOPPED},
    ActionState.DONE: {ActionState.GOING_ON},
    ActionState.STOPPED: {ActionState.GOING_ON},
}


class Action(TenantModel):
    """Something to be done by a day, owned by a post with a person and a deputy in it (R017)."""

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    detail = models.TextField(blank=True)
    post = models.CharField(max_length=100)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # Hours in all, and how many of them are for building relationships (R016).
    effort_hours = models.PositiveSmallIntegerField(default=0)
    relationship_hours = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    due_on = models.DateField()
    # Every so many days somebody checks that it happens (R015); 0 for never.
    check_every_days = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.PLANNED)
    outcome = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    # Where it was carried over from, when an organisation before this one closed (R171).
    carried_from = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # When the inclusion leads were told that owner and deputy had left, until somebody is found.
    nobody_told_on = models.DateField(null=True, blank=True)

    # What it belongs to, put there by the selectors.
    served_rows: list[Served]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="programme_action_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.state in {ActionState.PLANNED, ActionState.GOING_ON}

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.is_open and self.due_on < today


class Serves(models.TextChoices):
    """What an action can belong to."""

    RECOMMENDATION = "recommendation", _("Recommendation")
    PRACTICE = "practice", _("Practice")
    FINDING = "finding", _("Finding")
    PROMISE = "promise", _("Promise")


class Served(TenantModel):
    """One thing that an action belongs to.

    `ref` is an element's reference, a practice's name, a promise's number, or for a finding the words for it.
    """

    action = TenantKey(Action)
    kind = models.CharField(max_length=16, choices=Serves.choices)
    ref = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "action", "kind", "ref"], name="programme_served_once")
        ]
        indexes = [models.Index(fields=["organisation", "kind", "ref"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @property
    def of(self) -> Action:
        """The action that belongs to it."""
        found: Action = self.action
        return found


class Check(TenantModel):
    """That somebody looked whether an action happens as agreed, and whether there is enough to do it with (R015)."""

    class Found(models.TextChoices):
        """What the check found."""

        AS_AGREED = "as_agreed", _("It happens as agreed")
        PARTLY = "partly", _("It happens in part")
        NOT = "not", _("It does not happen")

    action = TenantKey(Action)
    checked_on = models.DateField()
    found = models.CharField(max_length=12, choices=Found.choices)
    has_enough = models.BooleanField()
    note = models.TextField(blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"check of {self.checked_on}"


class InformalFix(TenantModel):
    """Something that was put right without a formal complaint (R018).

    It holds no name, no text and not who noted it, and the month in place of the day, so that it points at nobody.
    """

    class Theme(models.TextChoices):
        """What it was about."""

        WORDS = "words", _("Words or names that were used")
        RECORDS = "records", _("A record or a form")
        PLACES = "places", _("Toilets, wards or other places")
        CONDUCT = "conduct", _("How somebody behaved")
        ROTA = "rota", _("Rotas, leave or other work matters")
        CARE = "care", _("How care was given")
        OTHER = "other", _("Something else")

    class Source(models.TextChoices):
        """Where it came from: patients and colleagues are told apart (R041)."""

        PATIENTS = "patients", _("Patients or the public")
        COLLEAGUES = "colleagues", _("Colleagues")
        SYSTEM = "system", _("A rule, a form or a place")

    class Mended(models.TextChoices):
        """How it was put right."""

        TALK = "talk", _("Somebody talked with those concerned")
        CHANGE = "change", _("Something was changed")
        SUPPORT = "support", _("Support was given")
        PASSED_ON = "passed_on", _("It was passed on to somebody else")

    theme = models.CharField(max_length=10, choices=Theme.choices)
    source = models.CharField(max_length=12, choices=Source.choices)
    mended = models.CharField(max_length=10, choices=Mended.choices)
    month = models.DateField()

    def __str__(self) -> str:
        return f"{self.theme} {self.month:%B %Y}"
