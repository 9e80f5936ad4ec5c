"""Who may do what to what: every cell said here in words, and rights that went away before the message did."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta
from itertools import product
from pathlib import Path

import aiohttp
import pytest
from telegram import Bot

from bot.clock import Clock
from bot.hub import Hub
from bot.outbox import Sender
from bot.sending import send
from bot.transport import Transport
from conversations.messages import (
    Delivery,
    Message,
    SendDocument,
    SendDrawing,
    SendPaper,
    ShowFigures,
    ShowMeeting,
    ShowPicture,
)
from conversations.model import Member, Person, PersonState, Role, World
from conversations.papers import LinkSheet, ParticipationDrawing, PlanDrawing, SessionPack, TeamPage, ThemeDrawing
from conversations.rights import TABLE, Command, may
from rounds.calendar import Moment
from rounds.period import Period
from rounds.setup import Setup
from storage import erasure, outbox, people, readers, rounds, teams, work
from storage.store import Store, transaction
from tests.folder import opened, rows
from tests.organisation import NUMBERS
from tests.rehearsal import NORMS, START, WORDS
from tests.waiting import run
from webchat.server import Webchat

MEMBERS = (
    Role.PROFESSIONAL,
    Role.GEDRAGSWETENSCHAPPER,
    Role.VRIJWILLIGER,
    Role.TEAMLEIDER,
    Role.MANAGEMENT,
    Role.BESTUUR,
)
WHO = ("member", "ex-member", "stranger", "coordinator", "coordinator and member")
OBJECTS = ("own", "own team", "other team", "all teams")
OWN_TEAM, OTHER_TEAM = 7, 8

CONTRACT = """
                        member  ex-member  stranger  coordinator  coordinator-and-member
answer         own      yes     no         no        no           yes
read_own       own      yes     yes        no        yes          yes
erase_own      own      yes     yes        no        yes          yes
see_picture    own-team yes     no         no        yes          yes
see_picture    other    no      no         no        yes          yes
see_picture    none     no      no         no        yes          yes
manage_teams   all      no      no         no        yes          yes
issue_invites  all      no      no         no        yes          yes
start_round    all      no      no         no        yes          yes
see_participation all   no      no         no        yes          yes
read_log       all      yes     no         no        yes          yes
reply_to_help  all      no      no         no        yes          yes
"""
"""Of every role that belongs to a team: `member`, and nothing more for the leader. An ex-member's own team
is the one they left; a coördinator's without a place is any."""


def cells() -> list[tuple[Command, str, str, bool]]:
    head, *lines = CONTRACT.strip("\n").splitlines()
    found = []
    for line in lines:
        command, about, *said = line.split()
        found += [
            (Command(command), about, who, word == "yes") for who, word in zip(head.split(), said, strict=True)
        ]
    return found


def world(who: str, role: Role) -> World:
    person = Person(1, PersonState.ACTIVE, Moment(4, time(16, 15)), "ABCDEFGH")
    member = Member(OWN_TEAM, "Noord", role, 9)
    match who:
        case "member":
            return World(START, person, member)
        case "coordinator":
            return World(START, person, coordinator=True)
        case "coordinator-and-member":
            return World(START, person, member, coordinator=True)
        case "ex-member":
            return World(START, person)
        case _:
            return World(START)


TEAM_OF = {"own": None, "all": None, "none": None, "own-team": OWN_TEAM, "other": OTHER_TEAM}


@pytest.mark.parametrize("role", MEMBERS)
@pytest.mark.parametrize(("command", "about", "who", "allowed"), cells())
def test_each_cell_is_as_the_contract_says(
    command: Command, about: str, who: str, allowed: bool, role: Role
) -> None:
    assert may(world(who, role), command, TEAM_OF[about]) is allowed


def test_the_contract_leaves_out_no_command_and_no_role() -> None:
    assert {cell[0] for cell in cells()} == set(Command)
    assert set(TABLE) == {*MEMBERS, Role.COORDINATOR} == set(Role)
    kinds = {"member", "ex-member", "stranger", "coordinator", "coordinator-and-member"}
    for command, who in product(Command, kinds):
        assert any(cell[0] == command and cell[2] == who for cell in cells())


def test_a_stopped_or_declined_person_has_the_rights_of_their_place() -> None:
    for state in PersonState:
        person = Person(1, state, Moment(4, time(16, 15)), "ABCDEFGH")
        seen = World(START, person, Member(OWN_TEAM, "Noord", Role.PROFESSIONAL, 9))
        assert may(seen, Command.SEE_PICTURE, OWN_TEAM)
        assert not may(seen, Command.SEE_PICTURE, OTHER_TEAM)


