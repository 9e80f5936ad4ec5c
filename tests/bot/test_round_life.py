"""Rounds from wizard to last picture, with everything that people and coördinatoren may do on the way."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.model import Role
from conversations.organising import CreateTeam, IssueInvites, RenameTeam, WithdrawInvites
from storage import people, teams
from storage.soundness import check
from storage.store import create, transaction
from tests.bot.laws import Laws
from tests.bot.life import BEGIN, MASTER, Life, opened
from tests.rounds.test_round_setup import EXAMPLES, LONG, plays

MEMORY = Path("/dev/shm")
"""No disk is tested here; where there is none in memory, it only takes longer."""
PEOPLE = {
    "Noord": (Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 7, Role.GEDRAGSWETENSCHAPPER, Role.MANAGEMENT),
    "Zuid": (Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 3, Role.VRIJWILLIGER, Role.BESTUUR),
    "Kade": (Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 2),
}
ENDS = ("sturen", "meer", "ronde_sluiten", "sluiten")
RHYTHM = ("ritme", "{}", "weet_nog_niet")
JOINING = tuple(role for role in Role if role != Role.COORDINATOR)


@pytest.fixture(scope="module")
def founded() -> Iterator[tuple[Path, tuple[int, ...], datetime]]:
    """A folder with a coördinator and three teams, to be copied for each life."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name) / "gesticht"
        folder.mkdir()
        create(folder, MASTER)
        with opened(folder, BEGIN) as life:
            with transaction(life.hub.store):
                token = teams.issue(life.hub.store, None, Role.COORDINATOR, BEGIN)
            life.joins(token)
            for team, roles in PEOPLE.items():
                life.team(team, *roles)
            life.types(life.phones[0], "coordinator erbij")
            phones, now = tuple(life.phones), life.now
        yield folder, phones, now


steps = st.one_of(
    st.tuples(st.just("passes"), st.one_of(st.integers(1, 40), st.integers(24, 24 * 20))),
    st.tuples(st.just("passes"), st.integers(24 * 5, 24 * 45)),
    st.tuples(st.just("is down"), st.integers(1, 24 * 12)),
    st.tuples(st.just("steers"), st.integers(0, 10**6)),
    st.tuples(st.just("steers"), st.integers(0, 10**6)),
    st.tuples(st.just("steers"), st.integers(0, 10**6)),
    st.tuples(st.sampled_from(("ends", "rhythm", "begins")), st.integers(0, 10**6)),
    st.tuples(
        st.sampled_from(
            ("begins", "joins", "moves", "moves", "leaves", "stops", "returns", "erases", "blocks", "answers")
        ),
        st.integers(0, 10**6),
    ),
    st.tuples(
        st.sampled_from(("team", "links", "renames", "withdraws", "leader", "second")), st.integers(0, 10**6)
    ),
)


def lives(life: Life, step: str, number: int) -> None:
    """One step; what cannot be done now is passed over."""
    life.chance = Random(number)
    bosses, members = life.coordinators(), life.members()
    if step == "passes":
        life.passes(number)
    elif step == "is down":
        life.goes_down(number)
    elif step in {"begins", "steers"} and bosses:
        boss = bosses[number % len(bosses)]
        life.types(boss, "ronde")
        life.walk(boss, 60 if step == "begins" else 7)
    elif step in {"ends", "rhythm"} and bosses:
        _ends(life, bosses[number % len(bosses)], ENDS if step == "ends" else RHYTHM, number)
    elif members and step in {"moves", "leaves", "stops", "returns", "erases", "blocks", "answers"}:
        _does(life, step, members[number % len(members)], number)
    elif bosses:
        _organises(life, step, number)


def _ends(life: Life, boss: int, presses: tuple[str, ...], number: int) -> None:
    """Straight to what ends a round, or to what comes after it; stops where that is not offered."""
    life.types(boss, "ronde")
    for wanted in presses:
        place = next(iter(life.places(boss)), None)
        choice = wanted.format(("elke_week", "om_de_week", "geen_vragen")[number % 3])
        if place is None or not any(offer.choice == choice for offer in place.offers):
            return
        life.presses(boss, place, choice)


def _does(life: Life, step: str, phone: int, number: int) -> None:
    match step:
        case "moves":
            life.types(phone, f"/start {_link(life, number)}")
            life.walk(phone, 1)
        case "leaves":
            life.leaves(phone)
        case "stops":
            life.types(phone, "stop")
        case "returns":
            life.types(phone, "instellingen")
            place = next(iter(life.places(phone)), None)
            if place is not None and any(offer.choice == "weer_aan" for offer in place.offers):
                life.presses(phone, place, "weer_aan")
        case "erases" if phone not in life.coordinators():
            life.erases(phone)
        case "blocks":
            person = life.person(phone)
            assert person is not None
            with transaction(life.hub.store):
                people.set_reachable(life.hub.store, person, reachable=bool(number % 2))
        case "answers":
            life.types(phone, "vraag")
            life.walk(phone, 8)
        case _:
            pass


def _organises(life: Life, step: str, number: int) -> None:
    found = [team for (team,) in life.rows("SELECT id FROM team")]
    team = found[number % len(found)]
    match step:
        case "joins":
            life.joins(_link(life, number))
        case "team" if len(found) < len(PEOPLE) + 2:
            life.team(("Haven", "Linde")[len(found) - len(PEOPLE)], Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 6)
        case "links":
            life.does(IssueInvites(team, JOINING[number % len(JOINING)], 1 + number % 9))
        case "renames":
            life.does(RenameTeam(team, f"Team {number}"))
        case "withdraws":
            life.does(WithdrawInvites(team))
        case "leader":
            life.joins(life.does(IssueInvites(team, Role.TEAMLEIDER, 1, replaces=True))[0])
        case "second" if len(life.coordinators()) == 1:
            life.joins(life.does(IssueInvites(None, Role.COORDINATOR, 1))[0])
        case _:
            life.does(CreateTeam(f"Leeg {number}")) if len(found) < len(PEOPLE) else None


def _link(life: Life, number: int) -> str:
    found = [team for (team,) in life.rows("SELECT id FROM team")]
    role = JOINING[number % len(JOINING)]
    return life.does(IssueInvites(found[number % len(found)], role, 1))[0]


@given(st.integers(0, 10**6), st.integers(0, 80), st.lists(steps, min_size=6, max_size=16))
@settings(plays, max_examples=EXAMPLES if LONG else 15)
def test_whatever_happens_in_a_round_its_laws_hold(
    founded: tuple[Path, tuple[int, ...], datetime], seed: int, eager: int, done: list[tuple[str, int]]
) -> None:
    folder, phones, now = founded
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        copy = Path(name) / "leven"
        shutil.copytree(folder, copy)
        with opened(copy, now, phones) as life:
            life.eager = eager
            laws = Laws(life)
            for step, number in (("begins", seed), *done, ("passes", 24 * 9)):
                lives(life, step, number)
                laws.hold()
            laws.nobody_can_change_what_is_frozen()
        assert check(copy, MASTER) == ()
