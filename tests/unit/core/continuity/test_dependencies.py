"""R170: what would stop if one person left, told before anybody leaves."""

from colonnade.core.continuity import Dependency, Held, dependencies, unheld

ANA, BEN, CAM, GONE = 1, 2, 3, 9
PRESENT = {ANA, BEN, CAM}


def action(name, holder, *others, areas=()):
    return Held("action", name, name, holder, frozenset(others), tuple(areas))


def test_a_thing_without_a_deputy_hangs_on_its_holder():
    audit, survey = action("audit", ANA), action("survey", ANA, BEN)
    assert dependencies([audit, survey], {}, PRESENT) == (Dependency(ANA, things=(audit,)),)


def test_a_deputy_who_has_left_is_no_deputy():
    audit = action("audit", ANA, GONE)
    assert dependencies([audit], {}, PRESENT) == (Dependency(ANA, things=(audit,)),)


def test_a_thing_whose_holder_left_hangs_on_nobody_and_is_unheld():
    left, never, kept = action("left", GONE, BEN), action("never", None), action("kept", ANA)
    assert unheld([left, never, kept], PRESENT) == (left, never)
    assert [one.person for one in dependencies([left, never], {}, PRESENT)] == []


def test_a_role_that_one_member_has_would_end_with_them():
    roles = {"lead": {ANA}, "sponsor": {ANA, BEN}, "chair": {CAM, GONE}, "analyst": {GONE}}
    assert dependencies([], roles, PRESENT) == (Dependency(ANA, roles=("lead",)), Dependency(CAM, roles=("chair",)))


def test_an_area_hangs_on_one_person_when_nobody_else_has_a_part_in_anything_of_it():
    things = [
        action("a", ANA, areas=["1", "1.1"]),
        action("b", ANA, areas=["1", "1.2"]),
        action("c", BEN, areas=["2"]),
        action("d", ANA, BEN, areas=["2", "2.1"]),
    ]
    by_person = {one.person: one.areas for one in dependencies(things, {}, PRESENT)}
    assert by_person == {ANA: ("1", "1.1", "1.2"), BEN: ()}


def test_a_deputy_alone_carries_an_area_whose_owner_left():
    assert dependencies([action("a", GONE, BEN, areas=["1"])], {}, PRESENT) == (Dependency(BEN, areas=("1",)),)


def test_the_most_comes_first_and_roles_and_areas_weigh_more_than_single_things():
    things = [*(action(f"b{number}", BEN) for number in range(3)), action("a", ANA), *[action("c", CAM)]]
    found = dependencies(things, {"lead": {CAM}}, PRESENT)
    assert [one.person for one in found] == [CAM, BEN, ANA]
    assert [one.weight for one in found] == [(1, 1), (0, 3), (0, 1)]


def test_equal_weights_are_in_the_same_order_each_time():
    things = [action("b", BEN), action("a", ANA)]
    assert [one.person for one in dependencies(things, {}, PRESENT)] == [ANA, BEN]
    assert [one.person for one in dependencies(reversed(things), {}, PRESENT)] == [ANA, BEN]


def test_nothing_hangs_on_anybody_where_there_is_nothing():
    assert dependencies([], {}, PRESENT) == ()
