"""Words that were changed or taken away after they were kept."""

from datetime import datetime, timedelta

from conversations.effects import ChangeWords, KeepAnswer, KeepSentence, RemoveAnswer
from conversations.model import OwnLast, Part, Written
from rounds.period import Period
from storage import answers
from storage.store import Store
from storage.times import stamp

EDITABLE = timedelta(hours=48)
"""Telegram lets a message be changed for so long."""


def last(store: Store, person: int, round_id: int) -> OwnLast | None:
    """The own answer of this round that was begun last, in its newest version."""
    row = store.conn.execute(
        "SELECT a.team_id, a.period, a.norm, a.body_sealed, a.done, s.norm, f.themes_sealed FROM answer a"
        " LEFT JOIN sentence s USING (person_id, round_id, period, norm)"
        " LEFT JOIN filed f USING (person_id, round_id, period, norm)"
        " WHERE a.person_id = ? AND a.round_id = ? AND a.version = (SELECT MAX(b.version) FROM answer b"
        " WHERE b.person_id = a.person_id AND b.round_id = a.round_id AND b.period = a.period AND b.norm = a.norm)"
        " ORDER BY (SELECT MIN(c.id) FROM answer c WHERE c.person_id = a.person_id AND c.round_id = a.round_id"
        " AND c.period = a.period AND c.norm = a.norm) DESC LIMIT 1",
        (person, round_id),
    ).fetchone()
    if row is None:
        return None
    team, period, norm, body, done, sentence, filed = row
    parts = answers.parts_of(store, body)
    themes = answers.themes_of(store, filed)
    return OwnLast(team, Period.parse(period), norm, parts, bool(done), sentence is not None, themes)


def written(store: Store, person: int, round_id: int, message: int, now: datetime) -> Written | None:
    """What this message had become in this round, as far as Telegram still lets it be changed."""
    row = store.conn.execute(
        "SELECT period, norm FROM sentence WHERE person_id = ? AND round_id = ? AND message_id = ?",
        (person, round_id, message),
    ).fetchone()
    if row is not None:
        return Written(Period.parse(row[0]), row[1], is_sentence=True)
    found = _holding(store, person, round_id, message, now)
    return Written(found[0], found[1], is_sentence=False) if found else None


def change(store: Store, person: int, team: int, round_id: int, changed: ChangeWords, now: datetime) -> None:
    """A new version of the answer, or the sentence in its other words; nothing where neither is there any more."""
    held = written(store, person, round_id, changed.message, now)
    if held is None:
        return
    if held.is_sentence:
        kept = KeepSentence(held.period, held.norm, changed.text, changed.message)
        answers.keep_sentence(store, person, team, round_id, kept, now)
        return
    found = _holding(store, person, round_id, changed.message, now)
    assert found is not None
    period, norm, parts, done = found
    rewritten = tuple(
        Part(part.kind, changed.text, part.message) if part.message == changed.message else part for part in parts
    )
    answers.keep_answer(store, person, team, round_id, KeepAnswer(period, norm, rewritten, done=done), now)


def messages(store: Store, person: int, round_id: int, removed: RemoveAnswer) -> tuple[int, ...]:
    """Of the writer's own messages at Telegram, those that are in some version of this answer."""
    rows = store.conn.execute(
        "SELECT body_sealed FROM answer WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?",
        (person, round_id, str(removed.period), removed.norm),
    ).fetchall()
    found = {part.message for (body,) in rows for part in answers.parts_of(store, body)}
    return tuple(sorted(found - {0}))


def remove(store: Store, person: int, round_id: int, removed: RemoveAnswer) -> None:
    """Every version, with its placement and sentence, and what was meant or wished at it."""
    for table in ("answer", "placement", "sentence", "filed", "intention", "wish"):
        store.conn.execute(
            f"DELETE FROM {table} WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?",  # noqa: S608  # names from the line above
            (person, round_id, str(removed.period), removed.norm),
        )


def _holding(
    store: Store, person: int, round_id: int, message: int, now: datetime
) -> tuple[Period, int, tuple[Part, ...], bool] | None:
    rows = store.conn.execute(
        "SELECT period, norm, body_sealed, done FROM answer a WHERE person_id = ? AND round_id = ? AND at >= ?"
        " AND version = (SELECT MAX(b.version) FROM answer b WHERE b.person_id = a.person_id"
        " AND b.round_id = a.round_id AND b.period = a.period AND b.norm = a.norm) ORDER BY id DESC",
        (person, round_id, stamp(now - EDITABLE)),
    )
    for period, norm, body, done in rows:
        parts = answers.parts_of(store, body)
        if any(part.message == message for part in parts):
            return Period.parse(period), norm, parts, bool(done)
    return None
