from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.messages import (
    LAST,
    Delivery,
    DropButtons,
    Message,
    React,
    Remove,
    Say,
    SendDocument,
    SendPaper,
    ShowMeeting,
    ShowOwnAnswers,
    ShowPicture,
    say,
)
from conversations.papers import TeamPage
from conversations.text import Plain
from storage import inbox, outbox
from storage.outbox import Outgoing
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY as NOW
from tests.storage.planting import a_member, a_team, erased, new_store

CANARY = "Kanarie schreef dit zelf"


@pytest.fixture
def people(store: Store) -> tuple[int, int, int]:
    team = a_team(store)
    return a_member(store, team), a_member(store, team), a_member(store, team)


def put(store: Store, person: int, words: str, **more: object) -> None:
    later = more.get("minutes", 0)
    dedupe = more.get("dedupe")
    assert isinstance(later, int)
    assert dedupe is None or isinstance(dedupe, str)
    message = Say(Plain(words), delivery=Delivery(str(more.get("policy", "at_least_once"))))
    with transaction(store):
        outbox.put(store, person, message, NOW, dedupe=dedupe, not_before=NOW + timedelta(minutes=later))


def claimed(store: Store, minutes: int = 0, most: int = 99, busy: tuple[int, ...] = ()) -> list[Outgoing]:
    with transaction(store):
        return outbox.claim(store, NOW + timedelta(minutes=minutes), most, frozenset(busy))


def words(rows: list[Outgoing]) -> list[str]:
    return [
        row.message.words.words
        for row in rows
        if isinstance(row.message, Say) and isinstance(row.message.words, Plain)
    ]


def settle(store: Store, rows: list[Outgoing], state: str = "sent") -> None:
    with transaction(store):
        for row in rows:
            outbox.settle(store, row.id, state)


def states(store: Store) -> list[str]:
    return [row[0] for row in store.conn.execute("SELECT state FROM outbox ORDER BY id")]


def test_each_person_has_one_message_under_way_and_gets_them_in_order(
    store: Store, people: tuple[int, int, int]
) -> None:
    one, two, _ = people
    for person, text in ((one, "a1"), (one, "a2"), (two, "b1"), (one, "a3")):
        put(store, person, text)
    first = claimed(store)
    assert words(first) == ["a1", "b1"]
    assert claimed(store) == []
    settle(store, first)
    second = claimed(store)
    assert words(second) == ["a2"]
    settle(store, second)
    assert words(claimed(store)) == ["a3"]


def test_a_message_that_goes_again_keeps_its_place(store: Store, people: tuple[int, int, int]) -> None:
    put(store, people[0], "a1")
    put(store, people[0], "a2")
    (row,) = claimed(store)
    with transaction(store):
        outbox.again(store, row.id, "unknown", known=False)
    (row,) = claimed(store)
    assert (words([row]), row.tries) == (["a1"], 2)


def test_only_tries_of_which_nobody_knows_the_outcome_are_counted(
    store: Store, people: tuple[int, int, int]
) -> None:
    put(store, people[0], "a1")
    for known, before in ((True, 1), (False, 1), (True, 2), (False, 2), (False, 3)):
        (row,) = claimed(store)
        assert row.tries == before
        with transaction(store):
            outbox.again(store, row.id, "", known=known)
    (row,) = claimed(store)
    with transaction(store):
        outbox.after_crash(store)
    (again,) = claimed(store)
    assert (row.tries, again.tries) == (4, 5)


def test_what_is_put_back_was_never_tried_and_keeps_its_place(store: Store, people: tuple[int, int, int]) -> None:
    put(store, people[0], "a1", policy="at_most_once")
    put(store, people[0], "a2")
    with transaction(store):
        (row,) = outbox.claim(store, NOW, 1, frozenset())
        outbox.put_back(store, row.id)
        outbox.after_crash(store)
    assert states(store) == ["queued", "queued"]
    (row,) = claimed(store)
    assert (words([row]), row.tries) == (["a1"], 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(plan=st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=12), most=st.integers(1, 4))
