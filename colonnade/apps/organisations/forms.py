"""Forms for people and teams. Choices are an organisation's own, so another's row cannot be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colonnade.apps.accounts.public import check_password
from colonnade.apps.organisations.models import Team
from colonnade.foundation.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.organisations.selectors import Branch

__all__ = ["EndForm", "InviteForm", "MoveTeamForm", "PasswordForm", "TeamForm"]

WHOLE = ""
LONGEST_ADDRESS = 254
# A round's own roles are given with the round.
GIVEN_HERE = [role for role in Role if role not in {Role.ROUND_CHAIR, Role.CONTRIBUTOR}]


def _places(tree: Iterable[Branch], top: Any) -> list[tuple[str, Any]]:
    return [(WHOLE, top), *((str(one.team.pk), f"{'– ' * one.depth}{one.team.name}") for one in tree)]


class _WithTree(forms.Form):
    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(one.team.pk): one.team for one in tree}

    def place(self, field: str) -> Team | None:
        """The team chosen in that field; None for none."""
        return self.teams.get(self.cleaned_data[field])


class InviteForm(_WithTree):
    """Ask somebody in, with a role."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("The name that they go by at work"),
        max_length=120,
        error_messages={"required": _("Enter their name")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=LONGEST_ADDRESS,
        error_messages={
            "required": _("Enter their e-mail address"),
            "max_length": _("Enter an e-mail address of at most %(limit_value)d characters"),
            "invalid": _("Enter an e-mail address such as name@example.nhs.uk"),
        },
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in GIVEN_HERE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role")},
    )
    team = forms.ChoiceField(label=_("For"), required=False)

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, tree=tree, **kwargs)
        self.fields["team"].choices = _places(tree, _("The whole organisation"))


class TeamForm(_WithTree):
    """Add a team or a site."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter the name of the team or site")}
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Team.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is a team or a site")},
    )
    parent = forms.ChoiceField(label=_("Part of"), required=False)

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, tree=tree, **kwargs)
        self.fields["parent"].choices = _places(tree, _("Nothing: it stands at the top"))


class MoveTeamForm(_WithTree):
    """Move a team or site, or end it."""

    parent = forms.ChoiceField(label=_("Part of"), required=False)

    def __init__(self, *args: Any, tree: list[Branch], **kwargs: Any) -> None:
        super().__init__(*args, tree=tree, **kwargs)
        self.fields["parent"].choices = _places(tree, _("Nothing: it stands at the top"))


class EndForm(forms.Form):
    """Nothing to fill in: a button that ends something."""


class PasswordForm(forms.Form):
    """A first password, for someone who was invited."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. Three random words do well."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a password of at least 12 characters")},
        strip=False,
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Check it against the site's rules."""
        password: str = self.cleaned_data["password"]
        check_password(password, self.person)
        return password
