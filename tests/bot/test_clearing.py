"""The chat clears itself by the clock: from tables alone, whatever time it is and whatever happened."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.hub import Hub
from bot.ticking import next_due, tick
from conversations.chat import Chat, Place, Reflecting
from conversations.messages import Remove
from conversations.model import Role
from rounds.clearing import TOO_OLD
from rounds.period import AMSTERDAM, Period
from storage import chats, clearing, outbox, people
from storage.store import Store, transaction
from tests.storage.hubs import hub_of, queued
from tests.storage.planting import new_store, reopened

LEAST, MOST = timedelta(hours=24), timedelta(hours=40)
MOMENTS = 12
"""More moments than anything here is due at."""
SENT = datetime(2026, 11, 26, 16, 20, tzinfo=AMSTERDAM)
_ACCOUNTS = count(700_700_001)

begins = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001  # the zone comes with it
spans = st.lists(st.timedeltas(timedelta(), timedelta(hours=23)), min_size=1, max_size=8).map(sorted)
"""Over less than a day, so that all of it stands before the first of it goes."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with new_store(tmp_path_factory.mktemp("clearing") / "data") as made:
        yield made


def writes(
    store: Store, begin: datetime, spans: list[timedelta], *, own: bool = False
) -> tuple[int, list[datetime]]:
    """In a store with nothing else: someone new, with a message of a norm at each of these, numbered from 1."""
    sent = [(begin + span).replace(microsecond=0) for span in spans]
    with transaction(store):
        store.conn.execute("DELETE FROM message")
        store.conn.execute("DELETE FROM outbox")
        person = people.meet(store, next(_ACCOUNTS), begin)
        for number, at in enumerate(sent, start=1):
            outbox.record_sent(store, person, number, "", at, own=own)
            clearing.will_go(store, person, number, at)
    return person, sent


def waits_for_a_tap(store: Store, person: int) -> None:
    slots = Reflecting(1, 1, Period(2026, 48), 30, Role.PROFESSIONAL)
    with transaction(store):
        chats.save(store, person, Chat(Place("reflectie.plaatsing", slots)))


def removals(hub: Hub, person: int, begin: datetime) -> list[tuple[int, datetime]]:
    """Each number that is asked for and when, walking from one due moment to the next as told time does."""
    found, seen, now = [], 0, begin
    for _ in range(MOMENTS):
        due = next_due(hub, now)
        if due is None:
            break
        now = due
        hub.clock.set_told(now)
        tick(hub, now)
        every = [message for message in queued(hub.store, person) if isinstance(message, Remove)]
        found += [(number, now) for message in every[seen:] for number in message.messages]
        seen = len(every)
    assert next_due(hub, now) is None
    return found


def age(sent: datetime, at: datetime) -> timedelta:
    return at.astimezone(UTC) - sent.astimezone(UTC)


# one store for all examples: each has a person of its own
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(begins, spans)
@example(datetime(2027, 3, 27, 5, 30, tzinfo=UTC), [timedelta(), timedelta(hours=13)])
@example(datetime(2026, 10, 24, 5, 1, tzinfo=UTC), [timedelta(), timedelta(hours=12)])
@example(datetime(2026, 12, 24, 17, 0, tzinfo=UTC), [timedelta(), timedelta(hours=20)])
def test_every_message_of_a_norm_goes_between_24_and_40_hours_once(
    shared: Store, begin: datetime, spans: list[timedelta]
) -> None:
    person, sent = writes(shared, begin, spans)
    found = removals(hub_of(shared, begin), person, begin)
    assert sorted(number for number, _ in found) == list(range(1, len(sent) + 1))
    assert all(LEAST <= age(sent[number - 1], at) <= MOST for number, at in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(begins, spans)
def test_an_open_question_stays_longer_but_never_too_long(
    shared: Store, begin: datetime, spans: list[timedelta]
) -> None:
    person, sent = writes(shared, begin, spans, own=True)
    waits_for_a_tap(shared, person)
    found = dict(removals(hub_of(shared, begin), person, begin))
    assert sorted(found) == list(range(1, len(sent) + 1))
    last = found.pop(len(sent))
    assert LEAST <= age(sent[-1], last) <= TOO_OLD
    assert all(LEAST <= age(sent[number - 1], at) <= MOST for number, at in found.items())


def test_after_three_days_away_nothing_is_tried_and_nothing_fails(store: Store) -> None:
    person, _ = writes(store, SENT, [timedelta(), timedelta(hours=1)])
    back = SENT + timedelta(days=3)
    hub = hub_of(store, back)
    tick(hub, back)
    assert (queued(store, person), next_due(hub, back), sum(hub.failures.values())) == ([], None, 0)


def test_after_a_night_away_what_can_still_go_goes(store: Store) -> None:
    person, _ = writes(store, SENT, [timedelta(), timedelta(hours=1), timedelta(hours=20)])
    back = SENT + timedelta(hours=46)
    tick(hub_of(store, back), back)
    assert queued(store, person) == [Remove((1, 2))]


def test_with_the_setting_off_nothing_goes_and_nothing_is_due(store: Store) -> None:
    person, _ = writes(store, SENT, [timedelta()])
    people.set_clears(store, person, clears=False)
    hub = hub_of(store, SENT)
    assert removals(hub, person, SENT) == []
    for hours in range(0, 60, 6):
        tick(hub, SENT + timedelta(hours=hours))
    assert queued(store, person) == []


def test_it_is_due_from_the_tables_after_a_restart(store: Store, tmp_path: Path) -> None:
    person, _ = writes(store, SENT, [timedelta()])
    with reopened(tmp_path / "data") as again:
        hub = hub_of(again, SENT)
        [(number, at)] = removals(hub, person, SENT)
        assert (number, at) == (1, datetime(2026, 11, 27, 19, 0, tzinfo=AMSTERDAM))
        tick(hub, at)
        assert queued(again, person) == [Remove((1,))]
