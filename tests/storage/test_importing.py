"""`spiegel import`: it shows what it would do, does it once, and a second time nothing."""

from pathlib import Path
from time import monotonic

import pytest

from conversations.model import TeamKind
from rounds.acts import LinksMade, TeamMade
from storage import acts, scope, teams
from storage.store import STORE_FILE, close, transaction
from tests.storage.listed import (
    GEMEENTEN,
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


def test_no_code_stands_in_the_folder_in_clear(house: Path) -> None:
    imports(house, sheet("QX-7741-Z;;Noord;Zeewolde;Schuldhulp"), "--yes")
    kept = b"".join(path.read_bytes() for path in house.iterdir() if path.is_file())
    for word in (b"QX-7741-Z", b"Zeewolde", b"Schuldhulp", b"Noord"):
        assert word not in kept
    assert (house / STORE_FILE).exists()


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
