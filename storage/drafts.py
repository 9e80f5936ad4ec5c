"""The one draft of a next round; it outlives a restart and is shared by all coördinatoren."""

from datetime import datetime

from rounds.setup import Draft
from storage.codec import dump_draft, load_draft
from storage.keys import ORGANISATION
from storage.store import Store
from storage.times import stamp


def keep(store: Store, draft: Draft, now: datetime) -> None:
    store.conn.execute(
        "INSERT INTO draft (id, body_sealed, at) VALUES (1, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET body_sealed = excluded.body_sealed, at = excluded.at",
        (store.keys.seal(ORGANISATION, "draft", dump_draft(draft)), stamp(now)),
    )


def load(store: Store) -> Draft | None:
    row = store.conn.execute("SELECT body_sealed FROM draft WHERE id = 1").fetchone()
    return load_draft(store.keys.unseal_text(row[0], "draft")) if row else None


def drop(store: Store) -> None:
    store.conn.execute("DELETE FROM draft WHERE id = 1")
