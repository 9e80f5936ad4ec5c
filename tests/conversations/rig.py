"""A person in memory, for the pure engine: what a turn's effects change in the world that the next turn sees."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from bot.listening import hear
from bot.render import render
from bot.updates import Wrote
from conversations.chat import Chat, Turn
from conversations.effects import (
    CreateTeam,
    Effect,
    EraseMe,
    IssueInvites,
    KeepAnswer,
    LeaveTeam,
    Meet,
    MoveHere,
    RenameTeam,
    Say,
    SetMoment,
    SetState,
    ShowPicture,
    StartRound,
    TakeInvite,
    Wake,
    WithdrawInvites,
)
from conversations.engine import advance
from conversations.events import Event, Pressed, Started, TimePassed
from conversations.model import CurrentRound, Invite, Member, Person, PersonState, Role, TeamSeats, World
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from rounds.calendar import DEFAULT_MOMENT
from rounds.period import AMSTERDAM, Period
from rounds.plan import one_question_a_week
from storage.codec import dump_chat, load_chat

CATALOGUE = load_catalogue()
NORM_SET = load_package_set()
START = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
LONGEST_DATA = 64
"""Bytes of a button at Telegram."""
INVITES = {
    "noord": Invite(1, Role.PROFESSIONAL, 1, "Noord", own=False, moving=False),
    "zuid": Invite(2, Role.TEAMLEIDER, 2, "Zuid", own=False, moving=False),
    "coördinator": Invite(3, Role.COORDINATOR, None, "", own=False, moving=False),
    "verhuizing": Invite(4, Role.PROFESSIONAL, 1, "Noord", own=False, moving=True),
}


@dataclass(slots=True)
class Rig:
    """`shown` keeps every keyboard ever shown; `wakes` the told times that were asked for."""

    chat: Chat = field(default_factory=Chat)
    world: World = field(
        default_factory=lambda: World(
            START,
            norm_set=NORM_SET,
            organisation={"beheerder": "de beheerder", "contact": "je coördinator"},
        )
    )
    shown: list[Pressed] = field(default_factory=list)
    wakes: list[Wake] = field(default_factory=list)
    teams: dict[int, TeamSeats] = field(
        default_factory=lambda: {1: TeamSeats(1, "Noord", 5, 3), 2: TeamSeats(2, "Zuid", 0, 1)}
    )
    used: dict[int, Invite] = field(default_factory=dict)
    messages: "count[int]" = field(default_factory=lambda: count(1))
    prompted: set[Period] = field(default_factory=set)

    def join(self, role: Role, *, coordinator: bool, norm_round: bool) -> None:
        """Skips the first minute."""
        person = Person(1, PersonState.ACTIVE, DEFAULT_MOMENT, "ABCD2345")
        self.world = replace(
            self.world, person=person, member=Member(1, "Noord", role, 8), coordinator=coordinator
        )
        if norm_round:
            self._apply(StartRound(Period.of(START)))
        self._see_teams()

    def typed(self, text: str) -> Event:
        event = hear(Wrote(next(self.messages), self.world.now, text), self.chat, CATALOGUE, self.world.now)
        assert event is not None
        return event

    def tap(self, name: str) -> None:
        """The link as the store would find it: an own one, one to take, or none."""
        invite = INVITES[name]
        found = replace(invite, own=True) if invite.id in self.used else invite
        self.world = replace(self.world, invite=found)
        self.play(Started(next(self.messages), name))
        moving = invite if invite.moving and self.world.person is None else None
        self.world = replace(self.world, invite=None, moving=moving)

    def wait(self, minutes: int) -> None:
        """Told time goes on; what was to wake in between wakes."""
        self.world = replace(self.world, now=self.world.now + timedelta(minutes=minutes))
        answered = self.world.answered if Period.of(self.world.now) in self.prompted else ()
        self.world = replace(self.world, answered=answered)
        due = [wake for wake in self.wakes if wake.at <= self.world.now]
        self.wakes = [wake for wake in self.wakes if wake.at > self.world.now]
        for wake in due:
            if self.world.person is not None:
                self.play(TimePassed(wake.step, wake.serial, self.world.now - wake.at))

    def play(self, event: Event) -> None:
        """One turn, with all that must hold of any."""
        turn = advance(self.chat, event, self.world)
        assert load_chat(dump_chat(turn.chat)) == turn.chat
        self._see(turn)
        self.chat = turn.chat
        for effect in turn.effects:
            self._apply(effect)
        self._see_teams()

    def _see(self, turn: Turn) -> None:
        for effect in turn.effects:
            if isinstance(effect, Say):
                rendered = render(effect, CATALOGUE)
                assert rendered.text
                assert all(len(data.encode()) <= LONGEST_DATA for _, data in rendered.keyboard)
            if isinstance(effect, Say | ShowPicture):
                message = next(self.messages)
                self.shown += [
                    Pressed(message, effect.step, effect.serial, button.choice) for button in effect.buttons
                ]

    def _apply(self, effect: Effect) -> None:
        world = self.world
        match effect:
            case Meet():
                self._meet()
            case TakeInvite(number):
                self._take(next(one for one in INVITES.values() if one.id == number))
            case MoveHere():
                self._meet()
            case SetMoment(moment) if world.person:
                self.world = replace(world, person=replace(world.person, moment=moment))
            case SetState(state) if world.person:
                self.world = replace(world, person=replace(world.person, state=state))
            case LeaveTeam():
                self.world = replace(world, member=None)
            case EraseMe():
                self.chat = Chat()
                self.wakes.clear()
                self.world = replace(world, person=None, member=None, coordinator=False, answered=())
            case KeepAnswer(norm=norm):
                self.prompted.add(world.period)
                self.world = replace(world, answered=tuple({*world.answered, norm}))
            case CreateTeam(name):
                number = len(self.teams) + 1
                self.teams[number] = TeamSeats(number, name, 0, 0)
            case RenameTeam(team, name):
                self.teams[team] = replace(self.teams[team], name=name)
            case IssueInvites(team, _, number, moving) if not moving:
                self.teams[team] = replace(self.teams[team], opened=self.teams[team].opened + number)
            case WithdrawInvites(team):
                self.teams[team] = replace(self.teams[team], opened=0)
            case StartRound(start):
                plan = one_question_a_week(NORM_SET, start)
                self.world = replace(world, round=CurrentRound(1, NORM_SET, plan))
            case Wake():
                self.wakes = [one for one in self.wakes if one.step != effect.step] + [effect]
            case _:
                pass

    def _meet(self) -> None:
        person = self.world.person or Person(1, PersonState.JOINING, DEFAULT_MOMENT, "ABCD2345")
        self.world = replace(self.world, person=person)

    def _take(self, invite: Invite) -> None:
        self._meet()
        self.used[invite.id] = invite
        if invite.team is None:
            self.world = replace(self.world, coordinator=True)
        else:
            member = Member(invite.team, invite.team_name, invite.role, 8)
            self.world = replace(self.world, member=member)

    def _see_teams(self) -> None:
        teams = tuple(self.teams.values()) if self.world.coordinator else ()
        self.world = replace(self.world, teams=teams)