def test_whatever_fails_in_between_everyone_gets_everything_in_order(
    tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[int, bool]], most: int
) -> None:
    with new_store(tmp_path_factory.mktemp("order")) as store:
        team = a_team(store)
        members = [a_member(store, team) for _ in range(3)]
        for number, (who, _) in enumerate(plan):
            put(store, members[who], str(number))
        fails = {str(number) for number, (_, fail) in enumerate(plan) if fail}
        got: dict[int, list[int]] = {person: [] for person in members}
        while rows := claimed(store, most=most):
            assert len(rows) <= most
            assert len({row.person for row in rows}) == len(rows)
            for row in rows:
                (text,) = words([row])
                if text in fails:
                    fails.discard(text)
                    with transaction(store):
                        outbox.again(store, row.id, "unknown", known=False)
                else:
                    assert row.person is not None
                    got[row.person].append(int(text))
                    settle(store, [row])
        assert got == {
            person: [n for n, (who, _) in enumerate(plan) if who == place] for place, person in enumerate(members)
        }


def test_persons_who_rest_are_left_alone_and_take_no_room(store: Store, people: tuple[int, int, int]) -> None:
    for person, text in zip(people, "abc", strict=True):
        put(store, person, text)
    assert words(claimed(store, most=1, busy=people[:2])) == ["c"]


def test_a_message_waits_for_its_hour_and_holds_back_no_later_one(
    store: Store, people: tuple[int, int, int]
) -> None:
    put(store, people[0], "later", minutes=30)
    put(store, people[0], "now")
    rows = claimed(store)
    assert words(rows) == ["now"]
    settle(store, rows)
    assert claimed(store, 29) == []
    assert words(claimed(store, 30)) == ["later"]


def test_idle_is_when_nothing_is_due_and_nothing_under_way(store: Store, people: tuple[int, int, int]) -> None:
    assert outbox.is_idle(store, NOW)
    put(store, people[0], "later", minutes=30)
    later = NOW + timedelta(minutes=30)
    assert outbox.is_idle(store, NOW)
    assert outbox.next_due(store, NOW) == later
    assert not outbox.is_idle(store, later)
    assert outbox.next_due(store, later) is None
    rows = claimed(store, 30)
    assert not outbox.is_idle(store, NOW)
    settle(store, rows)
    assert outbox.is_idle(store, later)


def test_a_message_with_the_same_dedupe_is_left_out_also_after_it_was_sent(
    store: Store, people: tuple[int, int, int]
) -> None:
    put(store, people[0], "one", dedupe="picture:1")
    put(store, people[0], "two", dedupe="picture:1")
    rows = claimed(store)
    assert words(rows) == ["one"]
    settle(store, rows)
    put(store, people[0], "three", dedupe="picture:1")
    put(store, people[0], "four")
    put(store, people[0], "five")
    assert words(claimed(store)) == ["four"]
    assert len(states(store)) == 3


@pytest.mark.parametrize(
    ("policy", "after"),
    [("at_least_once", "queued"), ("idempotent", "queued"), ("at_most_once", "uncertain")],
)
def test_after_a_crash_only_what_may_come_twice_goes_again(
    store: Store, people: tuple[int, int, int], policy: str, after: str
) -> None:
    put(store, people[0], "under way", policy=policy)
    claimed(store)
    put(store, people[0], "waiting", policy=policy)
    with transaction(store):
        outbox.after_crash(store)
    assert states(store) == [after, "queued"]
    assert words(claimed(store)) == (["under way"] if after == "queued" else ["waiting"])


@pytest.mark.parametrize("state", ["sent", "dropped", "dead", "uncertain"])
def test_the_words_of_a_row_are_wiped_at_its_end(store: Store, people: tuple[int, int, int], state: str) -> None:
    put(store, people[0], CANARY)
    settle(store, claimed(store), state)
    assert store.conn.execute("SELECT payload_sealed FROM outbox").fetchone() == (b"",)


