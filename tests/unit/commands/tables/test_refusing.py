"""What the core refuses becomes one sentence with the name of the file (R096)."""

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.tables.refusing import in_words
from colonnade.core.disclosure.ledger import LedgerError
from colonnade.core.disclosure.table import TableError


@pytest.mark.parametrize("kind", [TableError, LedgerError])
def test_a_refusal_of_the_core_names_the_file(kind):
    with pytest.raises(Failure, match=r"^counts\.csv: The totals do not add up\.$"), in_words("counts.csv"):
        raise kind("The totals do not add up.")


def test_a_table_that_does_not_fit_into_memory_is_said_to_be_too_large():
    with pytest.raises(Failure, match=r"^counts\.csv: the table is too large for the memory"), in_words("counts.csv"):
        raise MemoryError


def test_what_is_said_already_and_what_is_a_fault_of_ours_go_through():
    with pytest.raises(Failure, match=r"^Nothing is written$"), in_words("counts.csv"):
        raise Failure("Nothing is written")
    with pytest.raises(KeyError), in_words("counts.csv"):
        raise KeyError("team")


def test_nothing_happens_where_nothing_is_wrong():
    with in_words("counts.csv"):
        done = True
    assert done
