"""The wire is tripped by the statements that Django writes for reads which forget the organisation, and by no other."""

from __future__ import annotations

import pytest

from colonnade.foundation.tenancy.tripwire import UnscopedQuery, refuse_unscoped, unscoped_table

pytestmark = pytest.mark.attack
ROUND, TEAM, HELD = "programme_round", "organisations_team", "organisations_membership"

TRIPS = {
    "everything": (f'SELECT "{ROUND}"."id" FROM "{ROUND}"', ROUND),
    "by its id": (f'SELECT "{ROUND}"."id" FROM "{ROUND}" WHERE "{ROUND}"."id" = %s LIMIT 21', ROUND),
    "children by their parent": (
        'SELECT "programme_seat"."id" FROM "programme_seat" WHERE "programme_seat"."round_id" = %s',
        "programme_seat",
    ),
    "counted": (f'SELECT COUNT(*) AS "__count" FROM "{ROUND}"', ROUND),
    "selected with another column": (
        f'SELECT "{ROUND}"."organisation_id" FROM "{ROUND}" WHERE "{ROUND}"."id" = %s',
        ROUND,
    ),
    "changed by id": (f'UPDATE "{ROUND}" SET "title" = %s WHERE "{ROUND}"."id" = %s', ROUND),
    "moved": (f'UPDATE "{ROUND}" SET "organisation_id" = %s WHERE "{ROUND}"."id" = %s', ROUND),
    "deleted by id": (f'DELETE FROM "{ROUND}" WHERE "{ROUND}"."id" IN (%s, %s)', ROUND),
    "joined": (
        f'SELECT "accounts_person"."id" FROM "accounts_person" INNER JOIN "{HELD}" '
        f'ON ("accounts_person"."id" = "{HELD}"."person_id") WHERE "{HELD}"."role" = %s',
        HELD,
    ),
    "a team reached through somebody's role": (
        f'SELECT "{TEAM}"."id" FROM "{TEAM}" INNER JOIN "{HELD}" ON ("{TEAM}"."id" = "{HELD}"."team_id") '
        f'WHERE "{HELD}"."person_id" = %s',
        TEAM,
    ),
    "everybody else's": (f'SELECT "{ROUND}"."id" FROM "{ROUND}" WHERE NOT ("{ROUND}"."organisation_id" = %s)', ROUND),
    "compared with another column only": (
        f'SELECT "{ROUND}"."id" FROM "{ROUND}" WHERE "{ROUND}"."organisation_id" = ("{ROUND}"."number")',
        ROUND,
    ),
    "asked whether there is one": (f'SELECT 1 AS "a" FROM "{ROUND}" LIMIT 1', ROUND),
    "in a subquery": (
        f'SELECT "accounts_person"."id" FROM "accounts_person" WHERE EXISTS(SELECT 1 AS "a" FROM "{HELD}" U0 '
        f'WHERE U0."person_id" = ("accounts_person"."id") LIMIT 1)',
        HELD,
    ),
    "in a common table": (f'WITH t AS (SELECT * FROM "{ROUND}") SELECT * FROM t', ROUND),
    "in small letters": (f'select "id" from "{ROUND}"', ROUND),
    "after an empty line": (f'\n  SELECT "id" FROM "{ROUND}"', ROUND),
}
PASSES = {
    "within": f'SELECT "{ROUND}"."id" FROM "{ROUND}" WHERE "{ROUND}"."organisation_id" = %s',
    "within several": f'SELECT "{ROUND}"."id" FROM "{ROUND}" WHERE "{ROUND}"."organisation_id" IN (%s, %s)',
    "within, and not another thing": (
        f'SELECT "{ROUND}"."id" FROM "{ROUND}" '
        f'WHERE ("{ROUND}"."organisation_id" = %s AND NOT ("{ROUND}"."state" = %s))'
    ),
    "one's own roles everywhere": f'SELECT "{HELD}"."id" FROM "{HELD}" WHERE "{HELD}"."person_id" = %s',
    "changed within": (
        f'UPDATE "{ROUND}" SET "title" = %s WHERE ("{ROUND}"."organisation_id" = %s AND "{ROUND}"."id" = %s)'
    ),
    "inserted": f'INSERT INTO "{ROUND}" ("organisation_id", "number") VALUES (%s, %s)',
    "of no organisation": 'SELECT "accounts_person"."id" FROM "accounts_person"',
    "joined within": (
        f'SELECT "{HELD}"."id" FROM "{HELD}" LEFT OUTER JOIN "{TEAM}" ON ("{HELD}"."team_id" = "{TEAM}"."id" AND '
        f'("{TEAM}"."organisation_id" = ("{HELD}"."organisation_id"))) WHERE "{HELD}"."organisation_id" = %s'
    ),
    "a savepoint": 'SAVEPOINT "s1"',
    "a table of SQLite's own": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "a longer name": f'SELECT "x" FROM "{ROUND}_archive"',
}


@pytest.mark.parametrize(("sql", "table"), TRIPS.values(), ids=TRIPS)
def test_a_read_that_forgets_the_organisation_trips_the_wire(sql: str, table: str) -> None:
    assert unscoped_table(sql) == table


@pytest.mark.parametrize("sql", PASSES.values(), ids=PASSES)
def test_a_read_that_names_it_passes(sql: str) -> None:
    assert unscoped_table(sql) is None


def test_a_tripped_statement_is_not_run() -> None:
    ran: list[str] = []

    def execute(sql: str, params: object, many: bool, context: object) -> str:
        ran.append(sql)
        return "done"

    sql, table = TRIPS["by its id"]
    with pytest.raises(UnscopedQuery, match=f"^a query on {table} names no organisation$"):
        refuse_unscoped(execute, sql, None, False, None)
    assert ran == []
    assert refuse_unscoped(execute, PASSES["within"], None, False, None) == "done"
    assert ran == [PASSES["within"]]
