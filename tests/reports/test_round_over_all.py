"""What a round tells over all teams beside its figures: what does not fit, what is needed, who are from where."""

import pytest

from conversations.effects import KeepWish, Side, WishKind
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.cleared import Rule
from storage import taps, wishes
from storage.store import Store, transaction
from tests.reports.groups import Groups, groups
from tests.reports.test_round_figures import SHARED, cleared, pictured, placed
from tests.storage.planting import SET, THURSDAY, WEEK


@pytest.mark.parametrize(("people", "told"), [(4, ()), (5, (SHARED,))])
def test_from_five_people_a_norm_that_does_not_fit_is_told(
    store: Store, people: int, told: tuple[int, ...]
) -> None:
    made = groups(store, (9, 9))
    placed(made, made.teams[0], ["past_niet"] * (people - 2))
    placed(made, made.teams[1], ["past_niet"] * 2)
    assert cleared(made).unfit == told


@pytest.mark.parametrize(("others", "told"), [(3, ()), (5, ()), (6, (SHARED,))])
def test_who_is_seen_to_have_placed_a_norm_is_not_who_says_that_it_does_not_fit(
    store: Store, others: int, told: tuple[int, ...]
) -> None:
    """Five of the seven placed it, so at most two say that it does not fit; of the others it is three or more."""
    made = groups(store, (7, others))
    placed(made, made.teams[0], ["meestal"] * 5 + ["past_niet"] * 2)
    placed(made, made.teams[1], ["past_niet"] * 3)
    pictured(made)
    assert cleared(made).unfit == told


def wish(
    made: Groups, team: int, count: int, text: str, kind: WishKind = WishKind.NEED, *, start: int = 0
) -> None:
    with transaction(made.store):
        for person in made.people[team][start : start + count]:
            kept = KeepWish(kind, WEEK, SHARED, text)
            wishes.keep(made.store, person, made.current.round.id, kept, THURSDAY)


def test_a_need_that_five_named_is_told_over_all_teams(store: Store) -> None:
    made = groups(store, (9, 9))
    one, other = made.teams
    about = norm_by_number(SET, 42)
    for team, count in ((one, 3), (other, 2)):
        wish(made, team, count, f"Meer weten over {about.trefwoorden[0]}.")
        wish(made, team, 5 - count + 1, "Iets heel anders.", start=count)
    found = cleared(made).wishes
    assert [(one.kind, one.norm, one.share) for one in found] == [(WishKind.NEED, 42, Share(Band.EEN_DEEL))]


@pytest.mark.parametrize("counts", [(4, 0), (2, 2), (9, 4)])
def test_a_need_of_four_or_of_one_team_is_told_nowhere(store: Store, counts: tuple[int, int]) -> None:
    made = groups(store, (9, 9))
    word = norm_by_number(SET, 42).trefwoorden[0]
    for team, count in zip(made.teams, counts, strict=True):
        wish(made, team, count, f"Meer weten over {word}.")
    assert cleared(made).wishes == ()


def test_the_same_wish_twice_is_one_person(store: Store) -> None:
    made = groups(store, (9, 9))
    word = norm_by_number(SET, 42).trefwoorden[0]
    for team in made.teams:
        for _ in range(5):
            wish(made, team, 2, word, WishKind.LEARNING)
        wish(made, team, 5, "Iets heel anders.", WishKind.LEARNING)
    assert cleared(made).wishes == ()


def test_a_group_of_origin_is_told_from_ten_people(store: Store) -> None:
    made = groups(store, (12, 12), origins=("Gemeente", "Welzijn"))
    own, other = made.people.values()
    with transaction(store):
        for name, people in (("Gemeente", (*own[:5], *other[:5])), ("Welzijn", (*own[5:10], *other[5:9]))):
            for person in people:
                taps.keep_origin(store, person, made.current.round.id, name)
                taps.keep_effect(store, person, made.current.round.id, Side.BEFORE, "vaak", THURSDAY)
    for team in made.teams:
        placed(made, team, ["meestal"] * 6)
    made.counted()
    found = cleared(made).origins
    assert [(one.name, one.share, one.rule) for one in found] == [
        ("Gemeente", Share(Band.DE_MEESTEN), Rule.LARGE_ORIGIN),
        ("Welzijn", None, Rule.SMALL_ORIGIN),
    ]
