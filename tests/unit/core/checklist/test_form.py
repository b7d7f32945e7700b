"""What a checklist asks."""

import pytest

from colonnade.core.checklist.form import Form

FORM = Form(("1.1",), titles=("We have visible leadership",))


@pytest.mark.parametrize(
    "line", ["1. We have visible leadership", "We have visible leadership", "Pillar 2: others", "—", "3"]
)
def test_lines_between_rows_are_passed_over(line):
    assert FORM.is_title(line)


def test_other_lines_are_not():
    assert not FORM.is_title("Filled in by hand in May")
