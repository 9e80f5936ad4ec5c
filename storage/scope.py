"""What a team is and where it works: gemeente, werksoort, and whether it is a team at all."""

from conversations.lijst.changes import KnownTeam
from conversations.model import TeamKind
from storage.keys import ORGANISATION
from storage.store import Store


def known_teams(store: Store) -> tuple[KnownTeam, ...]:
    """Without those that went into another team."""
    rows = store.conn.execute(
        "SELECT t.id, t.name_sealed, t.gemeente_sealed, t.werksoort_sealed, t.kind,"
        " COUNT(i.id) FROM team t LEFT JOIN invite i ON i.team_id = t.id AND i.kind = 'join'"
        " AND i.role = 'teamleider' AND i.state <> 'withdrawn' WHERE t.merged IS NULL GROUP BY t.id ORDER BY t.id"
    )
    return tuple(
        KnownTeam(
            row[0],
            store.keys.unseal_text(row[1], "team"),
            _opened(store, row[2], "gemeente"),
            _opened(store, row[3], "werksoort"),
            TeamKind(row[4]),
            row[5],
        )
        for row in rows
    )


def set_scope(store: Store, team: int, gemeente: str, werksoort: str, kind: TeamKind | None) -> None:
    """What is empty or None stays as it was."""
    seal = store.keys.seal
    store.conn.execute(
        "UPDATE team SET gemeente_sealed = COALESCE(?, gemeente_sealed),"
        " werksoort_sealed = COALESCE(?, werksoort_sealed), kind = COALESCE(?, kind) WHERE id = ?",
        (
            seal(ORGANISATION, "gemeente", gemeente) if gemeente else None,
            seal(ORGANISATION, "werksoort", werksoort) if werksoort else None,
            kind,
            team,
        ),
    )


def _opened(store: Store, sealed: bytes | None, purpose: str) -> str:
    return store.keys.unseal_text(sealed, purpose) if sealed else ""
