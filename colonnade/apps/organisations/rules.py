"""Who may do what with an organisation, its people and its teams."""

from django.utils.translation import gettext_noop as _

from colonnade.foundation.permissions import Role, permission

__all__ = ["MANAGE_PEOPLE", "MANAGE_TEAMS", "SEE_ORGANISATION", "SEE_PEOPLE"]

SEE_ORGANISATION = permission(
    "organisation.see",
    _("See the organisation's home page: where it stands on each element"),
    *Role,
)
SEE_PEOPLE = permission(
    "people.see",
    _("See who is a member, in which role"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
)
MANAGE_PEOPLE = permission(
    "people.manage",
    _("Invite people, give roles and end them"),
    Role.INCLUSION_LEAD,
)
MANAGE_TEAMS = permission(
    "teams.manage",
    _("Add teams and sites, move them and end them"),
    Role.INCLUSION_LEAD,
)
