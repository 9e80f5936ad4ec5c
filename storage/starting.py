"""What Spiegel starts, held to each person's own time and budget at the moment it would go."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from conversations.messages import Message, Say, ShowPicture
from conversations.text import Lines, Words
from rounds.calendar import Hours
from rounds.period import AMSTERDAM, Period
from rounds.starting import ASKING, Go, Kind, Skip, Standing, Verdict, Wait, verdict
from storage import people, rounds, school
from storage.codec import dump_message, load_message
from storage.errors import KeyGoneError
from storage.keys import person_owner
from storage.store import Store
from storage.times import instant, stamp


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    kind: Kind
    due: datetime


def may_start(store: Store, person: int, kind: Kind, due: datetime, now: datetime, but: int = 0) -> Verdict:
    """Whether this may reach this person now; `but` is the row in the outbox that it is itself."""
    own, busy = time_of(store, person)
    hours = replace(own, free=school.free_for(store, person)) if kind in ASKING else own
    return verdict(kind, due, now, Standing(hours, _spent(store, person, now, but), busy))


def time_of(store: Store, person: int) -> tuple[Hours, datetime | None]:
    """The own hours, and until when this person may be in the middle of a conversation."""
    row = store.conn.execute(
        "SELECT p.days, p.opens, p.shuts, p.back, c.busy FROM person p LEFT JOIN chat c ON c.person_id = p.id"
        " WHERE p.id = ?",
        (person,),
    ).fetchone()
    return people.hours_of(*row[:4]), instant(row[4]) if row[4] else None


def _spent(store: Store, person: int, now: datetime, but: int) -> tuple[Kind, ...]:
    """What went to this person in the week of `now`, whether or not it arrived."""
    week = Period.of(now)
    begins = datetime.combine(week.monday, datetime.min.time(), tzinfo=AMSTERDAM)
    rows = store.conn.execute(
        "SELECT started FROM outbox WHERE person_id = ? AND went >= ? AND went < ? AND id <> ?",
        (person, stamp(begins), stamp(week.closes), but),
    )
    return tuple(Kind(row[0]) for row in rows)


def hold(store: Store, persons: Iterable[int], now: datetime) -> bool:
    """Puts off, leaves out or joins what is due for these people; whether anything of it stays behind now."""
    held = False
    for person in persons:
        going = []
        for row in _due(store, person, now):
            if not _wants(store, person, row.kind):
                _leave_out(store, row.id, "stopped")
                held = True
                continue
            match may_start(store, person, row.kind, row.due, now, but=row.id):
                case Go():
                    going.append(row)
                case Wait(at) if stamp(at) > stamp(now):
                    store.conn.execute("UPDATE outbox SET not_before = ? WHERE id = ?", (stamp(at), row.id))
                    held = True
                case Skip():
                    _leave_out(store, row.id, "late")
                    if row.kind == Kind.REMINDER:
                        rounds.was_late(store, Kind.REMINDER, person, str(Period.of(row.due)))
                    held = True
                case _:
                    going.append(row)
        held = _join(store, person, going) or held
    return held


def _due(store: Store, person: int, now: datetime) -> list[Waiting]:
    rows = store.conn.execute(
        "SELECT id, started, due FROM outbox WHERE person_id = ? AND state = 'queued' AND started IS NOT NULL"
        " AND not_before <= ? ORDER BY id",
        (person, stamp(now)),
    ).fetchall()
    return [Waiting(row[0], Kind(row[1]), instant(row[2])) for row in rows]


def _wants(store: Store, person: int, kind: Kind) -> bool:
    """Who stopped hears nothing more, but for what a coördinator must know of a round."""
    state, leads = store.conn.execute("SELECT state, coordinator FROM person WHERE id = ?", (person,)).fetchone()
    return state in {"active", "joining"} or (bool(leads) and kind in {Kind.NOTICE, Kind.CLOSING})


def _leave_out(store: Store, number: int, why: str) -> None:
    store.conn.execute(
        "UPDATE outbox SET state = 'dropped', error = ?, payload_sealed = x'' WHERE id = ?", (why, number)
    )


def _join(store: Store, person: int, going: list[Waiting]) -> bool:
    """Several notices become one message, and of several pictures the newest names the weeks of the others."""
    joined = False
    for kind in (Kind.NOTICE, Kind.PICTURE):
        rows = [row for row in going if row.kind == kind]
        if len(rows) > 1:
            joined = _join_rows(store, person, rows) or joined
    return joined


def _join_rows(store: Store, person: int, rows: list[Waiting]) -> bool:
    try:
        found = [(row.id, _message(store, row.id)) for row in rows]
    except KeyGoneError:
        return False
    notices = [(number, one) for number, one in found if isinstance(one, Say) and not one.buttons]
    pictures = [(number, one) for number, one in found if isinstance(one, ShowPicture) and one.period]
    if len(notices) > 1:
        words: list[Words] = []
        for _, notice in notices:
            words.extend([notice.words] if notice.words not in words else [])
        together: Message = replace(notices[0][1], words=Lines(tuple(words), blank=1))
        _keep_one(store, person, notices[0][0], together, [number for number, _ in notices[1:]])
    of_team = [(number, one) for number, one in pictures if one.team == pictures[-1][1].team]
    if len(of_team) > 1:
        of_team.sort(key=lambda one: (one[1].period is not None, one[1].period))
        last, newest = of_team[-1]
        weeks = {week for _, one in of_team for week in (one.period, *one.also) if week and week != newest.period}
        together = replace(newest, also=tuple(sorted(weeks)))
        _keep_one(store, person, last, together, [number for number, _ in of_team[:-1]])
    return len(notices) > 1 or len(of_team) > 1


def _message(store: Store, number: int) -> Message:
    row = store.conn.execute("SELECT payload_sealed FROM outbox WHERE id = ?", (number,)).fetchone()
    return load_message(store.keys.unseal_text(row[0], "outbox"))


def _keep_one(store: Store, person: int, number: int, message: Message, others: list[int]) -> None:
    sealed = store.keys.seal(person_owner(person), "outbox", dump_message(message))
    store.conn.execute("UPDATE outbox SET payload_sealed = ? WHERE id = ?", (sealed, number))
    for other in others:
        _leave_out(store, other, "joined")
