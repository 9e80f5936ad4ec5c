"""The tables, as scripts that make them, in order. A column that ends a name with `_sealed` holds ciphertext."""

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


CIRCLE = """
ALTER TABLE round ADD COLUMN setup_sealed BLOB;
CREATE TRIGGER round_stays BEFORE UPDATE ON round BEGIN SELECT RAISE(ABORT, 'frozen'); END;
ALTER TABLE invite ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0 CHECK (replaces IN (0, 1));
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id INTEGER REFERENCES round(id),
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX act_round ON act(round_id);
CREATE TRIGGER act_stays BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'immutable'); END;
CREATE TRIGGER act_remains BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'immutable'); END;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE round_snapshot (
    round_id INTEGER NOT NULL REFERENCES round(id),
    kind TEXT NOT NULL CHECK (kind IN ('participation', 'closing', 'effect')),
    day TEXT NOT NULL,
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (round_id, kind, day)
) STRICT;
CREATE TRIGGER round_snapshot_stays BEFORE UPDATE ON round_snapshot
    BEGIN SELECT RAISE(ABORT, 'immutable'); END;
CREATE TABLE origin (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    round_id INTEGER NOT NULL REFERENCES round(id),
    choice_sealed BLOB NOT NULL,
    PRIMARY KEY (person_id, round_id)
) STRICT;
CREATE TABLE effect (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    round_id INTEGER NOT NULL REFERENCES round(id),
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
    value_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, round_id, moment)
) STRICT;
CREATE TABLE run_next (
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'picture', 'participation', 'closing', 'effect', 'next_round')),
    subject INTEGER NOT NULL,
    period TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, subject, period)
) STRICT;
INSERT INTO run_next SELECT kind, subject, period, at FROM run;
DROP TABLE run;
ALTER TABLE run_next RENAME TO run;
"""
"""Rounds with a setup and acts. `round.plan` is what the first release wrote; a later round leaves it empty."""


COLLEAGUE = """
ALTER TABLE sentence ADD COLUMN message_id INTEGER NOT NULL DEFAULT 0;
CREATE TABLE intention (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    body_sealed BLOB NOT NULL,
    back TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'closed')),
    outcome_sealed BLOB,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX intention_waiting ON intention(back) WHERE state = 'waiting';
CREATE INDEX intention_person ON intention(person_id, state);
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    round_id INTEGER NOT NULL REFERENCES round(id),
    kind TEXT NOT NULL CHECK (kind IN ('nodig', 'leerwens', 'nuttig')),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX wish_person ON wish(person_id);
CREATE TABLE help (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    body_sealed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX help_open ON help(id) WHERE state = 'open';
"""
"""What a writer gets back: changed words, an intention to look back at, a wish, help from the coördinator."""


CLEARING = """
ALTER TABLE person ADD COLUMN clears INTEGER NOT NULL DEFAULT 1 CHECK (clears IN (0, 1));
ALTER TABLE message ADD COLUMN goes TEXT;
ALTER TABLE message ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
CREATE INDEX message_goes ON message(goes) WHERE goes IS NOT NULL;
"""
"""`goes`: when a message is to be deleted at Telegram; `deleted`: it is, and only its number is remembered."""


SPEECH = """
CREATE TABLE work_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('mijn_gegevens', 'spraak')),
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'sent')),
    body_sealed BLOB,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sqlite_sequence (name, seq) SELECT 'work_next', seq FROM sqlite_sequence WHERE name = 'work';
INSERT INTO work_next (id, person_id, kind, state, body_sealed, at)
    SELECT id, person_id, kind, state, body_sealed, at FROM work;
DROP TABLE work;
ALTER TABLE work_next RENAME TO work;
"""
"""Voice messages to listen to; `tries` counts how often that was begun. Numbers of rows go on where they were.

Independent of any other migration: nothing refers to this table.
"""


