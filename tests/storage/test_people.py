from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.model import PersonState, Role
from rounds.calendar import Moment
from storage import erasure, people, rounds, teams
from storage.errors import ConflictError, KeyGoneError
from storage.people import CODE_ALPHABET
from storage.rounds import StoredRound
from storage.store import Store, transaction
from storage.times import instant, stamp
from tests.storage.planting import (
    MADE,
    SET,
    THURSDAY,
    a_member,
    a_place,
    a_round,
    a_team,
    erased,
    moved,
    reopened,
    write,
)
from tests.storage.strategies import clocks, instants

NOW = THURSDAY


class CutShortError(Exception):
    pass


def met(store: Store, telegram: int) -> int:
    with transaction(store):
        return people.meet(store, telegram, NOW)


def test_a_person_is_found_by_account_and_by_code(store: Store) -> None:
    person = met(store, 77)
    assert people.by_address(store, 77) == person
    assert people.by_address(store, 78) is None
    assert people.address(store, person) == 77
    found = people.person(store, person)
    assert found.state == PersonState.JOINING
    assert people.by_code(store, found.code) == person


def test_a_code_is_the_same_however_it_is_typed(store: Store) -> None:
    person = met(store, 77)
    code = people.person(store, person).code
    assert len(code) == 8
    assert set(code) <= set(CODE_ALPHABET)
    for typed in (code.lower(), f" {code[:4]} {code[4:]} ", f"{code[:4]}-{code[4:].lower()}."):
        assert people.by_code(store, typed) == person
    assert people.by_code(store, code[:-1]) is None


def test_neither_account_nor_code_stands_in_the_store(store: Store, folder: Path) -> None:
    person = met(store, 700_555_123)
    code = people.person(store, person).code
    held = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"700555123" not in held
    assert code.encode() not in held


def test_one_account_is_one_person(store: Store) -> None:
    met(store, 77)
    with pytest.raises(ConflictError):
        met(store, 77)


def test_a_number_whose_making_was_undone_comes_again_with_another_key(store: Store) -> None:
    blobs: list[bytes] = []

    def cut_short() -> None:
        with transaction(store):
            number = people.meet(store, 77, NOW)
            blobs.append(store.keys.seal(f"person:{number}", "answer", "Ik belde."))
            raise CutShortError

    with pytest.raises(CutShortError):
        cut_short()
    met(store, 78)
    assert people.person(store, 1).code
    with pytest.raises(KeyGoneError):
        store.keys.unseal(blobs[0], "answer")


def test_the_number_of_an_erased_person_is_never_given_again(store: Store) -> None:
    first = met(store, 77)
    erased(store, first)
    assert met(store, 77) == first + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(weekday=st.integers(1, 5), clock=clocks)
def test_any_moment_is_kept(store: Store, weekday: int, clock: object) -> None:
    person = people.by_address(store, 77) or met(store, 77)
    moment = Moment(weekday, clock)  # type: ignore[arg-type]  # a time, drawn
    with transaction(store):
        people.set_moment(store, person, moment)
    assert people.person(store, person).moment == moment


def test_a_person_is_in_one_team_at_a_time_and_keeps_the_history(store: Store) -> None:
    north, west = a_team(store), a_team(store, "West")
    person = a_member(store, north)
    moved(store, person, west, NOW)
    assert not people.is_member(store, person, north)
    assert people.is_member(store, person, west)
    places = people.places(store, person)
    assert [(name, role) for name, role, _, _ in places] == [("Noord", "professional"), ("West", "professional")]
    assert places[0][3] == stamp(NOW)
    assert places[1][3] is None
    assert people.team_members(store, north) == []
    assert people.team_members(store, west) == [person]


def test_the_picture_goes_to_active_members_who_can_be_reached(store: Store) -> None:
    team = a_team(store)
    stays, stopped, blocked, left = (a_member(store, team) for _ in range(4))
    with transaction(store):
        people.set_state(store, stopped, PersonState.STOPPED, NOW)
        people.set_reachable(store, blocked, reachable=False)
        people.leave_team(store, left, NOW)
    assert people.team_members(store, team) == [stays]


def test_who_was_prompted_this_week_listens_no_more(store: Store) -> None:
    team = a_team(store)
    one, two = a_member(store, team), a_member(store, team)
    with transaction(store):
        rounds.claim_run(store, "prompt", one, "2026-W48", NOW)
    assert [found.person for found in people.listeners(store, "2026-W48")] == [two]
    assert [found.person for found in people.listeners(store, "2026-W49")] == [one, two]


def test_a_person_moves_to_another_account_with_everything(store: Store) -> None:
    person = met(store, 77)
    with transaction(store):
        assert people.move_address(store, person, 88) == 77
    assert people.by_address(store, 77) is None
    assert people.by_address(store, 88) == person
    assert people.address(store, person) == 88


