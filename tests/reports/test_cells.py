"""Who is in which figure of a round."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from norms.model import thema_of
from reports.gate.cells import Cell, Part, cells, of_all, standing
from reports.gate.cleared import Group, Rule, Scope, Subject
from reports.gate.rules import ALL_RULES, PLACED, Rules
from tests.storage.planting import SET, THURSDAY

GROUPS: tuple[Group, ...] = ((1,), (2,), (3, 4))
NORMS = (1, 2, 5, 6)
K = 5
WIDE: dict[tuple[int, tuple[int, ...]], int] = {(norm, group): 30 for norm in NORMS for group in GROUPS}

part = st.builds(
    Part,
    person=st.integers(0, 29),
    group=st.sampled_from(GROUPS),
    norm=st.sampled_from(NORMS),
    at=st.integers(0, 9).map(lambda hours: THURSDAY + timedelta(hours=hours)),
    value=st.sampled_from(PLACED),
)


@st.composite
def rounds_of_parts(draw: st.DrawFn) -> list[Part]:
    """One placement a person, norm and group; some people of a group were told of already."""
    found = draw(st.lists(part, max_size=90, unique_by=lambda one: (one.person, one.norm, one.group)))
    pictured = draw(st.sets(st.tuples(st.integers(0, 29), st.sampled_from(NORMS), st.sampled_from(GROUPS))))
    return [replace(one, pictured=(one.person, one.norm, one.group) in pictured) for one in found]


def members(cell: Cell) -> set[int]:
    return {person for person, _ in cell.placed}


def held(cell: Cell, parts: list[Part]) -> list[Part]:
    """The placements that this cell may be made of."""
    norms = {cell.number}
    if cell.subject == Subject.THEME:
        norms = {norm.nummer for theme in SET.themas if theme.nummer == cell.number for norm in theme.normen}
    return [
        one
        for one in parts
        if one.norm in norms and set(one.group) <= set(cell.teams) and one.person in members(cell)
    ]


@given(rounds_of_parts())
def test_every_figure_is_of_five_different_people_or_more(parts: list[Part]) -> None:
    for cell in cells(parts, SET, K, ALL_RULES, WIDE):
        assert len(members(cell)) == len(cell.placed) >= K


@given(rounds_of_parts())
def test_who_was_told_of_in_a_picture_is_in_no_further_figure_of_that_norm(parts: list[Part]) -> None:
    for cell in cells(parts, SET, K, ALL_RULES, WIDE):
        if cell.subject == Subject.NORM and cell.scope == Scope.GROUP:
            assert not {one.person for one in held(cell, parts) if one.pictured}
            told = any(one.pictured for one in parts if (one.norm, one.group) == (cell.number, cell.teams))
            assert cell.rule == (Rule.NEWLY_ENOUGH if told else Rule.ENOUGH)


@given(rounds_of_parts())
def test_a_norm_is_in_one_figure_for_each_person_and_group(parts: list[Part]) -> None:
    """Each figure that could hold a placement counted, no placement has two."""
    made = cells(parts, SET, K, ALL_RULES, WIDE)
    shown = {
        (cell.number, cell.teams) for cell in made if cell.subject == Subject.NORM and cell.scope == Scope.GROUP
    }
    rest = {cell.number: cell for cell in made if cell.subject == Subject.NORM and cell.scope == Scope.REST}
    themes = {
        (cell.number, cell.teams) for cell in made if cell.subject == Subject.THEME and cell.scope == Scope.GROUP
    }
    homes = Counter[tuple[int, int, tuple[int, ...]]]()
    for one in parts:
        if one.pictured:
            continue
        theme = thema_of(SET, one.norm).nummer
        key = (one.person, one.norm, one.group)
        homes[key] += (one.norm, one.group) in shown
        homes[key] += (theme, one.group) in themes and (one.norm, one.group) not in shown
        in_rest = one.norm in rest and one.person in members(rest[one.norm])
        homes[key] += in_rest and (one.norm, one.group) not in shown and (theme, one.group) not in themes
    assert not [key for key, count in homes.items() if count > 1]


@given(rounds_of_parts())
def test_what_stays_hidden_is_told_together_only_from_two_parts(parts: list[Part]) -> None:
    for cell in cells(parts, SET, K, ALL_RULES, WIDE):
        own = held(cell, parts)
        if cell.scope == Scope.REST:
            assert len({one.group for one in own}) > 1
        elif cell.subject == Subject.THEME:
            assert len({one.norm for one in own}) > 1


@given(rounds_of_parts(), st.randoms(use_true_random=False))
def test_what_is_shown_depends_on_who_wrote_and_never_on_what(parts: list[Part], chance: Random) -> None:
    other = [replace(one, value=chance.choice(PLACED)) for one in parts]
    shapes = [
        [
            (cell.subject, cell.number, cell.scope, cell.teams, members(cell))
            for cell in cells(made, SET, K, ALL_RULES, WIDE)
        ]
        for made in (parts, other)
    ]
    assert shapes[0] == shapes[1]


@given(rounds_of_parts())
def test_the_order_of_the_rows_makes_no_difference(parts: list[Part]) -> None:
    distinct = list({(one.person, one.norm, one.at): one for one in parts}.values())
    assert cells(distinct, SET, K, ALL_RULES, WIDE) == cells(distinct[::-1], SET, K, ALL_RULES, WIDE)


@given(rounds_of_parts())
def test_over_all_teams_five_are_outside_the_largest_group(parts: list[Part]) -> None:
    for cell in of_all(parts, K, ALL_RULES, WIDE):
        groups = {one.person: one.group for one in parts if one.norm == cell.number}
        sizes = Counter(groups.values())
        assert sum(sizes.values()) - max(sizes.values()) >= K
        assert members(cell) == set(groups)


def test_without_the_complementary_rule_a_single_hidden_part_is_told() -> None:
    parts = [Part(person, (1,), 1, THURSDAY, "soms") for person in range(2)]
    assert cells(parts, SET, K, ALL_RULES, WIDE) == ()
    assert [len(cell.placed) for cell in cells(parts, SET, K, Rules(complementary=False), WIDE)] == [2]


def test_without_the_snapshot_rule_people_are_told_of_again() -> None:
    parts = [Part(person, (1,), 1, THURSDAY, "soms", pictured=person < 5) for person in range(6)]
    assert cells(parts, SET, K, ALL_RULES, WIDE) == ()
    assert [len(cell.placed) for cell in cells(parts, SET, K, Rules(snapshots=False), WIDE)] == [6]


@given(st.lists(st.sampled_from(PLACED), min_size=1, max_size=7))
def test_a_standing_lies_between_the_placements_it_is_made_of(values: list[str]) -> None:
    places = sorted(PLACED.index(value) for value in values)
    assert places[0] <= PLACED.index(standing(values)) <= places[-1]
    if len(set(values)) == 1:
        assert standing(values) == values[0]


def test_new_writers_are_told_of_only_where_they_leave_others_beside_those_a_picture_told_of() -> None:
    """Of fourteen: a picture of five who placed says that seven wrote at least. Five more leave two open."""
    told = [Part(person, (1,), 1, THURSDAY, "meestal", pictured=True) for person in range(5)]
    fresh = [Part(person, (1,), 1, THURSDAY, "soms") for person in range(7, 12)]
    for people, seen, shown in ((14, 7, 1), (13, 7, 0), (13, 5, 1), (12, 5, 1), (11, 5, 0)):
        made = cells([*told, *fresh], SET, K, ALL_RULES, {(1, (1,)): people}, {(1, (1,)): seen})
        assert [cell.rule for cell in made] == [Rule.NEWLY_ENOUGH] * shown


def test_whoever_a_picture_told_of_leaves_nothing_open_of_who_came_later_though_some_were_erased() -> None:
    """It was of five at least, and of as many as are still there; five more have to leave two open."""
    fresh = [Part(person, (1,), 1, THURSDAY, "soms") for person in range(20, 25)]
    for left, people, shown in ((3, 12, 1), (3, 11, 0), (8, 15, 1), (8, 14, 0)):
        told = [Part(person, (1,), 1, THURSDAY, "meestal", pictured=True) for person in range(left)]
        made = cells([*told, *fresh], SET, K, ALL_RULES, {(1, (1,)): people})
        assert [cell.rule for cell in made] == [Rule.NEWLY_ENOUGH] * shown


def of_two(one: int, other: int) -> list[Part]:
    """So many of the first group and of the second placed one norm."""
    groups = [GROUPS[0]] * one + [GROUPS[1]] * other
    return [Part(person, group, 1, THURSDAY, "soms") for person, group in enumerate(groups)]


def test_the_hidden_are_told_together_only_where_it_may_be_any_of_enough_people_in_any_of_two_groups() -> None:
    """Seven who were asked, three of them outside the largest group; and of one group alone never."""
    for hidden, sizes, shown in (
        ((3, 2), (4, 3), 1),
        ((3, 2), (3, 3), 0),
        ((3, 2), (6, 2), 0),
        ((5, 0), (6, 6), 0),
    ):
        asked = {(1, group): size for group, size in zip(GROUPS[:2], sizes, strict=True)}
        made = cells(of_two(*hidden), SET, K, ALL_RULES, asked)
        assert [(cell.subject, cell.scope) for cell in made] == [(Subject.NORM, Scope.REST)] * shown


def test_a_group_in_which_nobody_wrote_is_named_among_the_hidden() -> None:
    [cell] = cells(of_two(3, 2), SET, K, ALL_RULES, {(1, group): 6 for group in GROUPS})
    assert cell.teams == (1, 2, 3, 4)


def test_over_all_teams_seven_are_asked_outside_the_largest_group() -> None:
    for size, shown in ((7, 1), (6, 0)):
        asked = {(1, GROUPS[0]): 30, (1, GROUPS[1]): size}
        assert len(of_all(of_two(5, 5), K, ALL_RULES, asked)) == shown
