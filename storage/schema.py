"""The tables, as migrations in order. A column that ends a name with `_sealed` holds ciphertext."""

from sqlite_utils import Database, Migrations

STORE = Migrations("spiegel")

GROUND = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_hash BLOB NOT NULL UNIQUE,
    address_sealed BLOB NOT NULL,
    code_hash BLOB NOT NULL UNIQUE,
    code_sealed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('joining', 'active', 'declined', 'stopped')),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    clock TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]'),
    coordinator INTEGER NOT NULL DEFAULT 0 CHECK (coordinator IN (0, 1)),
    reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    active TEXT NOT NULL
) STRICT;
CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT, name_sealed BLOB NOT NULL, made TEXT NOT NULL) STRICT;
CREATE TABLE invite (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('join', 'move')),
    team_id INTEGER REFERENCES team(id),
    role TEXT NOT NULL CHECK (role IN ('professional', 'gedragswetenschapper', 'vrijwilliger', 'teamleider',
                                       'management', 'bestuur', 'coordinator')),
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'withdrawn')),
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    tapped_hash BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    made TEXT NOT NULL,
    CHECK ((role = 'coordinator') = (team_id IS NULL))
) STRICT;
CREATE INDEX invite_team ON invite(team_id, kind, state);
CREATE INDEX invite_person ON invite(person_id);
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team(id),
    role TEXT NOT NULL,
    invited TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
) STRICT;
CREATE UNIQUE INDEX membership_one ON membership(person_id) WHERE until IS NULL;
CREATE INDEX membership_team ON membership(team_id);
CREATE TABLE norm_set (hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    set_hash TEXT NOT NULL REFERENCES norm_set(hash),
    plan TEXT NOT NULL,
    threshold INTEGER NOT NULL CHECK (threshold >= 5),
    started TEXT NOT NULL
) STRICT;
CREATE TABLE chat (
    person_id INTEGER PRIMARY KEY REFERENCES person(id) ON DELETE CASCADE,
    body_sealed BLOB NOT NULL
) STRICT;
CREATE TABLE wake (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    serial INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, step)
) STRICT;
CREATE INDEX wake_at ON wake(at);
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team(id),
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    version INTEGER NOT NULL,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (person_id, round_id, period, norm, version)
) STRICT;
CREATE INDEX answer_team ON answer(team_id, period, norm);
CREATE TABLE placement (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team(id),
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    value_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, round_id, period, norm)
) STRICT;
CREATE INDEX placement_team ON placement(team_id, period, norm);
CREATE TABLE sentence (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team(id),
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, round_id, period, norm)
) STRICT;
CREATE INDEX sentence_team ON sentence(team_id, period, norm);
CREATE TABLE snapshot (
    team_id INTEGER NOT NULL REFERENCES team(id),
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (team_id, round_id, period)
) STRICT;
CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot BEGIN SELECT RAISE(ABORT, 'immutable'); END;
CREATE TABLE run (
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'picture')),
    subject INTEGER NOT NULL,
    period TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, subject, period)
) STRICT;
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER UNIQUE,
    kind TEXT NOT NULL,
    chat_hash BLOB,
    message_id INTEGER,
    edit_date INTEGER,
    raw_sealed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'dead')),
    tries INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX inbox_message ON inbox(chat_hash, message_id, kind, COALESCE(edit_date, 0))
    WHERE message_id IS NOT NULL;
CREATE INDEX inbox_new ON inbox(id) WHERE state = 'new';
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person(id) ON DELETE CASCADE,
    address_sealed BLOB,
    policy TEXT NOT NULL CHECK (policy IN ('at_least_once', 'at_most_once', 'idempotent')),
    dedupe TEXT UNIQUE,
    payload_sealed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'uncertain', 'dead', 'dropped')),
    tries INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    error TEXT,
    at TEXT NOT NULL,
    CHECK ((person_id IS NULL) <> (address_sealed IS NULL))
) STRICT;
CREATE INDEX outbox_waiting ON outbox(id) WHERE state IN ('queued', 'sending');
CREATE TABLE message (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    mark TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, message_id)
) STRICT;
CREATE TABLE work (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('mijn_gegevens')),
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'sent')),
    body_sealed BLOB,
    at TEXT NOT NULL
) STRICT;
"""


@STORE()
def ground(db: Database) -> None:
    """The first schema; `executescript` would commit, so each statement goes by itself."""
    for statement in _statements(GROUND):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """Splits at semicolons that end a line, which a trigger's inner ones do not."""
    return [part.strip() for part in script.split(";\n") if part.strip()]


KNOWN = frozenset({"ground"})
"""Names of all migrations; a folder with another one was made by a newer release."""
