"""Carrying out a turn's effects, in order, inside its transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.hub import Hub
from conversations.effects import (
    CreateTeam,
    DropButtons,
    Effect,
    EraseMe,
    IssueInvites,
    KeepAnswer,
    KeepPlacement,
    KeepSentence,
    LeaveTeam,
    MakeDocument,
    Meet,
    Message,
    MoveHere,
    React,
    Remove,
    RenameTeam,
    RevokeSentence,
    Say,
    SendDocument,
    SetMoment,
    SetState,
    ShowOwnAnswers,
    ShowPicture,
    StartRound,
    TakeInvite,
    Wake,
    WithdrawInvites,
    say,
)
from conversations.model import PersonState, Role, World
from conversations.text import Lines, Plain, Text
from rounds.plan import one_question_a_week
from storage import answers, chats, erasure, inbox, outbox, people, rounds, teams, work


@dataclass(slots=True)
class Acting:
    """Who the turn is for, as its effects change that. `refused`: the link they took is someone else's by now.

    `person` is None for a stranger, and again after an erasure; `stays` is then the one intake key to keep.
    """

    hub: Hub
    world: World
    telegram: int
    person: int | None
    now: datetime
    stays: str | None = None
    refused: bool = False

    @property
    def someone(self) -> int:
        assert self.person is not None
        return self.person


def apply(acting: Acting, effects: tuple[Effect, ...]) -> None:
    """All of them, in order; none after a link that someone else used meanwhile."""
    for effect in effects:
        if not acting.refused:
            _apply(acting, effect)


def _apply(acting: Acting, effect: Effect) -> None:
    store, now = acting.hub.store, acting.now
    match effect:
        case Say() | React() | DropButtons() | Remove() | ShowPicture() | ShowOwnAnswers() | SendDocument():
            tell(acting, effect)
        case KeepAnswer() | KeepPlacement() | KeepSentence() | RevokeSentence():
            _keep(acting, effect)
        case Meet():
            acting.person = people.meet(store, acting.telegram, now)
        case TakeInvite(number):
            _take_invite(acting, number)
        case MoveHere(number, code):
            _move(acting, number, code)
        case SetMoment(moment):
            people.set_moment(store, acting.someone, moment)
        case SetState(state):
            people.set_state(store, acting.someone, state, now)
        case LeaveTeam():
            people.leave_team(store, acting.someone, now)
            teams.withdraw_place_of(store, acting.someone)
        case EraseMe():
            acting.stays = erasure.erase(store, acting.someone, acting.telegram, now)
            acting.person = None
        case MakeDocument(kind):
            work.ask(store, acting.someone, kind, now)
        case CreateTeam(name):
            teams.create(store, name, now)
        case RenameTeam(team, name):
            teams.rename(store, team, name)
        case IssueInvites():
            _issue(acting, effect)
        case WithdrawInvites(team):
            teams.withdraw_open(store, team)
        case StartRound(start):
            plan = one_question_a_week(acting.hub.norm_set, start)
            rounds.start(store, acting.hub.norm_set, plan, now)
        case Wake():
            chats.set_wake(store, acting.someone, effect)
        case _:
            assert_never(effect)


def tell(acting: Acting, message: Message) -> None:
    """Into the outbox, to the person or to the account that is nobody (any more)."""
    store = acting.hub.store
    if acting.person is not None:
        outbox.put(store, acting.person, message, acting.now)
        return
    if isinstance(message, Say | Remove):
        owner = acting.stays or inbox.intake_key(store, acting.now)
        outbox.put_stranger(store, owner, acting.telegram, message, acting.now)


def _keep(acting: Acting, effect: KeepAnswer | KeepPlacement | KeepSentence | RevokeSentence) -> None:
    store, now = acting.hub.store, acting.now
    assert acting.world.member is not None
    assert acting.world.round is not None
    team, round_id = acting.world.member.team, acting.world.round.id
    match effect:
        case KeepAnswer():
            answers.keep_answer(store, acting.someone, team, round_id, effect, now)
        case KeepPlacement():
            answers.keep_placement(store, acting.someone, team, round_id, effect, now)
        case KeepSentence():
            answers.keep_sentence(store, acting.someone, team, round_id, effect, now)
        case RevokeSentence():
            answers.revoke_sentence(store, acting.someone, round_id, effect)


def _take_invite(acting: Acting, number: int) -> None:
    """An own link that was used before only brings back who left."""
    store, now = acting.hub.store, acting.now
    link = teams.link(store, number)
    if acting.person is None:
        acting.person = people.meet(store, acting.telegram, now)
    person = acting.person
    if link.state != "open" and link.person != person:
        acting.refused = True
        tell(acting, say("start.link_werkt_niet"))
        return
    if link.team is None:
        people.make_coordinator(store, person)
        people.set_state(store, person, PersonState.ACTIVE, now)
    elif acting.world.member is None or acting.world.member.team != link.team or link.state == "open":
        teams.withdraw_place_of(store, person)
        people.join_team(store, person, link.team, link.role, link.made, now)
    teams.use(store, number, person)


def _move(acting: Acting, number: int, code: str) -> None:
    """Only link and code together move anyone; the account it was hears of it."""
    store, now = acting.hub.store, acting.now
    link = teams.link(store, number)
    person = people.by_code(store, code)
    if person is None or link.state != "open" or not people.is_member(store, person, link.team):
        key = "kennismaking.verhuizen_mislukt" if teams.count_try(store, number) else "kennismaking.verhuislink_op"
        tell(acting, Say(Text(key)))
        return
    before = people.move_address(store, person, acting.telegram)
    teams.use(store, number, person)
    contact = acting.hub.organisation["contact"]
    warned = say("kennismaking.verhuisd_weg", contact=contact)
    outbox.put_stranger(store, inbox.intake_key(store, now), before, warned, now)
    acting.person = person
    tell(acting, say("kennismaking.verhuisd"))


def _issue(acting: Acting, effect: IssueInvites) -> None:
    """The links themselves are seen by who asked for them and are nowhere else."""
    hub = acting.hub
    tokens = [
        teams.issue(hub.store, effect.team, effect.role, acting.now, moving=effect.moving)
        for _ in range(effect.count)
    ]
    team = teams.name(hub.store, effect.team)
    head = (
        Text("teams.verhuislink", {"team": team})
        if effect.moving
        else Text("teams.links", {"aantal": effect.count, "team": team, "rol": Text(f"rol.{Role(effect.role)}")})
    )
    links = tuple(Plain(link_text(hub.username, token)) for token in tokens)
    tell(acting, Say(Lines((head, *links))))


def link_text(username: str, token: str) -> str:
    """What opens the bot with this code."""
    return f"https://t.me/{username}?start={token}"
