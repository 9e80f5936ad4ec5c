"""What is to be sent, in order per person; claimed, sent, recorded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conversations.effects import Delivery, Message, Say, SendDocument, ShowOwnAnswers, ShowPicture
from storage.codec import dump_message, load_message
from storage.errors import KeyGoneError
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed row. `person` is None for a stranger. `after_crash`: it may have been sent before."""

    id: int
    person: int | None
    address: int
    policy: Delivery
    message: Message
    tries: int


def policy_of(message: Message) -> Delivery:
    match message:
        case Say(edits=edits) if edits is not None:
            return Delivery.IDEMPOTENT
        case Say(delivery=delivery) | ShowPicture(delivery=delivery):
            return delivery
        case ShowOwnAnswers() | SendDocument():
            return Delivery.AT_LEAST_ONCE
        case _:
            return Delivery.IDEMPOTENT


def put(
    store: Store,
    person: int,
    message: Message,
    now: datetime,
    *,
    dedupe: str | None = None,
    not_before: datetime | None = None,
) -> None:
    """Queues a message for a person; a second one with the same `dedupe` is left out."""
    store.conn.execute(
        "INSERT INTO outbox (person_id, policy, dedupe, payload_sealed, state, not_before, at)"
        " VALUES (?, ?, ?, ?, 'queued', ?, ?) ON CONFLICT (dedupe) DO NOTHING",
        (
            person,
            policy_of(message),
            dedupe,
            store.keys.seal(person_owner(person), "outbox", dump_message(message)),
            stamp(not_before or now),
            stamp(now),
        ),
    )


def put_stranger(store: Store, owner: str, address: int, message: Message, now: datetime) -> None:
    """Queues a message for an account that is nobody here; `owner` is the intake key."""
    store.conn.execute(
        "INSERT INTO outbox (address_sealed, policy, payload_sealed, state, not_before, at)"
        " VALUES (?, ?, ?, 'queued', ?, ?)",
        (
            store.keys.seal(owner, "address", str(address)),
            policy_of(message),
            store.keys.seal(owner, "outbox", dump_message(message)),
            stamp(now),
            stamp(now),
        ),
    )


def queue_of(number: int, person: int | None) -> int:
    """What keeps its order: a person's rows, or for a stranger the row by itself, as a negative number."""
    return person if person is not None else -number


def claim(store: Store, now: datetime, most: int, busy: frozenset[int]) -> list[Outgoing]:
    """Each person's oldest row that is due, marked as being sent; `busy` queues (`queue_of`) are left alone.

    A row that waits for its hour holds back only itself; one that is being tried holds back the person's later
    ones, so that order is kept.
    """
    rows = store.conn.execute(
        "SELECT MIN(o.id), o.person_id FROM outbox o WHERE o.state = 'queued' AND o.not_before <= ?"
        " AND NOT EXISTS (SELECT 1 FROM outbox s WHERE s.person_id = o.person_id AND s.state = 'sending')"
        " GROUP BY COALESCE(o.person_id, -o.id) ORDER BY 1 LIMIT ?",
        (stamp(now), most + len(busy)),
    ).fetchall()
    wanted = [int(row[0]) for row in rows if queue_of(row[0], row[1]) not in busy][:most]
    claimed = []
    for number in wanted:
        row = store.conn.execute(
            "SELECT person_id, address_sealed, policy, payload_sealed, tries FROM outbox WHERE id = ?", (number,)
        ).fetchone()
        try:
            claimed.append(_outgoing(store, number, row))
        except KeyGoneError:
            store.conn.execute("UPDATE outbox SET state = 'dropped', payload_sealed = x'' WHERE id = ?", (number,))
            continue
        store.conn.execute("UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?", (number,))
    return claimed


def _outgoing(store: Store, number: int, row: tuple[int | None, bytes | None, str, bytes, int]) -> Outgoing:
    person, address, policy, payload, tries = row
    if address is None:
        address = store.conn.execute("SELECT address_sealed FROM person WHERE id = ?", (person,)).fetchone()[0]
    to = int(store.keys.unseal_text(address, "address"))
    message = load_message(store.keys.unseal_text(payload, "outbox"))
    return Outgoing(number, person, to, Delivery(policy), message, tries + 1)


def settle(store: Store, number: int, state: str, error: str | None = None) -> None:
    """The end of a row, whatever it is; its words are wiped."""
    store.conn.execute(
        "UPDATE outbox SET state = ?, error = ?, payload_sealed = x'',"
        " address_sealed = CASE WHEN person_id IS NULL THEN x'' END WHERE id = ?",
        (state, error, number),
    )


def again(store: Store, number: int, error: str) -> None:
    """Back in the queue; how long it rests is the sender's, in real time."""
    store.conn.execute("UPDATE outbox SET state = 'queued', error = ? WHERE id = ?", (error, number))


def after_crash(store: Store) -> None:
    """Rows that were being sent when the process ended: who may come twice goes again, others stay uncertain."""
    store.conn.execute(
        "UPDATE outbox SET state = 'uncertain', payload_sealed = x''"
        " WHERE state = 'sending' AND policy = 'at_most_once'"
    )
    store.conn.execute("UPDATE outbox SET state = 'queued' WHERE state = 'sending'")


def is_idle(store: Store, now: datetime) -> bool:
    row = store.conn.execute(
        "SELECT 1 FROM outbox WHERE state = 'sending' OR (state = 'queued' AND not_before <= ?) LIMIT 1",
        (stamp(now),),
    ).fetchone()
    return row is None


def next_due(store: Store, now: datetime) -> datetime | None:
    row = store.conn.execute(
        "SELECT MIN(not_before) FROM outbox WHERE state = 'queued' AND not_before > ?", (stamp(now),)
    ).fetchone()
    return instant(row[0]) if row[0] else None


def record_sent(store: Store, person: int, message_id: int, mark: str, now: datetime, *, own: bool) -> None:
    """Remembers a message of the chat, so that it can be changed or deleted there."""
    store.conn.execute(
        "INSERT INTO message (person_id, message_id, own, mark, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person_id, message_id) DO UPDATE SET mark = excluded.mark",
        (person, message_id, own, mark, stamp(now)),
    )


def last_own(store: Store, person: int) -> int | None:
    """The bot's last message in this chat that was not deleted."""
    row = store.conn.execute(
        "SELECT MAX(message_id) FROM message WHERE person_id = ? AND own = 1", (person,)
    ).fetchone()
    return int(row[0]) if row[0] is not None else None


def marked(store: Store, person: int, mark: str) -> list[int]:
    rows = store.conn.execute(
        "SELECT message_id FROM message WHERE person_id = ? AND own = 1 AND mark = ?", (person, mark)
    )
    return [int(row[0]) for row in rows]


def forget_messages(store: Store, person: int, numbers: list[int]) -> None:
    store.conn.executemany(
        "DELETE FROM message WHERE person_id = ? AND message_id = ?", [(person, number) for number in numbers]
    )


def forget_messages_before(store: Store, now: datetime) -> None:
    """Telegram deletes no message older than 48 hours, so its number is of no use after that."""
    store.conn.execute("DELETE FROM message WHERE at < ?", (stamp(now - timedelta(hours=48)),))