def test_words_to_a_person_or_a_stranger_never_stand_in_the_files(
    store: Store, people: tuple[int, int, int], folder: Path
) -> None:
    put(store, people[0], CANARY)
    with transaction(store):
        outbox.put_stranger(store, inbox.intake_key(store, NOW), 700_999_111, Say(Plain(CANARY)), NOW)
    held = b"".join(file.read_bytes() for file in folder.iterdir())
    assert CANARY.encode() not in held
    assert b"700999111" not in held


def test_a_stranger_is_sent_to_by_account_and_held_back_by_nobody(
    store: Store, people: tuple[int, int, int]
) -> None:
    with transaction(store):
        for _ in range(2):
            outbox.put_stranger(store, inbox.intake_key(store, NOW), 77, say("start.vreemde"), NOW)
    put(store, people[0], "a")
    assert [(row.person, row.address) for row in claimed(store)][:2] == [(None, 77), (None, 77)]


def test_a_strangers_account_is_wiped_with_the_words(store: Store) -> None:
    with transaction(store):
        outbox.put_stranger(store, inbox.intake_key(store, NOW), 77, say("start.vreemde"), NOW)
    settle(store, claimed(store))
    assert store.conn.execute("SELECT address_sealed FROM outbox").fetchone() == (b"",)


def test_what_can_no_longer_be_read_is_dropped_and_the_rest_goes_on(
    store: Store, people: tuple[int, int, int]
) -> None:
    put(store, people[0], "gone")
    put(store, people[1], "stays")
    store.keys.destroy(f"person:{people[0]}")
    assert words(claimed(store)) == ["stays"]
    assert states(store) == ["dropped", "sending"]


def test_an_erased_person_is_sent_nothing_more(store: Store, people: tuple[int, int, int]) -> None:
    put(store, people[0], "gone")
    erased(store, people[0])
    assert claimed(store) == []


def policies() -> Iterator[tuple[Message, str]]:
    yield say("klaar"), "at_least_once"
    yield Say(Plain("x"), delivery=Delivery.AT_MOST_ONCE), "at_most_once"
    yield Say(Plain("x"), edits=LAST, delivery=Delivery.AT_MOST_ONCE), "idempotent"
    yield ShowPicture(1), "at_least_once"
    yield ShowPicture(1, delivery=Delivery.AT_MOST_ONCE), "at_most_once"
    yield ShowOwnAnswers(), "at_least_once"
    yield SendDocument(1), "at_least_once"
    yield ShowMeeting(1), "at_least_once"
    yield SendPaper(TeamPage(1)), "at_least_once"
    yield React(1), "idempotent"
    yield DropButtons(1), "idempotent"
    yield Remove((1,)), "idempotent"


@pytest.mark.parametrize(("message", "policy"), list(policies()))
def test_every_kind_of_message_has_its_policy(message: Message, policy: str) -> None:
    assert outbox.policy_of(message) == policy


def test_messages_of_a_chat_are_remembered_until_they_cannot_be_deleted(
    store: Store, people: tuple[int, int, int]
) -> None:
    one, two, _ = people
    with transaction(store):
        for person, number, mark, own in (
            (one, 5, "proef", True),
            (one, 6, "", True),
            (one, 9, "", False),
            (two, 8, "proef", True),
        ):
            outbox.record_sent(store, person, number, mark, NOW, own=own)
    assert outbox.last_own(store, one) == 6
    assert outbox.marked(store, one, "proef") == [5]
    with transaction(store):
        outbox.are_gone(store, one, [6])
    assert outbox.last_own(store, one) is None
    with transaction(store):
        outbox.record_sent(store, one, 10, "", NOW, own=True)
    assert outbox.last_own(store, one) == 10
    with transaction(store):
        outbox.forget_messages_before(store, NOW + timedelta(hours=48))
    assert outbox.last_own(store, one) == 10
    with transaction(store):
        outbox.forget_messages_before(store, NOW + timedelta(hours=48, seconds=1))
    assert outbox.last_own(store, one) is None
