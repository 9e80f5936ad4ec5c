"""A good list: every way to write it gives the same, a second time nothing, and nobody is to be found by it."""

from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from conversations.lijst.changes import changes
from conversations.lijst.rows import Sheet, read_sheet
from conversations.model import PersonState, Role, TeamKind
from rounds.acts import LinksMade, PlaceMoved, TeamMade
from storage import acts, lists, people, scope, teams
from storage.store import STORE_FILE, Store, close, transaction
from tests.storage.listed import (
    GEMEENTEN,
    HEAD,
    PEOPLE,
    SMALL,
    TEAMS,
    WERKSOORTEN,
    everything,
    imports,
    init,
    large,
    links,
    opened,
    sheet,
)
from tests.storage.planting import MADE

PROMISED = 10
"""Seconds; measured: three, most of it the start of the program. The bound is a deadline for a busy machine."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An organisation that `spiegel init` made."""
    made = tmp_path / "data"
    init(made)
    return made


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


WRITTEN = {
    "UTF-8": sheet(*SMALL),
    "with a mark": b"\xef\xbb\xbf" + sheet(*SMALL),
    "lines of Unix": sheet(*SMALL, end="\n"),
    "lines of an old Mac": sheet(*SMALL, end="\r"),
    "commas": sheet(*SMALL).replace(b";", b","),
    "quotes": sheet(*SMALL).replace(b"Noord", b'"Noord"'),
    "said separator": b"sep=;\r\n" + sheet(*SMALL),
    "blank lines": sheet("", *SMALL, ";;;;", "", " "),
    "spaces around": sheet(*SMALL).replace(b";Noord", b"; Noord\xc2\xa0"),
    "other case": sheet(*SMALL).upper().replace(b"NOORD", b"Noord").replace(b"ZUID", b"Zuid"),
    "other order": b"\r\n".join(b";".join(line.split(b";")[::-1]) for line in sheet(*SMALL).split(b"\r\n")),
    "other names": sheet(*SMALL, head="Persoons_code;Functie;Team naam;GEMEENTE;dienst"),
    "an empty column": sheet(*(f"{one};" for one in SMALL), head=f"{HEAD};"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_every_way_to_write_it_reads_the_same(way: str) -> None:
    rows = {(one.code, one.team, one.role, one.home) for one in read(WRITTEN[way]).rows}
    assert rows == {(one.code, one.team, one.role, one.home) for one in read(sheet(*SMALL)).rows}
    places = {(one.name, one.gemeente.casefold(), one.werksoort.casefold()) for one in read(WRITTEN[way]).teams}
    assert places == {("Noord", "utrecht", "wijkteam"), ("Zuid", "zeist", "opbouwwerk")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_an_accent_are_read_in_each_encoding(encoding: str) -> None:
    raw = sheet("P1;;Café ’t Hoekje;Súdwest-Fryslân;Jeugd – gezin").decode().encode(encoding)
    [team] = read(raw).teams
    assert (team.name, team.gemeente, team.werksoort) == ("Café ’t Hoekje", "Súdwest-Fryslân", "Jeugd – gezin")


def test_a_list_becomes_teams_places_and_links(house: Path) -> None:
    done = imports(house, sheet(*SMALL), "--yes")
    assert done.exit_code == 0
    assert [row[:3] for row in links(done)] == [
        ("P001", "Noord", "teamleider"),
        ("P002", "Noord", "professional"),
        ("P003", "Zuid", "vrijwilliger"),
    ]
    store = opened(house)
    known = {team.name: (team.gemeente, team.werksoort, team.kind) for team in scope.known_teams(store)}
    assert known == {
        "Noord": ("Utrecht", "Wijkteam", TeamKind.TEAM),
        "Zuid": ("Zeist", "Opbouwwerk", TeamKind.TEAM),
    }
    for _, team, role, token in links(done):
        invite = teams.usable(store, token, None, b"x")
        assert invite is not None
        assert (invite.team_name, invite.role) == (team, role)
    made = [logged.act for logged in acts.newest(store, 10)]
    assert sum(isinstance(act, TeamMade) for act in made) == 2
    assert sum(act.count for act in made if isinstance(act, LinksMade)) == 3
    close(store)


def test_the_same_list_a_second_time_changes_nothing(house: Path) -> None:
    imports(house, sheet(*SMALL), "--yes")
    before = everything(house)
    done = imports(house, sheet(*reversed(SMALL)), "--yes")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Er verandert niets" in done.stderr
    assert everything(house) == before


@pytest.mark.parametrize(("args", "said"), [(("--check",), None), ((), "n\n"), ((), "")])
def test_looking_and_saying_no_change_nothing(house: Path, args: tuple[str, ...], said: str | None) -> None:
    before = everything(house)
    done = imports(house, sheet(*SMALL), *args, said=said)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 nieuwe teams" in done.stderr
    assert "3 nieuwe plekken" in done.stderr
    assert "Noord (Utrecht, Wijkteam)" in done.stderr
    assert everything(house) == before


def test_saying_yes_takes_it_in(house: Path) -> None:
    assert len(links(imports(house, sheet(*SMALL), said="j\n"))) == 3


def test_the_preview_never_shows_a_code(house: Path) -> None:
    assert "P00" not in imports(house, sheet(*SMALL), "--check").output


def test_the_links_go_on_a_sheet_as_well(house: Path) -> None:
    file = house.with_name("links.pdf")
    done = imports(house, sheet(*SMALL), "--yes", "-o", str(file))
    assert (done.exit_code, len(links(done))) == (0, 3)
    assert file.read_bytes().startswith(b"%PDF")


def test_what_stands_in_no_row_stays_as_it_was(house: Path) -> None:
    first = links(imports(house, sheet(*SMALL), "--yes"))
    done = imports(house, sheet("P009;;Noord;;"), "--yes")
    store = opened(house)
    assert all(teams.usable(store, row[3], None, b"x") for row in (*first, *links(done)))
    assert {team.gemeente for team in scope.known_teams(store)} == {"Utrecht", "Zeist"}
    close(store)


def test_a_place_that_nobody_took_goes_to_another_team_with_a_new_link(store: Store) -> None:
    before = takes(store, sheet(*SMALL))
    [moved] = takes(store, sheet("P002;;Zuid;;"))
    assert teams.usable(store, before[1].token, None, b"x") is None
    invite = teams.usable(store, moved.token, None, b"x")
    assert invite is not None
    assert invite.team_name == "Zuid"
    assert {team.name: team.size for team in teams.seats(store)} == {"Noord": 1, "Zuid": 2}
    assert [logged.act for logged in acts.newest(store, 2)][1] == PlaceMoved(1, 2)


def test_a_place_that_someone_took_stays_theirs_until_they_use_the_new_link(store: Store) -> None:
    before = takes(store, sheet(*SMALL))
    person = joins(store, before[1].token, 7)
    [moved] = takes(store, sheet("P002;;Zuid;;"))
    assert people.is_member(store, person, 1)
    assert [logged.act for logged in acts.newest(store, 2)][1] == PlaceMoved(1, 2)
    invite = teams.usable(store, moved.token, person, people.address_hash(store, 7))
    assert invite is not None
    assert (invite.own, invite.team_name) == (False, "Zuid")
    assert takes(store, sheet("P002;;Zuid;;")) == ()


def test_another_role_is_another_link_in_the_same_team(store: Store) -> None:
    takes(store, sheet(*SMALL))
    [again] = takes(store, sheet("P003;gedragswetenschapper;Zuid;;"))
    invite = teams.usable(store, again.token, None, b"x")
    assert invite is not None
    assert invite.role == Role.GEDRAGSWETENSCHAPPER
    assert {team.name: team.size for team in teams.seats(store)} == {"Noord": 2, "Zuid": 1}


def test_a_withdrawn_link_does_not_come_again_with_the_list_which_would_name_who_never_came(store: Store) -> None:
    before = takes(store, sheet(*SMALL))
    person = joins(store, before[0].token, 7)
    with transaction(store):
        teams.withdraw_open(store, 1)
    assert takes(store, sheet(*SMALL)) == ()
    assert people.is_member(store, person, 1)


def test_a_team_may_move_to_another_gemeente_and_an_empty_cell_takes_nothing_away(store: Store) -> None:
    takes(store, sheet(*SMALL))
    takes(store, sheet("P003;vrijwilliger;Zuid;Bunnik;"))
    zuid = scope.known_teams(store)[1]
    assert (zuid.gemeente, zuid.werksoort) == ("Bunnik", "Opbouwwerk")


def test_groups_and_partners_are_no_teams(store: Store) -> None:
    takes(store, sheet("P1;Kenniskring;groep", "P2;Politie;partner", "P3;Noord;", head="code;team;soort"))
    kinds = {team.name: team.kind for team in scope.known_teams(store)}
    assert kinds == {"Kenniskring": TeamKind.GROEP, "Politie": TeamKind.PARTNER, "Noord": TeamKind.TEAM}


def test_who_is_in_two_teams_is_counted_in_one(store: Store) -> None:
    head = "code;team;plek"
    issued = takes(store, sheet("P1;Noord;", "P1;Zuid;ook", "P2;Zuid;thuis", head=head))
    assert {team.name: team.size for team in teams.seats(store)} == {"Noord": 1, "Zuid": 1}
    along = [teams.usable(store, one.token, None, b"x") for one in issued]
    assert [(one.team_name, one.also) for one in along if one] == [
        ("Noord", False),
        ("Zuid", True),
        ("Zuid", False),
    ]
    assert takes(store, sheet("P1;Noord;", "P1;Zuid;ook", head=head)) == ()
    rows = store.conn.execute("SELECT hash FROM place_code").fetchall()
    assert len({row[0] for row in rows}) == 3


def test_a_code_leads_to_nobody_once_its_link_was_used(store: Store) -> None:
    issued = takes(store, sheet(*SMALL))
    assert store.conn.execute("SELECT COUNT(*) FROM place_code WHERE link IS NULL").fetchone() == (0,)
    for number, one in enumerate(issued, start=7):
        joins(store, one.token, number)
    rows = store.conn.execute("SELECT link FROM place_code").fetchall()
    assert rows == [(None,)] * len(issued)


def test_no_code_stands_in_the_folder_in_clear(house: Path) -> None:
    imports(house, sheet("QX-7741-Z;;Noord;Zeewolde;Schuldhulp"), "--yes")
    kept = b"".join(path.read_bytes() for path in house.iterdir() if path.is_file())
    for word in (b"QX-7741-Z", b"Zeewolde", b"Schuldhulp", b"Noord"):
        assert word not in kept
    assert (house / STORE_FILE).exists()


def test_numbers_of_links_do_not_tell_the_order_of_the_list(store: Store) -> None:
    issued = takes(store, sheet(*(f"P{number:03d};;Noord;;" for number in range(40))))
    order = [
        teams.usable(store, one.token, None, b"x").id  # type: ignore[union-attr]  # every link is open
        for one in issued
    ]
    assert sorted(order) != order


def test_half_a_list_is_never_taken_in(store: Store) -> None:
    found = read(sheet(*SMALL))
    wanted = changes(found, lists.standing(store, found.rows))
    steps = iter(range(2))

    def step() -> None:
        next(steps)

    with pytest.raises(StopIteration), transaction(store):
        lists.take(store, wanted, MADE + timedelta(days=1), step)
    assert scope.known_teams(store) == ()
    assert changes(found, lists.standing(store, found.rows)) == wanted


def test_a_store_that_changed_after_the_preview_takes_nothing_in(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_args: object, **_more: object) -> str:
        store = opened(house)
        with transaction(store):
            teams.create(store, "Noord", MADE)
        close(store)
        return "ja"

    monkeypatch.setattr("click.prompt", meanwhile)
    done = imports(house, sheet(*SMALL))
    assert done.exit_code == 2
    assert "Probeer het opnieuw" in done.stderr
    store = opened(house)
    assert [team.name for team in scope.known_teams(store)] == ["Noord"]
    close(store)


def test_a_large_organisation_comes_in_within_the_promise(house: Path) -> None:
    begin = monotonic()
    done = imports(house, large(), "--yes")
    took = monotonic() - begin
    assert (done.exit_code, len(links(done))) == (0, PEOPLE)
    for words in (f"{TEAMS} nieuwe teams", f"{GEMEENTEN} gemeenten", f"{WERKSOORTEN} werksoorten"):
        assert words in done.stderr
    assert took < 5 * PROMISED
    print(f"{PEOPLE} people in {took:.1f} s")  # noqa: T201  # what a measurement is for
    before = everything(house)
    assert imports(house, large(), "--yes").exit_code == 0
    assert everything(house) == before


def test_progress_is_shown_on_a_screen(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Click draws its bar only for who can see it."""
    monkeypatch.setattr("click._termui_impl.isatty", lambda _: True)
    assert "100%" in imports(house, large(), "--yes").stderr
