"""The people of the made-up trust."""

from colonnade.commands.demo_people import PEOPLE, make_password, password, password_file
from colonnade.foundation.permissions import Role


def test_everyone_is_at_an_address_that_cannot_be_anyones():
    assert all(one.email.endswith(".example.org") for one in PEOPLE)
    assert len({one.email for one in PEOPLE}) == len(PEOPLE)


def test_each_role_is_one_that_there_is():
    assert {one.role for one in PEOPLE} <= {role.value for role in Role}


def test_somebody_can_open_a_round_chair_it_and_answer_in_it():
    assert {"inclusion_lead", "round_chair", "contributor"} <= {one.role for one in PEOPLE}


def test_the_password_is_made_for_this_home_and_only_its_user_reads_it(tmp_path):
    made = make_password(tmp_path)
    assert password(tmp_path) == made
    assert len(made) >= 20
    assert password_file(tmp_path).stat().st_mode & 0o777 == 0o600
    (tmp_path / "other").mkdir()
    assert make_password(tmp_path / "other") != made
