"""Teams and sites as a tree, memberships, and invitations."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Invitation", "Membership", "Team"]


class Team(TenantModel):
    """A team or a site, under another or at the top."""

    class Kind(models.TextChoices):
        """Whether it is people or a place."""

        TEAM = "team", _("Team")
        SITE = "site", _("Site")

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEAM)
    parent = TenantKey("self", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "parent", "name"], name="organisations_team_once"),
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=models.Q(parent=None), name="organisations_top_team_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(TenantModel):
    """What one person is to one organisation, as a whole or in one team. Roles in a round are kept with the round."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    team = TenantKey("organisations.Team", null=True, blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "role", "team"],
                condition=models.Q(ended_on=None),
                name="organisations_team_membership_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "person", "role"],
                condition=models.Q(ended_on=None, team=None),
                name="organisations_membership_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_on"])]

    def __str__(self) -> str:
        return self.get_role_display()


class Invitation(TenantModel):
    """A letter that asks a person in. Only a hash of its secret is kept, and it works once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    # Nobody where the first inclusion lead is asked in by the command.
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation of {self.sent_at:%d %B %Y}"