CALENDAR = """
ALTER TABLE person ADD COLUMN days TEXT NOT NULL DEFAULT '12345'
    CHECK (days <> '' AND days NOT GLOB '*[^1-5]*');
ALTER TABLE person ADD COLUMN opens TEXT NOT NULL DEFAULT '08:30' CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE person ADD COLUMN shuts TEXT NOT NULL DEFAULT '17:30' CHECK (shuts GLOB '[0-2][0-9]:[0-5][0-9]');
ALTER TABLE person ADD COLUMN back TEXT;
ALTER TABLE chat ADD COLUMN busy TEXT;
ALTER TABLE wake ADD COLUMN due TEXT;
CREATE TABLE run_next (
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'picture', 'participation', 'closing', 'effect', 'next_round',
                                       'reminder', 'look_back', 'notice')),
    subject INTEGER NOT NULL,
    period TEXT NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    PRIMARY KEY (kind, subject, period)
) STRICT;
INSERT INTO run_next (kind, subject, period, at) SELECT kind, subject, period, at FROM run;
DROP TABLE run;
ALTER TABLE run_next RENAME TO run;
ALTER TABLE outbox ADD COLUMN started TEXT
    CHECK (started IN ('prompt', 'reminder', 'picture', 'look_back', 'closing', 'notice'));
ALTER TABLE outbox ADD COLUMN due TEXT;
ALTER TABLE outbox ADD COLUMN went TEXT;
UPDATE outbox SET started = CASE WHEN dedupe LIKE 'picture:%' THEN 'picture' ELSE 'notice' END, due = not_before
    WHERE state = 'queued' AND dedupe IS NOT NULL;
CREATE TABLE school_holiday (
    region TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (region, first)
) STRICT;
CREATE TABLE school_region (team_id INTEGER PRIMARY KEY, region TEXT NOT NULL) STRICT;
CREATE INDEX outbox_went ON outbox(person_id, went) WHERE went IS NOT NULL;
CREATE INDEX outbox_started ON outbox(person_id) WHERE state = 'queued' AND started IS NOT NULL;
"""
"""The person's own time, and the ledger of all that Spiegel starts.

`back`: the first day after a pause. `busy`: until when someone may be in the middle of a conversation.
`school_region`: which of the regions a team works in; the row of team 0 holds for all others.
`late`: it was left out because its time had passed. Of what was started: `due` is when it was meant to come,
`went` when it was given to Telegram. Queued rows of an earlier release that were told once are of that kind.

Builds on `circle`, which made the table of runs anew.
"""


FIGURES = """
CREATE TABLE round_snapshot_next (
    round_id INTEGER NOT NULL REFERENCES round(id),
    kind TEXT NOT NULL CHECK (kind IN ('participation', 'closing', 'effect', 'figures')),
    day TEXT NOT NULL,
    body_sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (round_id, kind, day)
) STRICT;
INSERT INTO round_snapshot_next SELECT round_id, kind, day, body_sealed, at FROM round_snapshot;
DROP TABLE round_snapshot;
ALTER TABLE round_snapshot_next RENAME TO round_snapshot;
CREATE TRIGGER round_snapshot_stays BEFORE UPDATE ON round_snapshot
    BEGIN SELECT RAISE(ABORT, 'immutable'); END;
"""
"""The figures of a round that ended; snapshots of both kinds stay as immutable as they were.

Builds on `circle`, which made this table.
"""


SCOPE = """
ALTER TABLE team ADD COLUMN gemeente_sealed BLOB;
ALTER TABLE team ADD COLUMN werksoort_sealed BLOB;
ALTER TABLE team ADD COLUMN kind TEXT NOT NULL DEFAULT 'team' CHECK (kind IN ('team', 'groep', 'partner'));
ALTER TABLE team ADD COLUMN merged INTEGER REFERENCES team(id);
CREATE TABLE invite_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('join', 'move', 'also')),
    team_id INTEGER REFERENCES team(id),
    role TEXT NOT NULL CHECK (role IN ('professional', 'gedragswetenschapper', 'vrijwilliger', 'teamleider',
                                       'management', 'bestuur', 'coordinator')),
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'withdrawn')),
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    tapped_hash BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    made TEXT NOT NULL,
    replaces INTEGER NOT NULL DEFAULT 0 CHECK (replaces IN (0, 1)),
    CHECK ((role = 'coordinator') = (team_id IS NULL))
) STRICT;
INSERT INTO sqlite_sequence (name, seq) SELECT 'invite_next', seq FROM sqlite_sequence WHERE name = 'invite';
INSERT INTO invite_next (id, hash, kind, team_id, role, state, person_id, tapped_hash, tries, made, replaces)
    SELECT id, hash, kind, team_id, role, state, person_id, tapped_hash, tries, made, replaces FROM invite;
DROP TABLE invite;
ALTER TABLE invite_next RENAME TO invite;
CREATE INDEX invite_team ON invite(team_id, kind, state);
CREATE INDEX invite_person ON invite(person_id);
CREATE TABLE place_code (
    hash BLOB PRIMARY KEY,
    team_id INTEGER NOT NULL REFERENCES team(id),
    role TEXT,
    link INTEGER REFERENCES invite(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_code_link ON place_code(link) WHERE link IS NOT NULL;
CREATE TABLE reader (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team(id),
    since TEXT NOT NULL,
    PRIMARY KEY (person_id, team_id)
) STRICT;
CREATE INDEX reader_team ON reader(team_id);
CREATE TABLE work_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('mijn_gegevens', 'spraak', 'lijst')),
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'sent')),
    body_sealed BLOB,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sqlite_sequence (name, seq) SELECT 'work_next', seq FROM sqlite_sequence WHERE name = 'work';
INSERT INTO work_next (id, person_id, kind, state, body_sealed, at, tries)
    SELECT id, person_id, kind, state, body_sealed, at, tries FROM work;
DROP TABLE work;
ALTER TABLE work_next RENAME TO work;
"""
"""What a team is and where, and lists of people.

`merged`: the team that this one went into. `place_code.hash`: a keyed hash of an organisation's own code, with
`link` only until that link is used: from then on nothing leads from a code to a person. A table without row
numbers is kept in the order of the hash, so it does not tell the order of the list either. `role` is NULL for a
place to read along. `reader`: someone reads the picture of this team beside that of the own one; they have no
place in it and count nowhere in it.

Builds on `circle`, which widened the table of invites, and on `speech`, which made that of work anew.
"""


