"""Under which themes an answer is filed beside its own: found in its words, and taken off by its writer.

Each row is under the writer's key. A picture may say which themes came back with many; nobody is shown of whom.
"""

import json

from conversations.effects import TakeOffTheme
from norms.model import NormSet
from norms.tagging import other_themes
from rounds.period import Period
from storage import answers
from storage.keys import person_owner
from storage.store import Store


def file(store: Store, person: int, round_id: int, period: Period, norm: int, norm_set: NormSet) -> None:
    """By the newest version of the answer; what its writer took off stays off."""
    answer = next(one for one in answers.own(store, person, period, norm) if one.round == round_id)
    _, off = _read(store, person, round_id, period, norm)
    text = "\n".join(part.text for part in answer.parts)
    found = tuple(theme for theme in other_themes(norm_set, norm, text) if theme not in off)
    _write(store, person, round_id, period, norm, found, off)


def take_off(store: Store, person: int, round_id: int, taken: TakeOffTheme) -> None:
    found, off = _read(store, person, round_id, taken.period, taken.norm)
    left = tuple(theme for theme in found if theme != taken.theme)
    _write(store, person, round_id, taken.period, taken.norm, left, tuple({*off, taken.theme}))


def _read(
    store: Store, person: int, round_id: int, period: Period, norm: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The themes it is filed under, and those that were taken off."""
    row = store.conn.execute(
        "SELECT themes_sealed FROM filed WHERE person_id = ? AND round_id = ? AND period = ? AND norm = ?",
        (person, round_id, str(period), norm),
    ).fetchone()
    if row is None:
        return (), ()
    found, off = json.loads(store.keys.unseal(row[0], "filed"))
    return tuple(found), tuple(off)


def _write(
    store: Store,
    person: int,
    round_id: int,
    period: Period,
    norm: int,
    found: tuple[int, ...],
    off: tuple[int, ...],
) -> None:
    sealed = store.keys.seal(person_owner(person), "filed", answers.padded(json.dumps([found, sorted(off)])))
    store.conn.execute(
        "INSERT INTO filed (person_id, round_id, period, norm, themes_sealed) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person_id, round_id, period, norm) DO UPDATE SET themes_sealed = excluded.themes_sealed",
        (person, round_id, str(period), norm, sealed),
    )
