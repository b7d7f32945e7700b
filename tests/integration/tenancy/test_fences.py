"""Fence 2 on both databases (rows 4 and 5 of the plan): the database itself refuses a row that reaches across."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from colonnade.apps.accounts.models import Person
from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.fences import Fence, missing_fences
from colonnade.foundation.tenancy.keys import TenantKey
from tests.integration.tenancy.conftest import FENCED, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.security.world import Place, World

pytestmark = pytest.mark.attack
KEYS = [(model, field) for model in FENCED for field in model._meta.local_fields if isinstance(field, TenantKey)]
COUNTED = {models.PositiveIntegerField, models.PositiveSmallIntegerField}
KEPT = "a row stays with its organisation"
SQLITE = connection.vendor == "sqlite"


def name_of(given: Any) -> str:
    """A name for a test's case."""
    return given.name if isinstance(given, models.Field) else given._meta.label


def row_of(model: type[models.Model], place: Place, *, filled: models.Field | None = None) -> dict[str, Any]:
    """A row of the organisation's by column, with that key filled."""
    rows = model._default_manager.within(place.organisation)
    if filled is not None:
        rows = rows.exclude(**{filled.name: None})
    found = rows.order_by("pk").values().first()
    assert found is not None, (
        f"the world has no {model._meta.label}: make one in {__package__}.world of the tests of security"
    )
    return dict(found)


def parent_of(model: type[models.Model], key: TenantKey, place: Place) -> int:
    """The id of a row of the organisation's that such a key may point at."""
    return int(row_of(key.related_model, place)["id"])


def insert(model: type[models.Model], values: dict[str, Any]) -> None:
    """Insert a row with SQL, and see every promise kept that is only looked at in the end."""
    fields = {field.column: field for field in model._meta.local_fields}
    given = {column: value for column, value in values.items() if column != "id"}
    columns = ", ".join(f'"{column}"' for column in given)
    marks = ", ".join("%s" for _ in given)
    made = [fields[column].get_db_prep_save(value, connection) for column, value in given.items()]
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', made)
        look(cursor)


def update(model: type[models.Model], row: dict[str, Any], column: str, value: Any) -> int:
    """Change one column of a row with SQL; how many rows were changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" SET "{column}" = %s WHERE "id" = %s AND "organisation_id" = %s',
            [value, row["id"], row["organisation_id"]],
        )
        changed = int(cursor.rowcount)
        look(cursor)
    return changed


def look(cursor: Any) -> None:
    """Have PostgreSQL look at once at what it would look at when the transaction ends."""
    if not SQLITE:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def own(world: World, taken_back: None) -> Iterator[Place]:
    """The organisation that is acted for."""
    with acting_in(world.own.organisation.pk):
        yield world.own


def foreign_parent(model: type[models.Model], key: TenantKey, world: World) -> int:
    """The id of a row of the other organisation's that such a key may point at, read as that organisation."""
    with acting_in(world.foreign.organisation.pk):
        return parent_of(model, key, world.foreign)


def test_no_fence_is_missing(world: World) -> None:
    """Row 5: every table of organisations has every fence that it should have."""
    assert missing_fences(connection, FENCED) == []
    assert len(FENCED) >= 17
    assert len(KEYS) >= 15


def test_a_missing_fence_is_named(world: World, taken_back: None) -> None:
    """Row 5: the check can fail."""
    [(model, key), *_] = KEYS
    table = model._meta.db_table
    if not SQLITE:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            look(cursor)
            cursor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_{key.column}_own"')
        assert missing_fences(connection, [model]) == [f"{table}_{key.column}_own", f"{table}_policy"]
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE colonnade_app")
        return
    for name in (f"{table}_stays", f"{table}_{key.column}_own", f"{table}_{key.column}_own_update"):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f'DROP TRIGGER "{name}"')
            assert missing_fences(connection, [model]) == [name]
            transaction.set_rollback(True)


def test_every_key_between_rows_of_organisations_is_a_fenced_one() -> None:
    """Row 4: a plain foreign key, or a many-to-many, from one organisation's row to another's would have no fence."""
    fenced = set(FENCED)
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in FENCED
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model in fenced and not isinstance(field, TenantKey)
    ]
    assert plain == []


