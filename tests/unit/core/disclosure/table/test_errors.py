"""What is wrong with a table is a sentence."""

from colonnade.core.disclosure.table import TableError


def test_the_sentence_is_the_error():
    assert str(TableError("The category “9” of so is named twice.")) == "The category “9” of so is named twice."
    assert issubclass(TableError, ValueError)