@asynccontextmanager
async def sending(folder: Path) -> AsyncIterator[tuple[Webchat, Hub, Bot]]:
    """What the sender holds, against webchat, without the loops around it."""
    async with Webchat(start=START) as chat, aiohttp.ClientSession() as session:
        with opened(folder) as store:
            clock = Clock()
            clock.set_told(START)
            hub = Hub(store, WORDS, NORMS, clock, {**NUMBERS, "beheerder": "Bo", "contact": "Co"}, "spiegel_bot")
            request = Transport(session)
            bot = Bot(
                chat.token, base_url=f"{chat.url}/bot", request=request, get_updates_request=Transport(session)
            )
            yield chat, hub, bot


def somebody(chat: Webchat, store: Store, team: int | None, role: Role = Role.PROFESSIONAL) -> tuple[int, int]:
    """Their Telegram id, and their number here."""
    telegram = chat.add_person("Iemand")
    with transaction(store):
        person = people.meet(store, telegram, START)
        people.set_state(store, person, PersonState.ACTIVE, START)
        if team is not None:
            people.join_team(store, person, team, role, START, START)
    return telegram, person


def queue(store: Store, person: int, team: int) -> None:
    picture = ShowPicture(team, Period.of(START), silent=True, delivery=Delivery.AT_MOST_ONCE)
    with transaction(store):
        outbox.put(store, person, picture, START)


async def send_all(hub: Hub, bot: Bot) -> None:
    """One round of the real sender over what is queued."""
    sender = Sender(hub, bot, 1000)
    task = asyncio.create_task(sender.run())
    async with asyncio.timeout(30):
        while not sender.is_idle() and not task.done():
            await asyncio.wait({task}, timeout=0.01)
    task.cancel()
    [ended] = await asyncio.gather(task, return_exceptions=True)
    assert isinstance(ended, asyncio.CancelledError), ended


def test_a_picture_that_was_queued_is_dropped_when_the_role_has_gone(empty: Path) -> None:
    """Left, moved to another team, or no coördinator any more: what stays is not shown either."""

    async def scene() -> None:
        async with sending(empty) as (chat, hub, bot):
            with transaction(hub.store):
                north = teams.create(hub.store, "Noord", START)
                south = teams.create(hub.store, "Zuid", START)
            stays, left, moved, boss = (
                somebody(chat, hub.store, north),
                somebody(chat, hub.store, north),
                somebody(chat, hub.store, north),
                somebody(chat, hub.store, None),
            )
            with transaction(hub.store):
                people.make_coordinator(hub.store, boss[1])
            for _, person in (stays, left, moved, boss):
                queue(hub.store, person, north)
            with transaction(hub.store):
                people.leave_team(hub.store, left[1], START + timedelta(minutes=1))
                people.join_team(hub.store, moved[1], south, Role.TEAMLEIDER, START, START)
                hub.store.conn.execute("UPDATE person SET coordinator = 0 WHERE id = ?", (boss[1],))
            await send_all(hub, bot)
            assert [len(chat.phone(someone[0]).messages) for someone in (stays, left, moved, boss)] == [1, 0, 0, 0]
            states = rows(hub.store, "SELECT person_id, state, length(payload_sealed) FROM outbox ORDER BY 1")
            assert states == [
                (stays[1], "sent", 0),
                (left[1], "dropped", 0),
                (moved[1], "dropped", 0),
                (boss[1], "dropped", 0),
            ]

    run(scene())


def test_in_a_hundred_withdrawals_at_random_no_picture_is_delivered(empty: Path) -> None:
    async def scene() -> None:
        async with sending(empty) as (chat, hub, bot):
            with transaction(hub.store):
                north = teams.create(hub.store, "Noord", START)
            out = [somebody(chat, hub.store, north, MEMBERS[n % len(MEMBERS)]) for n in range(100)]
            for _, person in out:
                queue(hub.store, person, north)
            with transaction(hub.store):
                for _, person in out:
                    people.leave_team(hub.store, person, START)
            await send_all(hub, bot)
            assert chat.log == []

    run(scene())


def test_a_document_of_someone_else_is_not_sent(empty: Path) -> None:
    async def scene() -> None:
        async with sending(empty) as (chat, hub, bot):
            _, owner = somebody(chat, hub.store, None)
            telegram, other = somebody(chat, hub.store, None)
            with transaction(hub.store):
                work.ask(hub.store, owner, "mijn_gegevens", START)
                job = work.waiting(hub.store)[0]
                work.finish(hub.store, job, b"{}")
                outbox.put(hub.store, other, SendDocument(job.id), START)
            await send_all(hub, bot)
            assert chat.phone(telegram).messages == ()
            assert rows(hub.store, "SELECT state FROM outbox") == [("dropped",)]

    run(scene())


