"""The trend over two editions: a norm is compared with itself, under whatever number, and with nothing else."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from norms.model import norm_by_number
from norms.passage import passage
from reports.figures.change import Apart, Change, Turn, changes, uncompared
from reports.gate.bands import Band, Share
from reports.gate.cleared import ClearedRound, Placed, PlacedShare, Rule, Scope, Subject
from reports.gate.rules import PLACED
from tests.norms.second import MERGED, PARTS, REWORDED, crosswalk, second_edition
from tests.reports.figures.cleared import NAMES, rounds
from tests.storage.planting import SET

SECOND = second_edition()
NOORD = (1,)


def placed(norm: int, usually: Band) -> Placed:
    """That so many of Noord say that it is usually done; the rest says now and then."""
    spread = {"meestal": usually, "soms": Band.EEN_DEEL}
    own = tuple(PlacedShare(value, Share(spread.get(value, Band.ENKELEN))) for value in PLACED)
    return Placed(Subject.NORM, norm, Scope.GROUP, NOORD, None, own, Rule.ENOUGH)


def cleared(number: int, bands: dict[int, Band]) -> ClearedRound:
    seen = tuple(placed(norm, band) for norm, band in bands.items())
    return ClearedRound(number, date(2026, 12, 7), seen, (), (), (), ())


FIRST = cleared(
    1,
    {
        1: Band.DE_MEESTEN,
        2: Band.ENKELEN,
        4: Band.DE_MEESTEN,
        5: Band.ENKELEN,
        6: Band.EEN_DEEL,
        7: Band.DE_MEESTEN,
    },
)
"""The first edition: 1 and 2 are joined later, 4 is split, 5 is said otherwise, 6 and 7 stay."""
NEXT = cleared(
    2,
    {
        MERGED: Band.EEN_DEEL,
        PARTS[0]: Band.ENKELEN,
        PARTS[1]: Band.DE_MEESTEN,
        REWORDED: Band.DE_MEESTEN,
        6: Band.EEN_DEEL,
        7: Band.ENKELEN,
    },
)


def turns(found: tuple[Change, ...]) -> dict[int, Turn]:
    return {one.norm: one.turn for one in found}


def test_what_is_still_the_same_norm_is_compared_and_nothing_that_was_joined_or_split() -> None:
    found = changes(FIRST.placed, SET, NEXT.placed, SECOND, NAMES)
    assert turns(found) == {REWORDED: Turn.MORE, 6: Turn.SAME, 7: Turn.FEWER}


def test_why_the_others_stand_apart_is_said_with_what_they_came_of() -> None:
    joined = tuple(norm_by_number(SET, number).titel for number in (1, 2))
    whole = (norm_by_number(SET, 4).titel,)
    assert [(one.norm, one.why, one.before) for one in uncompared(SET, NEXT.placed, SECOND)] == [
        (MERGED, Apart.MERGED, joined),
        (PARTS[0], Apart.SPLIT, whole),
        (PARTS[1], Apart.SPLIT, whole),
    ]


def test_other_words_compare_only_where_their_author_says_so() -> None:
    silent = tuple(replace(one, vergelijkbaar=False) for one in crosswalk().overgang)
    shy = replace(SECOND, crosswalks=(replace(crosswalk(), overgang=silent),))
    assert REWORDED not in turns(changes(FIRST.placed, SET, NEXT.placed, shy, NAMES))
    assert (REWORDED, Apart.OTHER_WORDS) in [(one.norm, one.why) for one in uncompared(SET, NEXT.placed, shy)]


def test_a_norm_is_found_under_its_new_number_and_traced_to_the_old_figure() -> None:
    """10 and 11 have changed places, and only 10 was asked before."""
    first, second, third, *others = SET.themas
    ten, eleven = third.normen[1], third.normen[2]
    moved = (third.normen[0], replace(eleven, nummer=10), replace(ten, nummer=11), third.normen[3])
    pairs = tuple((number, {10: 11, 11: 10}.get(number, number)) for number in range(1, 53))
    turned = replace(
        SET,
        id="turned",
        themas=(first, second, replace(third, normen=moved), *others),
        crosswalks=(replace(crosswalk(), gebleven=pairs, overgang=()),),
    )
    before = cleared(1, {10: Band.ENKELEN})
    now = cleared(2, {10: Band.DE_MEESTEN, 11: Band.DE_MEESTEN})
    found = changes(before.placed, SET, now.placed, turned, NAMES)
    assert turns(found) == {11: Turn.MORE}
    assert found[0].title == ten.titel
    assert [trace.figure for trace in found[0].traces] == ["vorige ronde norm 10 groep 1", "norm 11 groep 1"]


def test_a_round_that_goes_back_to_the_first_edition_turns_the_change_round() -> None:
    back = turns(changes(NEXT.placed, SECOND, FIRST.placed, SET, NAMES))
    assert back == {5: Turn.FEWER, 6: Turn.SAME, 7: Turn.MORE}


@given(rounds(), rounds())
def test_over_two_editions_every_seen_norm_is_compared_or_said_to_stand_apart(
    before: ClearedRound, now: ClearedRound
) -> None:
    comparable = {link.new: link.old for link in passage(SET, SECOND) if link.comparable}
    found = changes(before.placed, SET, now.placed, SECOND, NAMES)
    apart = {one.norm for one in uncompared(SET, now.placed, SECOND)}
    assert {one.norm for one in found} <= comparable.keys()
    assert apart.isdisjoint(comparable)
    groups = {
        (one.number, one.teams) for one in before.placed if one.rule == Rule.ENOUGH and one.scope == Scope.GROUP
    }
    for one in now.placed:
        if one.scope == Scope.GROUP and one.rule == Rule.ENOUGH:
            shown = any(of.traces[1].figure.startswith(f"norm {one.number} groep") for of in found)
            seen = (comparable.get(one.number, 0), one.teams) in groups
            assert one.number in apart or not seen or shown
