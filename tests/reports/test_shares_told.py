"""Of how many people at least a few shares say that they are, and where that would be nearly everyone."""

import pytest

from conversations.effects import KeepWish, WishKind
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.picture import clear_picture
from reports.gate.rules import PLACED, least_people, wishers_told
from storage import wishes
from storage.store import Store, transaction
from tests.attack.bounds import Known, is_certain
from tests.reports.groups import groups
from tests.reports.test_round_figures import SHARED, cleared, of_norm, placed
from tests.storage.planting import MONDAY, SET, THURSDAY, WEEK


def test_what_does_not_fit_does_not_say_beside_percents_of_several_teams_who_said_so(store: Store) -> None:
    """Of 26 at least twenty placed it, so five of the six others would have said that it does not fit."""
    made = groups(store, (4, 4, 4, 4, 4, 6))
    for team in made.teams[:5]:
        placed(made, team, ["meestal"] * 2 + ["soms"] * 2)
    placed(made, made.teams[5], ["past_niet"] * 5)
    found = cleared(made)
    [rest] = [each for each in of_norm(found, SHARED) if each.placements]
    assert rest.placements[0].share.band == Band.PROCENT
    assert SHARED not in found.unfit


@pytest.mark.parametrize(
    ("asked", "values", "told"),
    [
        (8, (4, 2, 2), False),
        (9, (4, 2, 2), False),
        (10, (4, 2, 2), True),
        (7, (2, 2, 2), False),
        (8, (2, 2, 2), True),
        (7, (4, 2, 1), False),
        (7, (3, 2, 0), True),
        (7, (4, 3, 0), True),
        (9, (5, 2, 0), True),
        (22, (7, 7, 7), True),
        (23, (7, 7, 7), True),
    ],
)
def test_the_shares_of_a_picture_together_do_not_say_that_all_others_wrote(
    store: Store, asked: int, values: tuple[int, ...], told: bool
) -> None:
    """Half, and twice a quarter at most but more than none of it in words, is of eight people or more."""
    made = groups(store, (asked,))
    placed(made, made.teams[0], [value for value, count in zip(PLACED, values, strict=True) for _ in range(count)])
    with transaction(store):
        shown = clear_picture(store, made.teams, made.current, WEEK, MONDAY)
    assert bool(shown.placements) == told
    assert bool([each for each in of_norm(cleared(made), SHARED) if each.placements]) == told


@pytest.mark.parametrize(
    ("bands", "known", "least"),
    [
        ((Band.EEN_DEEL, Band.ENKELEN, Band.ENKELEN), None, 8),
        ((Band.EEN_DEEL, Band.EEN_DEEL, Band.EEN_DEEL), None, 6),
        ((Band.DE_MEESTEN, Band.EEN_DEEL, Band.ENKELEN), None, 5),
        ((Band.DE_MEESTEN, Band.EEN_DEEL, Band.ENKELEN), 2, 7),
        ((Band.LAAG, Band.LAAG, Band.HOOG), None, 20),
    ],
)
def test_shares_tell_of_so_many_people_at_least(bands: tuple[Band, ...], known: int | None, least: int) -> None:
    assert least_people(tuple(map(Share, bands)), 5, known) == least


@pytest.mark.parametrize(("share", "least"), [(Band.DE_MEESTEN, 5), (Band.EEN_DEEL, 10), (Band.ENKELEN, 20)])
def test_five_who_wished_something_are_a_share_of_so_many_at_least(share: Band, least: int) -> None:
    assert wishers_told(Share(share), 5) == least


def test_what_does_not_fit_does_not_say_beside_percents_who_said_so(store: Store) -> None:
    """Percents are of twenty people or more, so four of the first team are left, and the one of the second."""
    made = groups(store, (24, 1))
    one, other = made.teams
    placed(made, one, ["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4 + ["past_niet"] * 4)
    placed(made, other, ["past_niet"])
    found = cleared(made)
    [own] = [each for each in of_norm(found, SHARED) if each.teams == (one,) and each.placements]
    least = 20 if own.placements[0].share.band in {Band.LAAG, Band.PROCENT, Band.HOOG} else 5
    could = 24 - least + 1
    assert SHARED not in found.unfit or not is_certain(Known(could, 5, could), known=0), own


@pytest.mark.parametrize(("last", "told"), [(2, False), (3, True)])
def test_a_wish_does_not_say_that_nearly_everyone_wished(store: Store, last: int, told: bool) -> None:
    """Five are a part of ten who wished or more; with the leaders there are eleven places, or twelve."""
    made = groups(store, (3, 3, last))
    everyone = [*made.leaders.values(), *(person for team in made.teams for person in made.people[team])]
    words = [norm_by_number(SET, norm).trefwoorden[0] for norm in (42, 11)]
    with transaction(store):
        for place, person in enumerate(everyone[:10]):
            kept = KeepWish(WishKind.NEED, WEEK, SHARED, f"Meer over {words[place % 2]}.")
            wishes.keep(store, person, made.current.round.id, kept, THURSDAY)
    assert bool(cleared(made).wishes) == told
