"""What a list does to teams, places and links, and that nobody is to be found by it."""

from datetime import timedelta

import pytest

from conversations.lijst.changes import changes
from conversations.model import Role, TeamKind
from rounds.acts import PlaceMoved
from storage import acts, lists, people, scope, teams
from storage.store import Store, transaction
from tests.storage.listed import SMALL, joins, read, sheet, takes
from tests.storage.planting import MADE


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