def test_an_erased_person_leaves_no_row_and_no_key_but_the_place_stays_counted(store: Store, folder: Path) -> None:
    team = a_team(store)
    person, other = a_member(store, team), a_member(store, team)
    current = a_round(store)
    write(store, person, team, current, "soms", "Een zin.")
    write(store, other, team, current)
    erased(store, person)
    for table in ("answer", "placement", "sentence", "membership", "chat", "wake", "message", "work"):
        assert store.conn.execute(f"SELECT COUNT(*) FROM {table} WHERE person_id = ?", (person,)).fetchone() == (
            0,
        )
    assert store.keys.owners(f"person:{person}") == []
    assert teams.size(store, team) == 2
    with reopened(folder) as again:
        assert not people.exists(again, person)
        assert people.exists(again, other)


def test_an_erasure_that_was_cut_short_is_finished_at_the_start(store: Store) -> None:
    team = a_team(store)
    gone, stays = a_member(store, team), a_member(store, team)
    store.keys.destroy(f"person:{gone}")
    store.keys.make("person:99")
    with transaction(store):
        assert erasure.sweep(store, NOW) == 1
        assert erasure.sweep(store, NOW) == 0
    assert not people.exists(store, gone)
    assert store.keys.owners("person:") == [f"person:{stays}"]


def link_state(store: Store, token: str, person: int | None, telegram: int) -> bool:
    return teams.usable(store, token, person, people.address_hash(store, telegram)) is not None


def test_a_link_works_once_and_for_its_owner_again(store: Store) -> None:
    team = a_team(store)
    token = a_place(store, team)
    one, two = met(store, 77), met(store, 78)
    invite = teams.usable(store, token, one, people.address_hash(store, 77))
    assert invite is not None
    with transaction(store):
        teams.use(store, invite.id, one)
    assert link_state(store, token, one, 77)
    assert not link_state(store, token, two, 78)
    assert not link_state(store, token, None, 79)


def test_a_withdrawn_or_unknown_link_works_for_nobody(store: Store) -> None:
    team = a_team(store)
    token = a_place(store, team)
    assert not link_state(store, token + "x", None, 77)
    with transaction(store):
        teams.withdraw_open(store, team)
    assert not link_state(store, token, None, 77)
    assert teams.size(store, team) == 0


def test_the_code_of_a_link_is_stored_only_as_a_hash(store: Store, folder: Path) -> None:
    token = a_place(store, a_team(store))
    assert len(token) == 24
    assert token.encode() not in b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_link_for_another_phone_is_bound_to_who_tapped_first_and_takes_five_tries(store: Store) -> None:
    team = a_team(store)
    with transaction(store):
        token = teams.issue(store, team, Role.PROFESSIONAL, MADE, moving=True)
        teams.tap_moving(store, 1, people.address_hash(store, 77))
        teams.tap_moving(store, 1, people.address_hash(store, 78))
    assert link_state(store, token, None, 77)
    assert not link_state(store, token, None, 78)
    assert teams.size(store, team) == 0
    for _ in range(4):
        teams.count_try(store, 1)
    assert teams.moving_for(store, people.address_hash(store, 77)) is not None
    teams.count_try(store, 1)
    assert teams.moving_for(store, people.address_hash(store, 77)) is None
    assert not link_state(store, token, None, 77)


def test_a_run_is_claimed_once_under_two_connections(store: Store, folder: Path) -> None:
    with reopened(folder) as other:
        got = []
        for connection in (store, other, store):
            with transaction(connection):
                got.append(rounds.claim_run(connection, "picture", 1, "2026-W48", NOW))
        assert got == [True, False, False]
        assert rounds.has_run(other, "picture", 1, "2026-W48")
        with transaction(other):
            assert rounds.claim_run(other, "picture", 1, "2026-W49", NOW)
            assert rounds.claim_run(other, "prompt", 1, "2026-W48", NOW)


def test_a_run_whose_transaction_was_undone_may_be_claimed_again(store: Store) -> None:
    def cut_short() -> None:
        with transaction(store):
            assert rounds.claim_run(store, "prompt", 1, "2026-W48", NOW)
            raise CutShortError

    with pytest.raises(CutShortError):
        cut_short()
    with transaction(store):
        assert rounds.claim_run(store, "prompt", 1, "2026-W48", NOW)


def test_a_round_reads_the_set_and_plan_it_froze(store: Store, folder: Path) -> None:
    started: StoredRound = a_round(store)
    with reopened(folder) as again:
        found = rounds.by_id(again, started.round.id)
        assert found.round.norm_set == SET
        assert found == rounds.latest(again)
    assert (started.threshold, started.started.tzinfo is None) == (5, False)


def test_a_threshold_under_five_is_refused_by_the_table(store: Store) -> None:
    a_round(store)
    with pytest.raises(ConflictError):
        store.conn.execute("UPDATE round SET threshold = 4")


@given(instants)
def test_an_instant_survives_as_text_also_in_the_hour_that_comes_twice(at: object) -> None:
    text = stamp(at)  # type: ignore[arg-type]  # a datetime, drawn
    assert stamp(instant(text)) == text


@given(instants, st.integers(1, 10**7))
def test_instants_as_text_sort_as_they_pass(at: object, seconds: int) -> None:
    first = instant(stamp(at))  # type: ignore[arg-type]  # a datetime, drawn
    later = instant(stamp(first)).timestamp() + seconds
    assert stamp(first) < stamp(type(first).fromtimestamp(later, first.tzinfo))


def test_an_instant_without_a_zone_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamp(NOW.replace(tzinfo=None))
