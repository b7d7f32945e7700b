"""A round of self-assessment: its life, its voices and who sits in it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["MOVES", "Round", "RoundTeam", "Seat", "State", "Voice"]


class Voice(models.TextChoices):
    """From where a contributor sees the organisation."""

    LEADERSHIP = "leadership", _("Leadership")
    TEAMS = "teams", _("Teams")
    STAFF_NETWORK = "staff_network", _("Staff network")
    SERVICE_USERS = "service_users", _("Service users")
    PARTNERS = "partners", _("Partners")


class State(models.TextChoices):
    """Where a round is in its life."""

    OPEN = "open", _("Open: people are answering")
    AGREEING = "agreeing", _("Answers are in: agreeing")
    CLOSED = "closed", _("Closed")


# The life of a round; its diagram in the reference is drawn from this table.
MOVES: dict[State, set[State]] = {
    State.OPEN: {State.AGREEING},
    State.AGREEING: {State.CLOSED},
    State.CLOSED: set(),
}


class Round(TenantModel):
    """One time that an organisation assesses itself against one version of a framework."""

    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    framework = models.CharField(max_length=60)
    voices = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opens_on = models.DateField()
    answers_due_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    answers_ended_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closing_note = models.TextField(blank=True)
    # What may be shown of the answers, worked out once when they are in, and never again: a spread that grew with
    # each answer would give the last one away.
    spread = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="programme_round_once")]

    def __str__(self) -> str:
        return self.title


class Seat(TenantModel):
    """A person's place in a round: its chair, or a contributor with a voice."""

    class Role(models.TextChoices):
        """What the person does in the round."""

        CHAIR = "chair", _("Round chair")
        CONTRIBUTOR = "contributor", _("Contributor")

    round = TenantKey(Round)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)
    voice = models.CharField(max_length=20, choices=Voice.choices, blank=True)
    team = TenantKey("organisations.Team", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "person", "role"], name="programme_seat_once")
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class RoundTeam(TenantModel):
    """A team or site that a round looks at. A round with none looks at the whole organisation."""

    round = TenantKey(Round)
    team = TenantKey("organisations.Team")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "team"], name="programme_round_team_once")
        ]

    def __str__(self) -> str:
        return f"team {self.team_id}"
