"""The own file over two editions: each number stands with the set that it is a number of."""

import json
from datetime import timedelta

from bot.work import own_data
from conversations.effects import KeepIntention, KeepWish, WishKind
from rounds.setup import Setup
from storage import intentions, rounds, wishes
from storage.store import Store, transaction
from storage.work import Job
from tests.norms.second import second_edition
from tests.storage.hubs import hub_of
from tests.storage.planting import SET, STARTED, THURSDAY, WEEK, a_member, a_round, a_team, write

SECOND = second_edition()


def test_everything_about_a_norm_says_of_which_edition(store: Store) -> None:
    team = a_team(store)
    person = a_member(store, team)
    first = a_round(store)
    later = WEEK.plus(20)
    with transaction(store):
        order = tuple(theme.nummer for theme in SECOND.themas)
        rounds.start(store, SECOND, Setup(later, 4, order), STARTED + timedelta(weeks=19))
    second = rounds.every(store)[1]
    for current, week in ((first, WEEK), (second, later)):
        write(store, person, team, current, period=week, at=THURSDAY + (week.monday - WEEK.monday))
        with transaction(store):
            number = current.round.id
            meant = KeepIntention(week, 3, "eerst bellen", THURSDAY)
            intentions.keep(store, person, number, meant, THURSDAY)
            wishes.keep(store, person, number, KeepWish(WishKind.NEED, week, 3, "tijd"), THURSDAY)
    found = json.loads(own_data(hub_of(store, THURSDAY), Job(1, person, "own")))
    for kind in ("antwoorden", "voornemens", "wensen"):
        assert [(one["ronde"], one["vragenset"]) for one in found[kind]] == [(1, SET.id), (2, SECOND.id)], kind