REPORT = """
CREATE TABLE run_next (
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'picture', 'participation', 'closing', 'effect', 'next_round',
                                       'reminder', 'look_back', 'notice', 'figures')),
    subject INTEGER NOT NULL,
    period TEXT NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    PRIMARY KEY (kind, subject, period)
) STRICT;
INSERT INTO run_next (kind, subject, period, at, late) SELECT kind, subject, period, at, late FROM run;
DROP TABLE run;
ALTER TABLE run_next RENAME TO run;
CREATE TABLE settling (
    round_id INTEGER PRIMARY KEY REFERENCES round(id),
    what TEXT NOT NULL,
    asked_by INTEGER REFERENCES person(id) ON DELETE SET NULL,
    asked TEXT NOT NULL,
    settled_by INTEGER REFERENCES person(id) ON DELETE SET NULL,
    settled TEXT,
    CHECK (settled_by IS NULL OR asked_by IS NULL OR settled_by <> asked_by)
) STRICT;
"""
"""The figures of a round as a duty of the clock, and the two people who settle what goes outside.

`what` names all that was published about the round by then; `settled` NULL: the second person has yet to say so.

Builds on `calendar`, which made the table of runs anew.
"""


SETTLED = """
CREATE TABLE settling_next (
    round_id INTEGER NOT NULL REFERENCES round(id),
    what TEXT NOT NULL,
    asked_by INTEGER REFERENCES person(id) ON DELETE SET NULL,
    asked TEXT NOT NULL,
    settled_by INTEGER REFERENCES person(id) ON DELETE SET NULL,
    settled TEXT,
    PRIMARY KEY (round_id, what),
    CHECK (settled_by IS NULL OR asked_by IS NULL OR settled_by <> asked_by)
) STRICT;
INSERT INTO settling_next (round_id, what, asked_by, asked, settled_by, settled)
    SELECT round_id, what, asked_by, asked, settled_by, settled FROM settling;
DROP TABLE settling;
ALTER TABLE settling_next RENAME TO settling;
"""
"""What was settled stays, beside what is settled when more was published about the round.

Builds on `report`, which made the table.
"""


FILED = """
CREATE TABLE filed (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    round_id INTEGER NOT NULL REFERENCES round(id),
    period TEXT NOT NULL,
    norm INTEGER NOT NULL,
    themes_sealed BLOB NOT NULL,
    PRIMARY KEY (person_id, round_id, period, norm)
) STRICT;
"""
"""Under which themes an answer is filed beside its own, and which of them its writer took off."""


QUEUE = """
DROP INDEX outbox_waiting;
CREATE INDEX outbox_queued ON outbox(id, person_id, not_before, started) WHERE state = 'queued';
CREATE INDEX outbox_sending ON outbox(person_id) WHERE state = 'sending';
"""
"""SQLite takes a partial index for `state = 'queued'` only where its own condition says just that.

The one for both states was never taken: each claim read the whole table once for every row that waited.
"""


SCRIPTS = {
    "ground": GROUND,
    "circle": CIRCLE,
    "colleague": COLLEAGUE,
    "clearing": CLEARING,
    "speech": SPEECH,
    "calendar": CALENDAR,
    "figures": FIGURES,
    "scope": SCOPE,
    "report": REPORT,
    "settled": SETTLED,
    "filed": FILED,
    "queue": QUEUE,
}
"""In the order in which a folder goes through them; a released one never changes."""
