"""A store with people in it, made through the doors the program uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence
from conversations.model import Part, PartKind, PersonState, Role
from norms.loader import load_package_set
from norms.model import NormSet, thema_of
from rounds.period import AMSTERDAM, Period
from rounds.setup import Setup
from storage import answers, erasure, people, rounds, teams
from storage.rounds import StoredRound
from storage.store import Store, close, create, open_store, transaction

MASTER = bytes(range(32))
SET = load_package_set()
WEEK = Period(2026, 48)
MADE = datetime(2026, 11, 2, 9, 0, tzinfo=AMSTERDAM)
STARTED = datetime(2026, 11, 20, 10, 0, tzinfo=AMSTERDAM)
THURSDAY = datetime(2026, 11, 26, 16, 20, tzinfo=AMSTERDAM)
MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=AMSTERDAM)
_ACCOUNTS = count(700_000_001)


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    folder.mkdir(parents=True, exist_ok=True)
    create(folder, MASTER)
    with reopened(folder) as store:
        yield store


@contextmanager
def reopened(folder: Path) -> Iterator[Store]:
    store = open_store(folder, MASTER)
    try:
        yield store
    finally:
        close(store)


def a_team(store: Store, name: str = "Noord", made: datetime = MADE) -> int:
    with transaction(store):
        return teams.create(store, name, made)


def a_place(store: Store, team: int, role: Role = Role.PROFESSIONAL, invited: datetime = MADE) -> str:
    with transaction(store):
        return teams.issue(store, team, role, invited)


def a_member(
    store: Store,
    team: int,
    role: Role = Role.PROFESSIONAL,
    invited: datetime = MADE,
    since: datetime | None = None,
) -> int:
    """Someone who opened a link of this team, or who moves to it with `person`."""
    token = a_place(store, team, role, invited)
    telegram = next(_ACCOUNTS)
    with transaction(store):
        invite = teams.usable(store, token, None, people.address_hash(store, telegram))
        assert invite is not None
        joined = since or invited + timedelta(minutes=5)
        person = people.meet(store, telegram, joined)
        people.join_team(store, person, team, role, invited, joined)
        teams.use(store, invite.id, person)
        people.set_state(store, person, PersonState.ACTIVE, joined)
    return person


def moved(store: Store, person: int, team: int, at: datetime, role: Role = Role.PROFESSIONAL) -> None:
    """As the turn does it: the place in the old team goes."""
    token = a_place(store, team, role, at)
    with transaction(store):
        teams.withdraw_place_of(store, person)
        invite = teams.usable(store, token, person, b"")
        assert invite is not None
        people.join_team(store, person, team, role, at, at)
        teams.use(store, invite.id, person)


def a_round(
    store: Store, norm_set: NormSet = SET, at: datetime = STARTED, shared: int | None = None
) -> StoredRound:
    """A question a week from WEEK; with `shared` one week alone, with that norm."""
    order = tuple(theme.nummer for theme in norm_set.themas)
    setup = Setup(WEEK, len(order), order)
    if shared is not None:
        theme = thema_of(norm_set, shared)
        others = tuple(norm.nummer for norm in theme.normen if norm.nummer != shared)
        alone = dict.fromkeys((theme.nummer, *order))
        setup = Setup(WEEK, 1, tuple(alone), shared_before=others)
    with transaction(store):
        number = rounds.start(store, norm_set, setup, at)
    return rounds.by_id(store, number)


def write(
    store: Store,
    person: int,
    team: int,
    current: StoredRound,
    placed: str | None = "meestal",
    sentence: str | None = None,
    *,
    period: Period = WEEK,
    at: datetime = THURSDAY,
    text: str = "Ik belde en luisterde.",
) -> None:
    """One answer to the week's shared norm, with its placement and sentence."""
    week = current.round.plan.week(period)
    assert week is not None
    norm, number = week.shared, current.round.id
    kept = KeepAnswer(period, norm, (Part(PartKind.QUESTION, text),))
    with transaction(store):
        answers.keep_answer(store, person, team, number, kept, at)
        if placed is not None:
            answers.keep_placement(store, person, team, number, KeepPlacement(period, norm, placed), at)
        if sentence is not None:
            answers.keep_sentence(store, person, team, number, KeepSentence(period, norm, sentence), at)


def erased(store: Store, person: int, at: datetime = THURSDAY) -> None:
    """Wis alles, as the turn does it."""
    with transaction(store):
        stays = erasure.erase(store, person, people.address(store, person), at)
    erasure.destroy_other_intake_keys(store, stays)
