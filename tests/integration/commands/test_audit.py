"""`colonnade audit verify` sees what was done to a chain behind the site's back."""

import json

import pytest
from django.db import connection

from colonnade.foundation.audit.models import Entry
from colonnade.foundation.tenancy.context import acting_in


@pytest.fixture
def tamper(trust):
    """Change an entry as somebody with the database's own tools could."""
    with acting_in(trust.organisation.pk):
        entry = Entry.objects.within(trust.organisation).order_by("number")[2]
    if connection.vendor == "postgresql":
        pytest.skip("the site's own role may not do this; the chain's unit tests do it on plain values")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [Entry._meta.db_table]
        )
        for [name] in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(
            f'UPDATE "{Entry._meta.db_table}" SET verb = %s WHERE id = %s AND "organisation_id" = %s',
            ["nothing.done", entry.pk, trust.organisation.pk],
        )
    return entry


def test_a_whole_chain_is_counted(answer, trust):
    found = answer("audit", "verify")
    [row] = found["organisations"]
    assert found["whole"]
    assert row["code"] == trust.organisation.code
    assert row["entries"] == found["entries"] > 0


def test_one_organisation_can_be_asked_for(answer, trust, other_trust):
    found = answer("audit", "verify", "--organisation", other_trust.organisation.code)
    assert [row["code"] for row in found["organisations"]] == [other_trust.organisation.code]
    assert len(answer("audit", "verify")["organisations"]) == 2


def test_an_organisation_with_nothing_done_is_whole(answer, db):
    assert answer("audit", "verify") == {"entries": 0, "whole": True, "organisations": []}


def test_one_that_is_not_there_is_refused(run):
    status, out, err = run("audit", "verify", "--organisation", "NOPE")
    assert (status, out) == (2, "")
    assert err.startswith("There is no organisation with the code NOPE.")


def test_a_changed_entry_is_located(run, trust, tamper):
    status, out, err = run("audit", "verify", "--json")
    [row] = json.loads(out)["organisations"]
    assert status == 2
    assert tamper.number in [one["number"] for one in row["breaks"]]
    assert err.count("\n") == 1
    assert trust.organisation.code in err


def test_people_see_where_it_breaks_too(run, tamper):
    status, out, _ = run("audit", "verify")
    assert status == 2
    assert f"  at entry {tamper.number}: entry {tamper.number} was changed after it was written" in out.splitlines()
