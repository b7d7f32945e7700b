"""R170: allies at each level, gaps, and allies whom one person alone knows."""

from colonnade.core.continuity import Known, LevelView, view_levels

PRESENT = {1, 2}


def known(name, level, *keepers, ally=True):
    return Known(name, level, ally, frozenset(keepers))


def test_levels_come_in_the_order_given_and_names_in_theirs():
    found = view_levels(
        ["board", "team"],
        [known("Zoe", "team", 1, 2), known("Abi", "team", 1, 2), known("Max", "team", 1, ally=False)],
        PRESENT,
    )
    assert found == (LevelView("board"), LevelView("team", firm=("Abi", "Zoe"), others=("Max",)))


def test_a_level_without_an_ally_is_a_gap_whoever_else_is_known_there():
    [board] = view_levels(["board"], [known("Max", "board", 1, 2, ally=False)], PRESENT)
    assert board.is_gap
    assert not board.is_frail


def test_an_ally_whom_one_person_knows_is_frail():
    [board] = view_levels(["board"], [known("Zoe", "board", 1)], PRESENT)
    assert (board.firm, board.frail) == ((), ("Zoe",))
    assert board.is_frail
    assert not board.is_gap


def test_a_keeper_who_has_left_does_not_count():
    [board] = view_levels(["board"], [known("Zoe", "board", 1, 9), known("Abi", "board", 1, 2)], PRESENT)
    assert (board.firm, board.frail) == (("Abi",), ("Zoe",))
    assert not board.is_frail
