"""The register of models: what it says, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from colonnade.foundation.tenancy import register
from colonnade.foundation.tenancy.register import Field, Model, read, scope_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL = """
[kept]
short = "a day"
[models."programme.Round"]
kind = "{kind}"
kept = "{kept}"
organisation = ["id", "title"]
{more} = ["opened_by"]
"""


@pytest.fixture
def registered(settings: Any, tmp_path: Path) -> Iterator[Any]:
    """Write a register of one model, with these words in it."""

    def write(**words: str) -> None:
        path = tmp_path / "register.toml"
        path.write_text(
            SMALL.format(**{"kind": "tenant", "kept": "short", "more": "personal"} | words), encoding="utf-8"
        )
        settings.TENANCY_REGISTER = path
        read.cache_clear()

    yield write
    read.cache_clear()


def test_a_model_and_its_fields_are_read(registered: Any) -> None:
    registered()
    assert read() == {
        "programme.Round": Model(
            "programme.Round",
            "tenant",
            {
                "id": Field("organisation", "a day"),
                "title": Field("organisation", "a day"),
                "opened_by": Field("personal", "a day"),
            },
        )
    }


def test_a_kind_that_nobody_knows_is_refused(registered: Any) -> None:
    registered(kind="shared")
    with pytest.raises(ValueError, match=r"programme\.Round: 'shared' is not one of tenant, granted, global"):
        read()


def test_a_retention_that_nobody_set_is_refused(registered: Any) -> None:
    registered(kept="never")
    with pytest.raises(KeyError, match="never"):
        read()


def test_a_class_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="'secret' is not one of public, organisation, personal, special"):
        Field("secret", "a day")


def test_a_fenced_table_needs_its_organisation_and_a_granted_one_may_name_the_person() -> None:
    columns = scope_columns()
    assert columns["programme_round"] == ("organisation_id",)
    assert columns["organisations_membership"] == ("organisation_id", "person_id")
    assert "tenancy_organisation" not in columns
    assert "accounts_person" not in columns
    assert register.KINDS == ("tenant", "granted", "global")