def test_every_unique_constraint_names_the_organisation() -> None:
    """Section 1: a constraint over all organisations would say what others have (secrets are beyond guessing)."""
    wide = [
        f"{model._meta.label}: {sorted(names)}"
        for model in FENCED
        for names in [
            *(set(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)),
            *({field.name} for field in model._meta.local_fields if field.unique and not field.primary_key),
        ]
        if "organisation" not in names
    ]
    assert wide == ["organisations.Invitation: ['secret_hash']"]


@pytest.mark.parametrize(("model", "key"), KEYS, ids=name_of)
def test_a_row_of_ones_own_can_point_at_ones_own(own: Place, model: type[models.Model], key: TenantKey) -> None:
    """What the fence lets through: without it the refusals below would say nothing."""
    row = row_of(model, own, filled=key)
    assert update(model, row, key.column, row[key.column]) == 1


@pytest.mark.parametrize(("model", "key"), KEYS, ids=name_of)
def test_a_new_row_cannot_point_at_another_organisations(
    world: World, own: Place, model: type[models.Model], key: TenantKey
) -> None:
    """Row 4: an INSERT in SQL, which no form and no manager has seen, is refused by the fence of that key."""
    values = {**unlike_others(model, own, key, world), key.column: foreign_parent(model, key, world)}
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        insert(model, values)
    wanted = "it belongs to another organisation" if SQLITE else f"{model._meta.db_table}_{key.column}_own"
    assert wanted in str(refusal.value)


def unlike_others(model: type[models.Model], own: Place, key: TenantKey, world: World) -> dict[str, Any]:
    """A row that no other promise stands against: of somebody else's, and with nothing in it that may be left out."""
    values = row_of(model, own, filled=key)
    for field in model._meta.local_fields:
        if isinstance(field, TenantKey) and field.null and field is not key:
            values[field.column] = None
        elif field.related_model is Person and values[field.column] is not None:
            values[field.column] = world.stranger.pk
        elif type(field) in COUNTED and values[field.column] is not None:
            # PostgreSQL looks at keys between rows last, and at what must be unique first.
            values[field.column] += 1_000
        elif field.name == "key":
            values[field.column] = "another"
    return values


@pytest.mark.parametrize(("model", "key"), KEYS, ids=name_of)
def test_a_row_cannot_be_turned_to_another_organisations(
    world: World, own: Place, model: type[models.Model], key: TenantKey
) -> None:
    """Row 4: nor can an UPDATE lead there."""
    row = row_of(model, own, filled=key)
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        update(model, row, key.column, foreign_parent(model, key, world))
    wanted = "it belongs to another organisation" if SQLITE else f"{model._meta.db_table}_{key.column}_own"
    assert wanted in str(refusal.value)


@pytest.mark.parametrize("model", FENCED, ids=name_of)
def test_a_row_stays_with_its_organisation(world: World, own: Place, model: type[models.Model]) -> None:
    """Row 5: no row moves to another organisation."""
    row = row_of(model, own)
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        update(model, row, "organisation_id", world.foreign.organisation.pk)
    reasons = {KEPT, "only added to"} if SQLITE else {"row-level security policy", "permission denied"}
    assert any(reason in str(refusal.value) for reason in reasons), refusal.value


def test_the_fences_can_be_written_again(world: World, taken_back: None, as_owner: None) -> None:
    """SQLite rebuilds a table to change it, and its triggers go with the old one: a migration writes them anew."""
    with connection.cursor() as cursor:
        look(cursor)
        for name in that_take_away(cursor):
            cursor.execute(name)
        assert len(missing_fences(connection, FENCED)) >= len(KEYS)
        editor = SimpleNamespace(connection=connection, execute=lambda sql, params=None: cursor.execute(sql))
        for model in FENCED:
            fence = Fence(model._meta.object_name or "", kind_of(model))
            fence.database_forwards(model._meta.app_label, editor, None, SimpleNamespace(apps=apps))
    assert missing_fences(connection, FENCED) == []


def that_take_away(cursor: Any) -> list[str]:
    """Statements that take every fence away."""
    if SQLITE:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'audit%refused'")
        return [f'DROP TRIGGER "{row[0]}"' for row in cursor.fetchall()]
    return [
        f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{model._meta.db_table}_{key.column}_own"'
        for model, key in KEYS
    ] + [f'DROP POLICY "{model._meta.db_table}_policy" ON "{model._meta.db_table}"' for model in FENCED]
