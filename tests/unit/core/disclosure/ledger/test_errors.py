"""What is wrong with a ledger is a sentence."""

import pytest

from colonnade.core.disclosure.ledger import LedgerError, check_chain
from tests.unit.core.disclosure.ledger.test_entry import entry


def test_what_is_wrong_is_a_sentence_and_a_value_error():
    with pytest.raises(ValueError, match=r"^Entry 1 of the ledger is missing: entry 2 comes next\.$") as wrong:
        check_chain([entry(number=2, previous="a" * 64)])
    assert type(wrong.value) is LedgerError
