"""A foreign key between rows of one organisation, which never leads into another's."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.fields.related_lookups import RelatedExact
from django.db.models.lookups import Exact

__all__ = ["TenantKey"]

SMALLEST, LARGEST = -(2**63), 2**63 - 1


class TenantKey(models.ForeignKey[Any, Any]):
    """A foreign key whose reads and joins name the organisation as well as the row.

    It has no reverse accessor, because `round.answers` would be a read that names no organisation; a selector reads
    instead. The database itself refuses to delete a row that others point at.
    """

    def __init__(self, to: Any, on_delete: Any = models.DO_NOTHING, **kwargs: Any) -> None:  # noqa: ARG002
        """Take Django's arguments; `related_name` and `on_delete` are not open to choice."""
        kwargs["related_name"] = "+"
        super().__init__(to, models.DO_NOTHING, **kwargs)

    def get_extra_descriptor_filter(self, instance: Any) -> dict[str, Any]:
        """Add the organisation to the read behind `answer.round`."""
        return {"organisation_id": instance.organisation_id}

    def get_extra_restriction(self, alias: str, related_alias: str) -> Any:
        """Add the organisation to every join over this key."""
        there: Any = self.related_model._meta.get_field("organisation")
        here: Any = self.model._meta.get_field("organisation")
        return Exact(there.get_col(alias), here.get_col(related_alias))


@TenantKey.register_lookup
class _Exact(RelatedExact):
    """An address may hold a number that is larger than any id: nothing has it, as Django says of ids themselves."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Compare the key with an id."""
        if isinstance(self.rhs, int) and not SMALLEST <= self.rhs <= LARGEST:
            raise EmptyResultSet
        return super().as_sql(compiler, connection)
