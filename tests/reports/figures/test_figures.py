"""Figures of what was cleared: all of it, nothing else, and in no order that says anything."""

from dataclasses import replace
from datetime import date
from itertools import chain
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.figures.change import Turn, changes
from reports.figures.coverage import gaps, unfit
from reports.figures.differences import ONE_IN, differences
from reports.figures.laws import laws
from reports.figures.naming import alphabetical, called, letters
from reports.figures.needs import needs
from reports.figures.participation import participation
from reports.figures.placements import Line, as_word, by_theme, over_all, strong
from reports.figures.tracing import of_placed
from reports.gate.bands import Band, Share, share
from reports.gate.cleared import ClearedRound, Scope, Subject
from reports.gate.stored import plain, structured
from reports.gate.taken import ClearedParticipation, GroupTaken
from reports.gate.whole import Taken
from tests.reports.figures.cleared import GROUPS, NAMES, rounds, shares
from tests.storage.planting import SET

RENAMED = {team: name[::-1] for team, name in NAMES.items()}


def lines_of(cleared: ClearedRound) -> list[Line]:
    themes = by_theme(cleared, SET, NAMES)
    return [line for theme in themes for line in chain(theme.lines, *(norm.lines for norm in theme.norms))]


@given(rounds())
def test_what_was_cleared_is_the_same_after_the_store(cleared: ClearedRound) -> None:
    assert structured(plain(cleared), ClearedRound) == cleared


@given(rounds())
def test_everything_that_was_cleared_is_told_once_and_nothing_else(cleared: ClearedRound) -> None:
    told = sorted((line.trace.figure, line.trace.rule, line.placements) for line in lines_of(cleared))
    own = sorted((of_placed(one).figure, one.rule, one.placements) for one in cleared.placed)
    assert repr(told) == repr(own)


@given(rounds())
def test_groups_stand_in_the_order_of_the_alphabet_whatever_they_placed(cleared: ClearedRound) -> None:
    for theme in by_theme(cleared, SET, NAMES):
        for norm in theme.norms:
            own = [line.who for line in norm.lines if line.scope == Scope.GROUP]
            assert own == sorted(own, key=letters)
    for one in chain(differences(cleared, SET, NAMES).differing, differences(cleared, SET, NAMES).alike):
        assert list(one.groups) == sorted(one.groups, key=letters)
        assert all(letters(first) < letters(second) for first, second in one.pairs)
        assert list(one.pairs) == sorted(one.pairs, key=lambda pair: [letters(who) for who in pair])


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_in_which_the_gate_tells_makes_no_difference(cleared: ClearedRound, chance: Random) -> None:
    other = replace(cleared, placed=tuple(chance.sample(cleared.placed, len(cleared.placed))))
    assert {repr(one) for one in lines_of(other)} == {repr(one) for one in lines_of(cleared)}
    assert over_all(other) == over_all(cleared)
    assert gaps(other, SET, NAMES) == gaps(cleared, SET, NAMES)


@given(rounds())
def test_over_all_groups_each_value_is_spread_over_all_that_is_seen(cleared: ClearedRound) -> None:
    seen = sum(bool(one.placements) for one in cleared.placed)
    assert {one.few + one.part + one.most for one in over_all(cleared)} == ({seen} if seen else set())


@given(rounds())
def test_a_strong_norm_is_usually_done_in_every_group_that_is_seen(cleared: ClearedRound) -> None:
    for one in strong(cleared, SET, NAMES):
        own = [
            p for p in cleared.placed if (p.subject, p.number, p.scope) == (Subject.NORM, one.norm, Scope.GROUP)
        ]
        seen = [p for p in own if p.placements]
        assert len(one.groups) > 1
        assert set(one.groups) == {called(p.teams, NAMES) for p in seen}
        assert {as_word(p.placements[0].share) for p in seen} == {Band.DE_MEESTEN}
        assert [trace.figure for trace in one.traces] == [of_placed(p).figure for p in seen]


@given(rounds())
def test_every_hidden_cell_is_a_gap_with_its_rule_and_no_seen_one_is(cleared: ClearedRound) -> None:
    found = {(gap.norm, gap.rule, who) for gap in gaps(cleared, SET, NAMES) for who in gap.groups}
    hidden = [one for one in cleared.placed if one.scope == Scope.GROUP and not one.placements]
    assert found == {(one.number, one.rule, called(one.teams, NAMES)) for one in hidden}
    for gap in gaps(cleared, SET, NAMES):
        assert gap.nowhere != any(one.placements for one in cleared.placed if one.number == gap.norm)
    assert [one.norm for one in unfit(cleared, SET)] == list(cleared.unfit)