PAPERS: tuple[SendPaper | ShowMeeting, ...] = (
    SendPaper(TeamPage(1)),
    SendPaper(SessionPack(1)),
    SendPaper(LinkSheet((("Team Noord, professional", "https://t.me/x?start=abc"),))),
    ShowMeeting(1),
)
FIGURES: tuple[Message, ...] = (
    ShowFigures(1, 1, 1),
    ShowFigures(1, 1, 1, 2),
    ShowFigures(1, 0, 1),
    SendDrawing(ThemeDrawing(1, 1, 1)),
    SendDrawing(ThemeDrawing(1, 0, 1)),
    SendDrawing(PlanDrawing(1)),
    SendDrawing(ParticipationDrawing(1)),
)
OF_A_TEAM = (FIGURES[0], FIGURES[1], FIGURES[3])


@pytest.mark.parametrize("message", PAPERS, ids=lambda message: repr(message).split("(")[1])
def test_paper_is_for_who_may_see_what_is_on_it(empty: Path, message: SendPaper | ShowMeeting) -> None:
    """A member of the team, one of another, who is in none, and a coördinator; links are for the last alone."""

    async def scene() -> list[bool]:
        async with sending(empty) as (chat, hub, bot):
            with transaction(hub.store):
                north = teams.create(hub.store, "Noord", START)
                south = teams.create(hub.store, "Zuid", START)
            members = [somebody(chat, hub.store, team) for team in (north, south, None, None)]
            with transaction(hub.store):
                people.make_coordinator(hub.store, members[-1][1])
                for _, person in members:
                    outbox.put(hub.store, person, message, START)
            await send_all(hub, bot)
            return [len(chat.phone(telegram).messages) == 1 for telegram, _ in members]

    links = isinstance(message, SendPaper) and isinstance(message.paper, LinkSheet)
    assert run(scene()) == [not links, False, False, True]


@pytest.mark.parametrize("message", FIGURES, ids=repr)
def test_figures_are_for_who_may_see_the_team_and_those_of_all_for_who_may_see_all(
    empty: Path, message: Message
) -> None:
    """A member of the team, one of another, who reads along, who is in none, and a coördinator."""

    async def scene() -> list[bool]:
        async with sending(empty) as (chat, hub, bot):
            with transaction(hub.store):
                north = teams.create(hub.store, "Noord", START)
                south = teams.create(hub.store, "Zuid", START)
                order = tuple(theme.nummer for theme in hub.norm_set.themas)
                rounds.start(hub.store, hub.norm_set, Setup(Period.of(START), len(order), order), START)
            members = [somebody(chat, hub.store, team) for team in (north, south, south, None, None)]
            with transaction(hub.store):
                readers.add(hub.store, members[2][1], north, START)
                people.make_coordinator(hub.store, members[-1][1])
                for _, person in members:
                    outbox.put(hub.store, person, message, START)
            await send_all(hub, bot)
            return [len(chat.phone(telegram).messages) == 1 for telegram, _ in members]

    assert run(scene()) == [message in OF_A_TEAM, False, False, False, True]


@pytest.mark.parametrize("message", PAPERS, ids=lambda message: repr(message).split("(")[1])
def test_paper_that_was_claimed_is_dropped_when_its_reader_is_erased(
    empty: Path, message: SendPaper | ShowMeeting
) -> None:
    assert erased_while_claimed(empty, message) == (None, 0)


def erased_while_claimed(folder: Path, message: Message) -> tuple[object, int]:
    """A row is claimed; before it is sent the person erases everything. What came of it, and how often."""

    async def scene() -> tuple[object, int]:
        async with sending(folder) as (chat, hub, bot):
            with transaction(hub.store):
                team = teams.create(hub.store, "Noord", START)
            _, person = somebody(chat, hub.store, team)
            with transaction(hub.store):
                outbox.put(hub.store, person, message, START)
                [row] = outbox.claim(hub.store, START, 1, frozenset())
            with transaction(hub.store):
                erasure.erase(hub.store, person, people.address(hub.store, person), START)
            return await send(hub, bot, row), len(chat.log)

    return run(scene())


def test_a_picture_that_was_claimed_is_dropped_when_its_reader_is_erased(empty: Path) -> None:
    assert erased_while_claimed(empty, ShowPicture(1)) == (None, 0)


def test_a_document_that_was_claimed_is_dropped_when_its_owner_is_erased(empty: Path) -> None:
    assert erased_while_claimed(empty, SendDocument(1)) == (None, 0)
