"""Two teams go on as one: people come along, what they wrote does not, and nobody is counted before their time."""

from datetime import timedelta

from conversations.model import Role
from rounds.current import CurrentRound
from storage import aggregates, answers, merging, people, readers, teams
from storage.store import Store, transaction
from tests.storage.listed import takes
from tests.storage.planting import MONDAY, STARTED, THURSDAY, WEEK, a_member, a_place, a_round, a_team, write

HEAD = b"code;team\r\n"


def merged(store: Store, team: int, into: int) -> None:
    with transaction(store):
        merging.merge(store, team, into, MONDAY)


def norm_of(current: CurrentRound) -> int:
    week = current.plan.week(WEEK)
    assert week is not None
    return week.shared


def test_old_answers_stay_under_the_old_team_and_new_ones_come_under_the_new(store: Store) -> None:
    old, new = a_team(store, "Noord"), a_team(store, "Zuid")
    person = a_member(store, old)
    current = a_round(store)
    write(store, person, old, current, "meestal")
    merged(store, old, new)
    [kept] = answers.own(store, person)
    assert store.conn.execute("SELECT DISTINCT team_id FROM answer").fetchall() == [(old,)]
    norm = norm_of(current.round)
    assert [one.person for one in aggregates.writers(store, old, current.round.id, WEEK, norm)] == [person]
    assert aggregates.writers(store, new, current.round.id, WEEK, norm) == ()
    assert people.is_member(store, person, new)
    assert not people.is_member(store, person, old)
    assert kept.placed == "meestal"


def test_who_comes_along_counts_as_invited_now(store: Store) -> None:
    old, new = a_team(store, "Noord"), a_team(store, "Zuid")
    a_member(store, old, Role.TEAMLEIDER)
    a_member(store, new)
    merged(store, old, new)
    seats = aggregates.team_seats(store, new)
    assert sorted((seat.role, seat.invited == MONDAY) for seat in seats) == [
        ("professional", False),
        ("teamleider", True),
    ]
    assert aggregates.team_seats(store, old) == ()
    [(role, invited)] = store.conn.execute(
        "SELECT role, invited FROM membership WHERE until IS NULL AND team_id = ? AND role = 'teamleider'", (new,)
    ).fetchall()
    assert role == Role.TEAMLEIDER
    assert invited > (STARTED + timedelta(days=1)).isoformat()


def test_open_links_lead_to_the_new_team_and_withdrawn_ones_nowhere(store: Store) -> None:
    old, new = a_team(store, "Noord"), a_team(store, "Zuid")
    dead = a_place(store, old)
    with transaction(store):
        teams.withdraw_open(store, old)
    open_link = a_place(store, old)
    merged(store, old, new)
    found = teams.usable(store, open_link, None, b"x")
    assert found is not None
    assert found.team_name == "Zuid"
    assert teams.usable(store, dead, None, b"x") is None


def test_the_old_name_stays_to_be_read_and_is_no_team_to_choose(store: Store) -> None:
    old, new = a_team(store, "Noord"), a_team(store, "Zuid")
    merged(store, old, new)
    assert [team.name for team in teams.seats(store)] == ["Zuid"]
    assert teams.names(store) == {old: "Noord", new: "Zuid"}
    assert teams.by_name(store, "noord") == old
    again = a_team(store, "Noord")
    assert teams.by_name(store, "noord") == again


def test_readers_come_along_but_for_who_is_a_member_now(store: Store) -> None:
    old, new, third = a_team(store, "Noord"), a_team(store, "Zuid"), a_team(store, "West")
    outside, inside, moving = a_member(store, third), a_member(store, new), a_member(store, old)
    with transaction(store):
        readers.add(store, outside, old, THURSDAY)
        readers.add(store, inside, old, THURSDAY)
        readers.add(store, moving, new, THURSDAY)
    merged(store, old, new)
    assert [(one.name, one.since) for one in readers.beside(store, outside)] == [("Zuid", MONDAY)]
    assert readers.beside(store, inside) == ()
    assert readers.beside(store, moving) == ()


def test_a_list_knows_its_codes_in_the_new_team(store: Store) -> None:
    takes(store, HEAD + b"P1;Noord\r\nP2;Zuid")
    merged(store, 1, 2)
    assert takes(store, HEAD + b"P1;Zuid\r\nP2;Zuid") == ()


def test_a_renamed_team_keeps_its_history(store: Store) -> None:
    team = a_team(store, "Noord")
    person = a_member(store, team)
    current = a_round(store)
    write(store, person, team, current, "meestal")
    with transaction(store):
        teams.rename(store, team, "Noordoost")
    found = aggregates.writers(store, team, current.round.id, WEEK, norm_of(current.round))
    assert [one.person for one in found] == [person]
    assert teams.by_name(store, "noordoost") == team
