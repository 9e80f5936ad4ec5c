"""Own answers, placements and sentences, each under the writer's key."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conversations.effects import KeepAnswer, KeepPlacement, KeepSentence, RevokeSentence
from conversations.model import Part, PartKind
from norms.model import NormSet, thema_of
from rounds.period import Period
from storage.keys import person_owner
from storage.store import Store
from storage.times import stamp

PADDING = 64
"""Bytes; every placement without a reason is one such block."""


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The newest version of one norm in one week, with what belongs to it; empty where there is none.

    `themes`: under which it is filed beside its own.
    """

    round: int
    period: Period
    norm: int
    parts: tuple[Part, ...]
    placed: str
    reason: str
    sentence: str
    themes: tuple[int, ...] = ()


def keep_answer(store: Store, person: int, team: int, round_id: int, kept: KeepAnswer, now: datetime) -> None:
    """A new version; earlier ones stay."""
    body = json.dumps([_part_out(part) for part in kept.parts])
    store.conn.execute(
        "INSERT INTO answer (person_id, team_id, round_id, period, norm, version, done, body_sealed, at)"
        " SELECT ?, ?, ?, ?, ?, COALESCE(MAX(version), 0) + 1, ?, ?, ? FROM answer"
        " WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?",
        (
            person,
            team,
            round_id,
            str(kept.period),
            kept.norm,
            kept.done,
            store.keys.seal(person_owner(person), "answer", body),
            stamp(now),
            person,
            round_id,
            str(kept.period),
            kept.norm,
        ),
    )


def _part_out(part: Part) -> dict[str, str | int]:
    return {"kind": part.kind, "text": part.text, "message": part.message}


def _part_in(found: "dict[str, Any] | list[str]") -> Part:
    """The first releases wrote pairs."""
    if isinstance(found, list):
        return Part(PartKind(found[0]), found[1])
    return Part(PartKind(found["kind"]), found["text"], found["message"])


def keep_placement(
    store: Store, person: int, team: int, round_id: int, kept: KeepPlacement, now: datetime
) -> None:
    body = padded(json.dumps([kept.value, kept.reason]))
    store.conn.execute(
        "INSERT INTO placement (person_id, team_id, round_id, period, norm, value_sealed, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id, round_id, period, norm)"
        " DO UPDATE SET value_sealed = excluded.value_sealed, at = excluded.at",
        (
            person,
            team,
            round_id,
            str(kept.period),
            kept.norm,
            store.keys.seal(person_owner(person), "placement", body),
            stamp(now),
        ),
    )


def padded(body: str) -> str:
    """To a round length, at least one block: else the ciphertext's own length would tell which button it was."""
    size = len(body.encode())
    return body + " " * (max(PADDING, size + -size % PADDING) - size)


def keep_sentence(store: Store, person: int, team: int, round_id: int, kept: KeepSentence, now: datetime) -> None:
    store.conn.execute(
        "INSERT INTO sentence (person_id, team_id, round_id, period, norm, body_sealed, at, message_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id, round_id, period, norm)"
        " DO UPDATE SET body_sealed = excluded.body_sealed, at = excluded.at, message_id = excluded.message_id",
        (
            person,
            team,
            round_id,
            str(kept.period),
            kept.norm,
            store.keys.seal(person_owner(person), "sentence", kept.text),
            stamp(now),
            kept.message,
        ),
    )


def revoke_sentence(store: Store, person: int, round_id: int, revoked: RevokeSentence) -> None:
    store.conn.execute(
        "DELETE FROM sentence WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?",
        (person, round_id, str(revoked.period), revoked.norm),
    )


def answered(store: Store, person: int, round_id: int, period: Period) -> tuple[int, ...]:
    rows = store.conn.execute(
        "SELECT DISTINCT norm FROM answer WHERE person_id = ? AND round_id = ? AND period = ? ORDER BY norm",
        (person, round_id, str(period)),
    )
    return tuple(int(row[0]) for row in rows)


def themes_before(store: Store, person: int, round_id: int, period: Period, norm_set: NormSet) -> frozenset[int]:
    """Themes of the own answers of earlier weeks of this round."""
    rows = store.conn.execute(
        "SELECT DISTINCT norm FROM answer WHERE person_id = ? AND round_id = ? AND period < ? AND done = 1",
        (person, round_id, str(period)),
    )
    return frozenset(thema_of(norm_set, int(row[0])).nummer for row in rows)


def sentences(store: Store, person: int, round_id: int, period: Period) -> tuple[int, ...]:
    """Norms with an own sentence in this week, the newest first."""
    rows = store.conn.execute(
        "SELECT norm FROM sentence WHERE person_id = ? AND round_id = ? AND period = ? ORDER BY at DESC, norm",
        (person, round_id, str(period)),
    )
    return tuple(int(row[0]) for row in rows)


def own(store: Store, person: int, period: Period | None = None, norm: int | None = None) -> tuple[OwnAnswer, ...]:
    """Newest versions, oldest week first; all, or one norm of one week."""
    rows = store.conn.execute(
        "SELECT a.round_id, a.period, a.norm, a.body_sealed, p.value_sealed, s.body_sealed, f.themes_sealed"
        " FROM answer a LEFT JOIN placement p USING (person_id, round_id, period, norm)"
        " LEFT JOIN sentence s USING (person_id, round_id, period, norm)"
        " LEFT JOIN filed f USING (person_id, round_id, period, norm)"
        " WHERE a.person_id = ? AND (? IS NULL OR a.period = ?) AND (? IS NULL OR a.norm = ?)"
        " AND a.version = (SELECT MAX(b.version) FROM answer b WHERE b.person_id = a.person_id"
        " AND b.round_id = a.round_id AND b.period = a.period AND b.norm = a.norm)"
        " ORDER BY a.period, a.id",
        (person, _text(period), _text(period), norm, norm),
    )
    return tuple(_own(store, row) for row in rows.fetchall())


def versions(store: Store, person: int, answer: OwnAnswer) -> list[tuple[str, tuple[Part, ...]]]:
    """When and what, of every version of this answer, oldest first."""
    rows = store.conn.execute(
        "SELECT at, body_sealed FROM answer WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?"
        " ORDER BY version",
        (person, answer.round, str(answer.period), answer.norm),
    )
    return [(row[0], parts_of(store, row[1])) for row in rows]


def parts_of(store: Store, body: bytes) -> tuple[Part, ...]:
    """The parts of a stored answer, in order."""
    return tuple(_part_in(found) for found in json.loads(store.keys.unseal(body, "answer")))


def _text(period: Period | None) -> str | None:
    return str(period) if period else None


def themes_of(store: Store, sealed: bytes | None) -> tuple[int, ...]:
    """Of a row of `filed`; none where there is no row."""
    return tuple(json.loads(store.keys.unseal(sealed, "filed"))[0]) if sealed else ()


def _own(store: Store, row: tuple[int, str, int, bytes, bytes | None, bytes | None, bytes | None]) -> OwnAnswer:
    round_id, period, norm, body, placed, sentence, filed = row
    parts = parts_of(store, body)
    value, reason = json.loads(store.keys.unseal(placed, "placement")) if placed else ("", "")
    words = store.keys.unseal_text(sentence, "sentence") if sentence else ""
    themes = themes_of(store, filed)
    return OwnAnswer(round_id, Period.parse(period), norm, parts, value, reason, words, themes)