@given(rounds())
def test_differing_and_alike_are_all_that_was_compared(cleared: ClearedRound) -> None:
    found = differences(cleared, SET, NAMES)
    compared = [one for one in cleared.verdicts if one.compared]
    assert len(found.differing) + len(found.alike) == len(compared)
    assert {one.number for one in found.differing} == {one.number for one in compared if one.pairs}
    assert found.by_chance == -(-len(compared) // ONE_IN)
    assert {*found.unseen, *found.unasked} == {one.number for one in cleared.verdicts if not one.compared}


@given(rounds())
def test_a_round_beside_itself_has_not_changed(cleared: ClearedRound) -> None:
    assert {one.turn for one in changes(cleared.placed, SET, cleared.placed, SET, NAMES)} <= {Turn.SAME}


@given(rounds(), rounds())
def test_a_change_back_is_the_change_turned_round(one: ClearedRound, other: ClearedRound) -> None:
    back = {Turn.MORE: Turn.FEWER, Turn.FEWER: Turn.MORE, Turn.SAME: Turn.SAME}
    there = {(c.norm, c.who): c.turn for c in changes(one.placed, SET, other.placed, SET, NAMES)}
    again = {(c.norm, c.who): back[c.turn] for c in changes(other.placed, SET, one.placed, SET, NAMES)}
    assert there == again


@given(rounds())
def test_a_norm_in_other_words_is_not_compared(cleared: ClearedRound) -> None:
    themes = tuple(
        replace(theme, normen=tuple(replace(norm, norm=f"{norm.norm} Of niet.") for norm in theme.normen))
        for theme in SET.themas
    )
    assert changes(cleared.placed, replace(SET, themas=themes), cleared.placed, SET, NAMES) == ()


@given(rounds())
def test_per_law_stand_its_norms_as_they_stand_elsewhere(cleared: ClearedRound) -> None:
    lines = {norm.norm: norm for theme in by_theme(cleared, SET, NAMES) for norm in theme.norms}
    for law in laws(cleared, SET, NAMES):
        own = [norm.nummer for theme in SET.themas for norm in theme.normen if law.name in norm.wetten]
        assert [one.norm for one in law.asked] == [number for number in own if number in lines]
        assert list(law.others) == [number for number in own if number not in lines]
        assert all(one == lines[one.norm] for one in law.asked)


@given(rounds())
def test_needs_and_learning_wishes_are_told_apart_and_all(cleared: ClearedRound) -> None:
    found = needs(cleared, SET)
    own = [(one.kind, one.norm, one.share) for one in cleared.wishes]
    assert [("nodig", one.norm, one.share) for one in found.needed] == [one for one in own if one[0] == "nodig"]
    assert [("leerwens", o.norm, o.share) for o in found.to_learn] == [one for one in own if one[0] == "leerwens"]


@given(st.lists(shares, min_size=4, max_size=4), rounds())
def test_participation_is_told_of_every_group_in_order(bands: list[Share], cleared: ClearedRound) -> None:
    groups = tuple(GroupTaken(group, band) for group, band in zip(GROUPS, bands, strict=True))
    taken = ClearedParticipation(1, date(2026, 12, 7), Taken(40, 27, None), groups, (), low=False)
    found = participation(taken, cleared, 60, NAMES)
    assert [who for who, _ in found.groups] == [called(group, NAMES) for group in alphabetical(GROUPS, NAMES)]
    assert dict(found.groups) == {called(one.teams, NAMES): one for one in groups}
    assert [one.name for one in found.origins] == ["gemeente", "Welzijn"]
    assert (found.whole, found.expected) == (Taken(40, 27, None), 60)


@given(st.data(), st.integers(5, 60))
def test_a_word_is_that_of_a_small_group_but_where_tens_are_rounded(data: st.DataObject, whole: int) -> None:
    part = data.draw(st.integers(0, whole))
    word, exact = as_word(share(part, whole)), part / whole
    if exact <= 0.2:
        assert word == Band.ENKELEN
    elif 0.25 < exact <= 0.5:
        assert word == Band.EEN_DEEL
    elif exact > 0.55:
        assert word == Band.DE_MEESTEN


@pytest.mark.parametrize("names", [NAMES, RENAMED])
def test_names_alone_decide_on_the_order(names: dict[int, str]) -> None:
    found = [called(group, names) for group in alphabetical(GROUPS, names)]
    assert [who[0].casefold() for who in found] == sorted(who[0].casefold() for who in found)
