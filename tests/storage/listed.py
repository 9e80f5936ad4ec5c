"""Sheets as organisations make them, what takes them in, and all that a folder holds."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from pysqlite3 import dbapi2 as sqlite

from bot.__main__ import main
from bot.config import read_folder
from conversations.lijst.changes import changes
from conversations.lijst.rows import Sheet, read_sheet
from conversations.model import PersonState
from storage import lists, people, teams
from storage.store import STORE_FILE, Store, open_store, transaction
from tests.storage.planting import MADE

HEAD = "code;rol;team;gemeente;werksoort"
SMALL = (
    "P001;teamleider;Noord;Utrecht;Wijkteam",
    "P002;;Noord;Utrecht;Wijkteam",
    "P003;vrijwilliger;Zuid;Zeist;Opbouwwerk",
)
GEMEENTEN, WERKSOORTEN, TEAMS, PEOPLE = 35, 12, 60, 1000


def sheet(*rows: str, head: str = HEAD, end: str = "\r\n") -> bytes:
    return end.join((head, *rows)).encode()


def large() -> bytes:
    """35 gemeenten, 12 werksoorten, 60 teams and 1,000 people."""
    rows = []
    for number in range(PEOPLE):
        team = number % TEAMS
        role = "teamleider" if number < TEAMS else ("professional", "", "vrijwilliger")[number % 3]
        where = f"Gemeente {team % GEMEENTEN + 1};Werksoort {team % WERKSOORTEN + 1}"
        rows.append(f"P{number:04d};{role};Wijkteam {team + 1};{where}")
    return sheet(*rows)


def read(raw: bytes) -> Sheet:
    return read_sheet(raw, lambda _: False)


def takes(store: Store, raw: bytes) -> tuple[lists.Issued, ...]:
    found = read(raw)
    with transaction(store):
        return lists.take(store, changes(found, lists.standing(store, found.rows)), MADE, lambda: None)


def joins(store: Store, token: str, telegram: int) -> int:
    """As someone who opens this link."""
    with transaction(store):
        invite = teams.usable(store, token, None, people.address_hash(store, telegram))
        assert invite is not None
        link = teams.link(store, invite.id)
        person = people.by_address(store, telegram) or people.meet(store, telegram, MADE)
        assert link.team is not None
        people.join_team(store, person, link.team, link.role, link.made, MADE)
        teams.use(store, invite.id, person)
        people.set_state(store, person, PersonState.ACTIVE, MADE)
    return person


def init(folder: Path) -> None:
    done = command(folder, "init")
    assert done.exit_code == 0, done.output


def command(folder: Path, *args: str, said: str | None = None) -> Result:
    environment = {"SPIEGEL_DATA": str(folder), "SPIEGEL_KEY_FILE": str(folder.with_name("sleutel"))}
    return CliRunner().invoke(main, args, input=said, env=environment, catch_exceptions=False)


def imports(folder: Path, raw: bytes, *args: str, said: str | None = None) -> Result:
    """`spiegel import` of a file with these bytes."""
    file = folder.with_name("lijst.csv")
    file.write_bytes(raw)
    return command(folder, "import", str(file), *args, said=said)


def opened(folder: Path) -> Store:
    key = {"SPIEGEL_DATA": str(folder), "SPIEGEL_KEY_FILE": str(folder.with_name("sleutel"))}
    return open_store(folder, read_folder(key).master)


def everything(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for what an open and a close write down."""
    conn = sqlite.connect(str(folder / STORE_FILE))
    try:
        names = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in sorted(names)}
    finally:
        conn.close()


def links(done: Result) -> list[tuple[str, str, str, str]]:
    """Code, team, role and the link's code, as the command prints them."""
    found = []
    for line in done.stdout.splitlines():
        code, team, role, link = line.split(";")
        found.append((code, team, role, link.removeprefix("start=")))
    return found
