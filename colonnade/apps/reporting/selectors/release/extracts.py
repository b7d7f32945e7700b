"""Which fields of which records are released. The register is asked of each: one about a person is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_noop as _

from colonnade.foundation.tenancy.register import read

if TYPE_CHECKING:
    from django.db.models import Model

__all__ = ["EXTRACTS", "MAY_GO_OUT", "Extract"]

MAY_GO_OUT = {"public", "organisation"}


@dataclass(frozen=True)
class Extract:
    """Rows of one model: the file's name, what it holds in words, and its columns (heading and field).

    A field may lead over a key to another model (`round__title`). `where` narrows the rows. Raises ValueError for a
    field that the register does not class as public or the organisation's own.
    """

    name: str
    title: str
    label: str
    columns: tuple[tuple[str, str], ...]
    order: tuple[str, ...]
    where: dict[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        """The model that the rows are of."""
        return apps.get_model(self.label)

    def check(self) -> None:
        """Refuse a column that is about a person."""
        for _heading, path in self.columns:
            privacy = _privacy(self.model, path)
            if privacy not in MAY_GO_OUT:
                raise ValueError(f"{self.name}: {self.label}.{path} is {privacy}, so it is not released")


def _privacy(model: type[Model], path: str) -> str:
    """The class of the field at the end of a path; of a key on the way too, where that is stricter."""
    name, _dash, rest = path.partition("__")
    privacy = read()[model._meta.label].fields[name].privacy
    if not rest or privacy not in MAY_GO_OUT:
        return privacy
    target: Any = model._meta.get_field(name).related_model
    return _privacy(target, rest)


CLOSED = {"round__state": "closed"}
EXTRACTS = (
    Extract(
        "rounds",
        _("Rounds that have closed, with their closing notes"),
        "programme.Round",
        (
            (_("Round"), "number"),
            (_("Title"), "title"),
            (_("Framework"), "framework"),
            (_("Opened on"), "opens_on"),
            (_("Closed at"), "closed_at"),
            (_("Closing note"), "closing_note"),
        ),
        ("number",),
        {"state": "closed"},
    ),
    Extract(
        "ratings",
        _("What was agreed in closed rounds: ratings, reasons and dissent"),
        "programme.Agreement",
        (
            (_("Round"), "round__number"),
            (_("Element"), "element"),
            (_("Agreed rating"), "rating"),
            (_("Shown when the round closed"), "was_shown"),
            (_("Reason"), "reason"),
            (_("Dissent"), "dissent"),
            (_("Recorded at"), "recorded_at"),
        ),
        ("round__number", "element"),
        CLOSED,
    ),
    Extract(
        "focus",
        _("Pillars that were chosen to work on first"),
        "programme.Focus",
        (
            (_("Pillar"), "pillar"),
            (_("Reason"), "reason"),
            (_("Chosen at"), "chosen_at"),
            (_("Ended at"), "ended_at"),
        ),
        ("chosen_at", "pk"),
    ),
    Extract(
        "progress",
        _("Progress on each recommendation, entry by entry"),
        "programme.Progress",
        (
            (_("Element"), "element"),
            (_("Team or site"), "team__name"),
            (_("Entry"), "number"),
            (_("Progress"), "level"),
            (_("Action to date"), "action_to_date"),
            (_("Recorded at"), "recorded_at"),
        ),
        ("element", "team__name", "number"),
    ),
    Extract(
        "actions",
        _("Actions by the post that owns them"),
        "programme.Action",
        (
            (_("Action"), "number"),
            (_("Title"), "title"),
            (_("Detail"), "detail"),
            (_("Owned by"), "post"),
            (_("Hours of work"), "effort_hours"),
            (_("Hours for relationships"), "relationship_hours"),
            (_("Starts on"), "starts_on"),
            (_("Due on"), "due_on"),
            (_("State"), "state"),
            (_("Outcome"), "outcome"),
            (_("Carried over from"), "carried_from"),
            (_("Ended at"), "ended_at"),
        ),
        ("number",),
    ),
    Extract(
        "what-actions-serve",
        _("What each action belongs to"),
        "programme.Served",
        ((_("Action"), "action__number"), (_("Kind"), "kind"), (_("Which"), "ref")),
        ("action__number", "kind", "ref"),
    ),
    Extract(
        "checks",
        _("Checks whether actions happen as agreed"),
        "programme.Check",
        (
            (_("Action"), "action__number"),
            (_("Checked on"), "checked_on"),
            (_("Found"), "found"),
            (_("There is enough to do it with"), "has_enough"),
            (_("Note"), "note"),
        ),
        ("action__number", "checked_on", "pk"),
    ),
    Extract(
        "practices",
        _("Practices that were taken up, by the post that looks after them"),
        "programme.PracticePlan",
        (
            (_("Practice"), "practice"),
            (_("Team or site"), "team__name"),
            (_("State"), "state"),
            (_("Looked after by"), "post"),
            (_("Aim"), "aim"),
            (_("Starts on"), "starts_on"),
            (_("Next due on"), "next_due_on"),
            (_("Carried over from"), "carried_from"),
            (_("Ended at"), "ended_at"),
        ),
        ("practice", "starts_on", "pk"),
    ),
    Extract(
        "practice-records",
        _("When practices were done; what was recorded may be about people, so it stays out"),
        "programme.PracticeRecord",
        (
            (_("Practice"), "practice"),
            (_("Team or site"), "team__name"),
            (_("Record"), "number"),
            (_("Done on"), "happened_on"),
        ),
        ("practice", "number"),
        {"is_current": True, "withdrawn_at": None},
    ),
    Extract(
        "measures",
        _("Measures of actions and practices"),
        "programme.Measure",
        (
            (_("Measure"), "id"),
            (_("Of action"), "action__number"),
            (_("Of practice"), "plan__practice"),
            (_("Name"), "name"),
            (_("Unit"), "unit"),
            (_("Counts people"), "counts_people"),
            (_("At first"), "baseline"),
            (_("On"), "baseline_on"),
            (_("To be"), "target"),
            (_("By"), "target_on"),
        ),
        ("id",),
    ),
    Extract(
        "readings",
        _("Readings of those measures; an empty value may not be shown, because it counts few people"),
        "programme.Reading",
        (
            (_("Measure"), "measure__id"),
            (_("Read on"), "read_on"),
            (_("Value"), "value"),
            (_("Note"), "note"),
        ),
        ("measure__id", "read_on"),
        {"taken_back_at": None},
    ),
    Extract(
        "promises",
        _("What was promised, by the post that keeps it"),
        "programme.Promise",
        (
            (_("Promise"), "number"),
            (_("What"), "text"),
            (_("To whom"), "made_to"),
            (_("Made on"), "made_on"),
            (_("Due on"), "due_on"),
            (_("Kept by"), "post"),
            (_("Kept on"), "kept_on"),
            (_("Released on"), "released_on"),
            (_("Outcome"), "outcome"),
            (_("Carried over from"), "carried_from"),
        ),
        ("number",),
    ),
    Extract(
        "evidence",
        _("Titles of evidence, and until when each shows anything; not what is in it"),
        "evidence.Evidence",
        (
            (_("Evidence"), "id"),
            (_("Title"), "title"),
            (_("Live until"), "stale_after"),
            (_("Added at"), "added_at"),
            (_("Withdrawn at"), "withdrawn_at"),
        ),
        ("title", "id"),
    ),
    Extract(
        "evidence-of-elements",
        _("Which element each piece of evidence shows"),
        "evidence.Use",
        ((_("Evidence"), "evidence__id"), (_("Element"), "element")),
        ("evidence__id", "element"),
    ),
    Extract(
        "decisions",
        _("Decisions that were asked for, and what was decided"),
        "reporting.Decision",
        (
            (_("Decision"), "number"),
            (_("Question"), "question"),
            (_("Why"), "why"),
            (_("Asked of"), "asked_of"),
            (_("Element"), "element"),
            (_("Asked on"), "asked_on"),
            (_("Wanted by"), "due_on"),
            (_("What was decided"), "answer"),
            (_("Decided on"), "answered_on"),
            (_("Taken back on"), "taken_back_on"),
        ),
        ("number",),
    ),
    Extract(
        "teams-and-sites",
        _("Teams and sites"),
        "organisations.Team",
        ((_("Name"), "name"), (_("Kind"), "kind"), (_("Part of"), "parent__name"), (_("Ended on"), "ended_on")),
        ("name", "pk"),
    ),
    Extract(
        "teams-of-rounds",
        _("Which teams and sites a closed round looked at"),
        "programme.RoundTeam",
        ((_("Round"), "round__number"), (_("Team or site"), "team__name")),
        ("round__number", "team__name"),
        CLOSED,
    ),
    Extract(
        "successions",
        _("Organisations that took over from this one"),
        "programme.Succession",
        (
            (_("Successor"), "successor__code"),
            (_("Name"), "successor__name"),
            (_("From"), "from_on"),
            (_("Carried over at"), "carried_at"),
        ),
        ("from_on", "pk"),
    ),
)
