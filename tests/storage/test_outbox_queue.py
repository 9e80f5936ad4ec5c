"""What a claim costs does not grow with what waits behind it or was sent before it."""

from conversations.messages import Say
from conversations.text import Plain
from storage import outbox
from storage.store import Store, transaction
from tests.storage.planting import MONDAY, a_member, a_team


def steps(store: Store) -> int:
    """Of SQLite's machine, for a look at whether there is work and a claim of one row."""
    count = 0

    def counted() -> int:
        nonlocal count
        count += 1
        return 0

    store.conn.set_progress_handler(counted, 1)
    with transaction(store):
        assert not outbox.is_idle(store, MONDAY)
        assert len(outbox.claim(store, MONDAY, 1, frozenset())) == 1
    store.conn.set_progress_handler(None, 1)
    return count


def test_a_claim_reads_no_more_of_a_long_queue_than_of_a_short_one(store: Store) -> None:
    team = a_team(store)
    people = [a_member(store, team) for _ in range(30)]
    found = []
    for many in (1, 30):
        with transaction(store):
            for person in people * many:
                outbox.put(store, person, Say(Plain("dag")), MONDAY)
        found.append(steps(store))
    assert found[1] < 2 * found[0], found
