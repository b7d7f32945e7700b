"""Practices of the catalogue as the organisation plans, records and shows them; stories, and who can help."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["PracticeEvidence", "PracticePlan", "PracticeRecord", "Story", "SupportLink", "SupportPlace", "SupportRoute"]


class PracticePlan(TenantModel):
    """That the organisation, or one team or site, takes up a practice of the catalogue, and who looks after it."""

    class State(models.TextChoices):
        """Whether it is kept up."""

        KEPT_UP = "kept_up", _("Kept up")
        PAUSED = "paused", _("Paused")
        ENDED = "ended", _("Ended")

    practice = models.CharField(max_length=60)
    team = TenantKey("organisations.Team", null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.KEPT_UP)
    post = models.CharField(max_length=100)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    aim = models.TextField(blank=True)
    starts_on = models.DateField()
    # A day of the calendar of awareness dates that it belongs to, by its name in the catalogue (R021).
    awareness_date = models.CharField(max_length=60, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    carried_from = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.practice


class PracticeRecord(TenantModel):
    """One time that a practice was done, with what was recorded. A changed record is a new version of the same number.

    `values` holds what the practice's fields ask for, as JSON can carry it, in the catalogue's version `fields_of`.
    """

    practice = models.CharField(max_length=60)
    plan = TenantKey(PracticePlan, null=True, blank=True)
    team = TenantKey("organisations.Team", null=True, blank=True)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    happened_on = models.DateField()
    values = models.JSONField(default=dict)
    fields_of = models.CharField(max_length=20)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "practice", "number", "version"], name="programme_record_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "practice", "number"],
                condition=models.Q(is_current=True),
                name="programme_current_record_once",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "practice", "happened_on"])]

    def __str__(self) -> str:
        return f"{self.practice} {self.number}"


class PracticeEvidence(TenantModel):
    """That a piece of evidence shows what a record says."""

    record = TenantKey(PracticeRecord)
    evidence = TenantKey("evidence.Evidence")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "record", "evidence"], name="programme_record_evidence_once"
            )
        ]

    def __str__(self) -> str:
        return f"evidence {self.evidence_id}"


class Story(TenantModel):
    """Where a leader's own story can be found, for as long as they agree (R020, R023).

    Only the person may offer it and only they may take it back. When they do, title and link are wiped. What the story
    says is never held, and that somebody has a story says nothing of who they are.
    """

    class Form(models.TextChoices):
        """How it is told."""

        MEETING = "meeting", _("In a meeting of staff")
        BLOG = "blog", _("Blog")
        VIDEO = "video", _("Video or podcast")
        POSTER = "poster", _("Poster")
        OTHER = "other", _("In another way")

    teller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=8, choices=Form.choices)
    title = models.CharField(max_length=160, blank=True)
    link = models.URLField(max_length=500, blank=True)
    told_on = models.DateField()
    agreed_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None) | models.Q(teller=None, title="", link=""),
                name="programme_story_taken_back_is_wiped",
            )
        ]

    def __str__(self) -> str:
        return f"story of {self.told_on}"


class SupportRoute(TenantModel):
    """Somebody or something that staff can turn to (R039), such as a guardian, a union or the staff network."""

    class Kind(models.TextChoices):
        """What sort of help it is."""

        GUARDIAN = "guardian", _("Freedom to speak up guardian")
        CHAMPION = "champion", _("Equality champion")
        LEAD = "lead", _("Inclusion lead")
        NETWORK = "network", _("Staff network")
        HR = "hr", _("Human resources")
        UNION = "union", _("Trade union")
        HEALTH = "health", _("Occupational health or counselling")
        OUTSIDE = "outside", _("Help from outside the organisation")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120)
    what_for = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    # At all sites, or only at those of its `SupportPlace` rows.
    everywhere = models.BooleanField(default=True)
    checked_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class SupportPlace(TenantModel):
    """That a route of support covers a site (R040)."""

    route = TenantKey(SupportRoute)
    team = TenantKey("organisations.Team")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "route", "team"], name="programme_support_place_once")
        ]

    def __str__(self) -> str:
        return f"team {self.team_id}"


class SupportLink(TenantModel):
    """The address that lets staff without an account read the routes of support; one at a time, changed at will."""

    secret = models.CharField(max_length=43)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "secret"], name="programme_support_secret_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(ended_at=None), name="programme_support_link_once"
            ),
        ]

    def __str__(self) -> str:
        return f"link of {self.made_at:%d %B %Y}"
