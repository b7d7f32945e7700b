"""Fence 3 on PostgreSQL (row 5 of the plan): the database shows and takes an organisation's rows only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, models, transaction

from colonnade.foundation.tenancy.context import acting_in
from colonnade.foundation.tenancy.postgresql.role import OwnerRefused, create, refuse_owner
from tests.integration.tenancy.conftest import FENCED, kind_of
from tests.integration.tenancy.test_fences import insert, name_of, row_of

if TYPE_CHECKING:
    from tests.integration.security.world import World

pytestmark = [
    pytest.mark.attack,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security"),
]
TENANT = [model for model in FENCED if kind_of(model) == "tenant"]
GRANTED = [model for model in FENCED if kind_of(model) == "granted"]
ONLY_ADDED_TO = {"audit.Entry", "audit.Seal"}


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def count(model: type[models.Model]) -> int:
    """How many rows a plain SELECT shows, with no WHERE at all."""
    return int(rows(f'SELECT count(*) FROM "{model._meta.db_table}"')[0][0])


def test_every_table_of_organisations_is_secured_for_its_owner_too(world: World) -> None:
    """Row 5: read from the database's own catalogue, for every table with an organisation, whoever made it."""
    found = rows(
        "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, count(p.polname), "
        "bool_and(p.polwithcheck IS NOT NULL) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' "
        "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped "
        "LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relkind IN ('r', 'p') GROUP BY 1, 2, 3"
    )
    assert {row[0] for row in found} == {model._meta.db_table for model in FENCED}
    assert [row for row in found if row[1:] != (True, True, 1, True)] == []


def test_no_view_passes_security_by(world: World) -> None:
    """Row 5: a view reads as its owner unless it is told not to."""
    assert (
        rows(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm') "
            "AND nspname = 'public' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)"
        )
        == []
    )


def test_the_role_of_the_site_is_bound(world: World) -> None:
    """Row 5: neither superuser, nor owner of anything, nor allowed to pass security by, to sign in or to make roles."""
    [row] = rows(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, "
        "(SELECT count(*) FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = current_user"
    )
    assert row == ("colonnade_app", False, False, False, False, False, 0)
    refuse_owner(connection)


