"""What is to be sent, in order per person; claimed, sent, recorded."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from conversations.messages import (
    Delivery,
    Message,
    Say,
    SendDocument,
    SendDrawing,
    SendPaper,
    ShowClosing,
    ShowExample,
    ShowFigures,
    ShowLog,
    ShowMeeting,
    ShowOwnAnswers,
    ShowParticipation,
    ShowPicture,
)
from rounds.starting import Kind
from storage import starting
from storage.clearing import OWN_ANSWERS
from storage.codec import dump_message, load_message
from storage.errors import KeyGoneError
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed row. `person` is None for a stranger; `tries`: this one and those of unknown outcome before."""

    id: int
    person: int | None
    address: int
    policy: Delivery
    message: Message
    tries: int


def policy_of(message: Message) -> Delivery:
    match message:
        case Say(edits=edits, instead=instead) if edits is not None or instead:
            return Delivery.IDEMPOTENT
        case Say(delivery=delivery) | ShowPicture(delivery=delivery) | ShowClosing(delivery=delivery):
            return delivery
        case ShowOwnAnswers() | ShowExample() | ShowParticipation() | ShowFigures() | ShowLog() | ShowMeeting():
            return Delivery.AT_LEAST_ONCE
        case SendDocument() | SendPaper() | SendDrawing():
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


def put_started(
    store: Store, person: int, message: Message, kind: Kind, now: datetime, *, dedupe: str | None = None
) -> None:
    """Queues what nobody asked for: it goes in the person's own time and budget, and only a prompt has sound."""
    if kind != Kind.PROMPT and isinstance(message, Say | ShowPicture | ShowClosing):
        message = replace(message, silent=True)
    store.conn.execute(
        "INSERT INTO outbox (person_id, policy, dedupe, payload_sealed, state, not_before, at, started, due)"
        " VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?) ON CONFLICT (dedupe) DO NOTHING",
        (
            person,
            policy_of(message),
            dedupe,
            store.keys.seal(person_owner(person), "outbox", dump_message(message)),
            stamp(now),
            stamp(now),
            kind,
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
    ones, so that order is kept. What Spiegel started is first held to the person's own time and budget.
    """
    wanted = _oldest(store, now, most, busy)
    while starting.hold(store, {person for _, person, started in wanted if started and person}, now):
        wanted = _oldest(store, now, most, busy)
    claimed = []
    for number, _, _ in wanted:
        row = store.conn.execute(
            "SELECT person_id, address_sealed, policy, payload_sealed, tries FROM outbox WHERE id = ?", (number,)
        ).fetchone()
        try:
            claimed.append(_outgoing(store, number, row))
        except KeyGoneError:
            store.conn.execute("UPDATE outbox SET state = 'dropped', payload_sealed = x'' WHERE id = ?", (number,))
            continue
        store.conn.execute(
            "UPDATE outbox SET state = 'sending', tries = tries + 1,"
            " went = CASE WHEN started IS NOT NULL THEN ? END WHERE id = ?",
            (stamp(now), number),
        )
    return claimed


def _oldest(store: Store, now: datetime, most: int, busy: frozenset[int]) -> list[tuple[int, int | None, bool]]:
    """Row and person, and whether Spiegel started it; one a person.

    Read in order and no further than needed: on a Monday tens of thousands wait.
    """
    sending = {row[0] for row in store.conn.execute("SELECT person_id FROM outbox WHERE state = 'sending'")}
    found: dict[int, tuple[int, int | None, bool]] = {}
    due = store.conn.execute(
        "SELECT id, person_id, started IS NOT NULL FROM outbox"
        " WHERE state = 'queued' AND not_before <= ? ORDER BY id",
        (stamp(now),),
    )
    with closing(due) as rows:
        for number, person, started in rows:
            queue = queue_of(number, person)
            if queue in busy or queue in found or (person is not None and person in sending):
                continue
            found[queue] = (number, person, bool(started))
            if len(found) == most:
                break
    return list(found.values())


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
        " address_sealed = CASE WHEN person_id IS NULL THEN x'' END,"
        " went = CASE WHEN ? <> 'dropped' THEN went END WHERE id = ?",
        (state, error, state, number),
    )


def put_back(store: Store, number: int) -> None:
    """Queued as if it was never claimed: it was not sent, and that is certain."""
    store.conn.execute(
        "UPDATE outbox SET state = 'queued', tries = tries - 1, went = NULL WHERE id = ?", (number,)
    )


def again(store: Store, number: int, error: str, *, known: bool) -> None:
    """Back in the queue; how long it rests is the sender's, in real time. `known`: certainly not sent."""
    if known:
        put_back(store, number)
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
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending')"
        " OR EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND not_before <= ?)",
        (stamp(now),),
    ).fetchone()
    return not row[0]


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
    """The bot's last message here; None where it was deleted, for an earlier one is about something else."""
    row = _last(store, person)
    return int(row[0]) if row is not None and not row[1] else None


def last_of_norm(store: Store, person: int) -> int | None:
    """The same, where it belongs to a norm: a picture or a menu that came after it is never written over."""
    row = _last(store, person)
    return int(row[0]) if row is not None and not row[1] and row[2] and row[3] != OWN_ANSWERS else None


def _last(store: Store, person: int) -> tuple[int, int, str | None, str] | None:
    row: tuple[int, int, str | None, str] | None = store.conn.execute(
        "SELECT message_id, deleted, goes, mark FROM message WHERE person_id = ? AND own = 1"
        " ORDER BY message_id DESC LIMIT 1",
        (person,),
    ).fetchone()
    return row


def marked(store: Store, person: int, mark: str) -> list[int]:
    rows = store.conn.execute(
        "SELECT message_id FROM message WHERE person_id = ? AND own = 1 AND deleted = 0 AND mark = ?",
        (person, mark),
    )
    return [int(row[0]) for row in rows]


def are_gone(store: Store, person: int, numbers: list[int]) -> None:
    """They were deleted at Telegram, or Telegram will not; either way nothing more is done to them."""
    store.conn.executemany(
        "UPDATE message SET deleted = 1, goes = NULL WHERE person_id = ? AND message_id = ?",
        [(person, number) for number in numbers],
    )


def forget_messages_before(store: Store, now: datetime) -> None:
    """Telegram deletes no message older than 48 hours, so its number is of no use after that."""
    store.conn.execute("DELETE FROM message WHERE at < ?", (stamp(now - timedelta(hours=48)),))