@pytest.mark.parametrize(
    "statement",
    [
        'TRUNCATE "audit_entry"',
        'TRUNCATE "programme_answer" CASCADE',
        'ALTER TABLE "programme_answer" DISABLE ROW LEVEL SECURITY',
        'DROP POLICY "programme_answer_policy" ON "programme_answer"',
        'DROP TRIGGER "audit_entry_refused" ON "audit_entry"',
        'ALTER TABLE "audit_entry" DISABLE TRIGGER ALL',
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_role_of_the_site_cannot_take_a_fence_down(world: World, taken_back: None, statement: str) -> None:
    """Row 5: what the site's role may do with a table is read it and change its rows."""
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        rows(statement)


@pytest.mark.parametrize("how", ["superuser", "bypass", "owner"])
def test_the_site_does_not_start_as_a_role_that_nothing_binds(world: World, taken_back: None, how: str) -> None:
    """Row 5: as the superuser, as a role that passes security by, and as one that owns a table."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        if how != "superuser":
            cursor.execute(f"CREATE ROLE too_strong {'BYPASSRLS' if how == 'bypass' else ''}")
            cursor.execute("CREATE TABLE owned (id int)")
            if how == "owner":
                cursor.execute("ALTER TABLE owned OWNER TO too_strong")
            cursor.execute("SET ROLE too_strong")
        with pytest.raises(OwnerRefused, match="COLONNADE_APP_ROLE"):
            refuse_owner(connection)
        cursor.execute("RESET ROLE")
        cursor.execute("SET ROLE colonnade_app")
    refuse_owner(connection)


@pytest.mark.parametrize("name", ["colonnade-app", "app; DROP TABLE x", "App", ""])
def test_a_role_with_a_wrong_name_is_refused(settings: Any, name: str) -> None:
    """The name goes into SQL as it is, so it is letters, digits and _."""
    settings.COLONNADE_APP_ROLE = name
    with pytest.raises(ValueError, match="not a name for a role"):
        create(None, type("Editor", (), {"connection": connection})())


@pytest.mark.parametrize("model", FENCED, ids=name_of)
def test_who_acts_for_nobody_sees_nothing(world: World, model: type[models.Model]) -> None:
    """Row 5: with no context there are 0 rows, whatever the query."""
    assert count(model) == 0


@pytest.mark.parametrize("model", FENCED, ids=name_of)
def test_who_acts_for_an_organisation_sees_its_rows_only(
    world: World, model: type[models.Model], taken_back: None
) -> None:
    """Row 5: a query with no WHERE gives one organisation's rows; together the two have all that there are."""
    seen = []
    for place in (world.own, world.foreign):
        with acting_in(place.organisation.pk):
            seen.append(count(model))
            assert rows(f'SELECT DISTINCT organisation_id FROM "{model._meta.db_table}"') == [(place.organisation.pk,)]
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        everything = count(model)
        cursor.execute("SET ROLE colonnade_app")
    assert min(seen) > 0
    assert sum(seen) == everything


@pytest.mark.parametrize("model", GRANTED, ids=name_of)
def test_a_person_sees_what_is_theirs_in_every_organisation(world: World, model: type[models.Model]) -> None:
    """Section 1: a granted row is read by the organisation whose it is, and by the person whose it is."""
    person = world.own.cast.contributor
    with acting_in(person_id=person.pk):
        assert {row[0] for row in rows(f'SELECT person_id FROM "{model._meta.db_table}"')} <= {person.pk}
    with acting_in(person_id=world.stranger.pk):
        assert count(model) == 0


@pytest.mark.parametrize("model", FENCED, ids=name_of)
def test_a_row_of_another_organisations_cannot_be_written(
    world: World, model: type[models.Model], taken_back: None
) -> None:
    """Row 5: an INSERT for another organisation is refused; a person alone writes nothing at all."""
    with acting_in(world.foreign.organisation.pk):
        theirs = row_of(model, world.foreign)
    for context in (acting_in(world.own.organisation.pk), acting_in(person_id=world.own.cast.contributor.pk)):
        with context, pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            insert(model, theirs)


@pytest.mark.parametrize("model", [one for one in FENCED if one._meta.label not in ONLY_ADDED_TO], ids=name_of)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_a_row_of_another_organisations_cannot_be_changed(
    world: World, model: type[models.Model], verb: str, taken_back: None
) -> None:
    """Row 5: an UPDATE or DELETE of somebody else's finds nothing to do."""
    table = model._meta.db_table
    with acting_in(world.own.organisation.pk), connection.cursor() as cursor:
        what = f'UPDATE "{table}" SET "id" = "id"' if verb == "UPDATE" else f'DELETE FROM "{table}"'
        cursor.execute(f"{what} WHERE organisation_id = %s", [world.foreign.organisation.pk])
        assert cursor.rowcount == 0


def test_the_database_is_told_anew_after_a_rollback(world: World) -> None:
    """A rollback takes back what the session was told; the next statement must not act for whom it was before."""
    [model, *_] = TENANT
    with acting_in(world.own.organisation.pk):
        seen = count(model)
        with transaction.atomic(), acting_in(world.foreign.organisation.pk):
            assert count(model) != 0
            transaction.set_rollback(True)
        assert count(model) == seen
        with pytest.raises(DatabaseError), transaction.atomic():
            rows("SELECT 1 / 0")
        assert count(model) == seen
    assert count(model) == 0


def test_the_database_is_told_anew_for_each_of_two_who_take_turns(world: World) -> None:
    """Within one transaction, as the nightly job does it."""
    [model, *_] = TENANT
    found = []
    for place in (world.own, world.foreign, world.own):
        with acting_in(place.organisation.pk):
            found.append(rows(f'SELECT DISTINCT organisation_id FROM "{model._meta.db_table}"'))
    assert found == [[(place.organisation.pk,)] for place in (world.own, world.foreign, world.own)]
