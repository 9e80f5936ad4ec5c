"""Carrying out a turn's effects, in order, inside its transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.hub import Hub
from bot.listing import take_list
from bot.organising import change_round, change_teams
from bot.settling import settle
from conversations.effects import (
    AnswerHelp,
    AskHelp,
    ChangeWords,
    ClearLater,
    CloseIntention,
    Effect,
    KeepAnswer,
    KeepEffect,
    KeepIntention,
    KeepOrigin,
    KeepPlacement,
    KeepSentence,
    KeepWish,
    MakeDocument,
    RemoveAnswer,
    RevokeSentence,
    TakeOffTheme,
    Transcribe,
    Wake,
)
from conversations.messages import (
    DropButtons,
    Message,
    React,
    Remove,
    Say,
    SendDocument,
    SendDrawing,
    SendPaper,
    ShowClosing,
    ShowExample,
    ShowFigures,
    ShowLog,
    ShowMeeting,
    ShowOwnAnswers,
    ShowParticipation,
    ShowPicture,
    say,
)
from conversations.model import PersonState, World
from conversations.organising import (
    AgreeSettling,
    AskSettling,
    CreateTeam,
    DropDraft,
    DropList,
    IssueInvites,
    KeepDraft,
    MergeTeams,
    ReadList,
    Record,
    RenameTeam,
    StartRound,
    TakeList,
    WithdrawInvites,
)
from conversations.people import (
    EraseMe,
    LeaveTeam,
    Meet,
    MoveHere,
    SetClearing,
    SetHours,
    SetMoment,
    SetState,
    TakeInvite,
)
from conversations.text import Plain, Text
from rounds.calendar import next_allowed
from rounds.starting import Kind
from storage import (
    answers,
    chats,
    clearing,
    erasure,
    filing,
    handed,
    helping,
    inbox,
    intentions,
    outbox,
    people,
    readers,
    rewriting,
    speech,
    taps,
    teams,
    wishes,
    work,
)


@dataclass(slots=True)
class Acting:
    """Who the turn is for, as its effects change that. `refused`: the link they took is someone else's by now.

    `person` is None for a stranger, and again after an erasure; `stays` is then the one intake key to keep.
    `kind`: what it tells was asked for by nobody.
    """

    hub: Hub
    world: World
    telegram: int
    person: int | None
    now: datetime
    stays: str | None = None
    refused: bool = False
    kind: Kind | None = None

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
        case Say() | React() | DropButtons() | Remove() | SendDocument() | SendPaper() | SendDrawing():
            tell(acting, effect)
        case (
            ShowPicture()
            | ShowOwnAnswers()
            | ShowExample()
            | ShowParticipation()
            | ShowClosing()
            | ShowFigures()
            | ShowLog()
            | ShowMeeting()
        ):
            tell(acting, effect)
        case KeepAnswer() | KeepPlacement() | KeepSentence() | RevokeSentence():
            _keep(acting, effect)
        case ChangeWords() | RemoveAnswer() | TakeOffTheme() | KeepIntention() | KeepWish():
            _keep_more(acting, effect)
        case AskHelp() | AnswerHelp():
            _pass_on(acting, effect)
        case CloseIntention():
            intentions.close(store, acting.someone, effect)
        case Meet():
            acting.person = people.meet(store, acting.telegram, now)
        case TakeInvite(number):
            _take_invite(acting, number)
        case MoveHere(number, code):
            _move(acting, number, code)
        case SetMoment() | SetHours() | SetState() | SetClearing():
            _set(acting, effect)
        case ClearLater(message):
            clearing.will_go(store, acting.someone, message, now)
        case LeaveTeam():
            people.leave_team(store, acting.someone, now)
            teams.withdraw_place_of(store, acting.someone)
            readers.drop_all(store, acting.someone)
        case EraseMe(spares):
            _erase(acting, spares)
        case MakeDocument(kind):
            work.ask(store, acting.someone, kind, now)
        case Transcribe():
            speech.ask(store, acting.someone, effect, now)
            acting.hub.spoken.set()
        case ReadList() | TakeList() | DropList():
            _with_list(acting, effect)
        case CreateTeam() | RenameTeam() | MergeTeams() | IssueInvites() | WithdrawInvites():
            change_teams(acting.hub, acting.someone, effect, now)
        case KeepDraft() | DropDraft() | StartRound() | Record():
            change_round(acting.hub, effect, now)
        case AskSettling() | AgreeSettling():
            settle(acting.hub, acting.someone, effect, now)
        case KeepOrigin() | KeepEffect():
            _keep_tap(acting, effect)
        case Wake():
            chats.set_wake(store, acting.someone, effect)
        case _:
            assert_never(effect)


def tell(acting: Acting, message: Message) -> None:
    """Into the outbox, to the person or to the account that is nobody (any more)."""
    store = acting.hub.store
    if acting.person is not None and acting.kind and isinstance(message, Say | ShowPicture | ShowClosing):
        outbox.put_started(store, acting.person, message, acting.kind, acting.now)
        return
    if acting.person is not None:
        outbox.put(store, acting.person, message, acting.now)
        return
    if isinstance(message, Say | Remove):
        owner = acting.stays or inbox.intake_key(store, acting.now)
        outbox.put_stranger(store, owner, acting.telegram, message, acting.now)


def _with_list(acting: Acting, effect: ReadList | TakeList | DropList) -> None:
    match effect:
        case ReadList():
            handed.ask(acting.hub.store, acting.someone, effect, acting.now)
            acting.hub.handed.set()
        case TakeList(number):
            take_list(acting.hub, acting.someone, number, acting.now)
        case DropList(number):
            handed.drop(acting.hub.store, number, acting.someone)


def _set(acting: Acting, effect: SetMoment | SetHours | SetState | SetClearing) -> None:
    store, person = acting.hub.store, acting.someone
    match effect:
        case SetMoment(moment):
            people.set_moment(store, person, moment)
        case SetHours(hours):
            people.set_hours(store, person, hours)
        case SetState(state):
            people.set_state(store, person, state, acting.now)
            if state == PersonState.ACTIVE:
                _lead(acting)
        case SetClearing(on):
            people.set_clears(store, person, clears=on)


def _keep(acting: Acting, effect: KeepAnswer | KeepPlacement | KeepSentence | RevokeSentence) -> None:
    store, now = acting.hub.store, acting.now
    assert acting.world.member is not None
    assert acting.world.round is not None
    team, round_id = acting.world.member.team, acting.world.round.id
    match effect:
        case KeepAnswer():
            answers.keep_answer(store, acting.someone, team, round_id, effect, now)
            norm_set = acting.world.round.norm_set
            filing.file(store, acting.someone, round_id, effect.period, effect.norm, norm_set)
        case KeepPlacement():
            answers.keep_placement(store, acting.someone, team, round_id, effect, now)
        case KeepSentence():
            answers.keep_sentence(store, acting.someone, team, round_id, effect, now)
        case RevokeSentence():
            answers.revoke_sentence(store, acting.someone, round_id, effect)


def _keep_more(
    acting: Acting, effect: ChangeWords | RemoveAnswer | TakeOffTheme | KeepIntention | KeepWish
) -> None:
    store, now = acting.hub.store, acting.now
    assert acting.world.member is not None
    assert acting.world.round is not None
    team, round_id = acting.world.member.team, acting.world.round.id
    match effect:
        case ChangeWords():
            held = rewriting.written(store, acting.someone, round_id, effect.message, now)
            rewriting.change(store, acting.someone, team, round_id, effect, now)
            if held is not None and not held.is_sentence:
                norm_set = acting.world.round.norm_set
                filing.file(store, acting.someone, round_id, held.period, held.norm, norm_set)
        case RemoveAnswer():
            copies = rewriting.messages(store, acting.someone, round_id, effect)
            rewriting.remove(store, acting.someone, round_id, effect)
            if copies:
                tell(acting, Remove(copies))
        case TakeOffTheme():
            filing.take_off(store, acting.someone, round_id, effect)
        case KeepIntention():
            intentions.keep(store, acting.someone, round_id, effect, now)
        case KeepWish():
            wishes.keep(store, acting.someone, round_id, effect, now)


def _pass_on(acting: Acting, effect: AskHelp | AnswerHelp) -> None:
    """Who is told hears it without sound, in the first allowed hour; a reply that comes too late goes nowhere."""
    store, now = acting.hub.store, acting.now
    match effect:
        case AskHelp(text):
            helping.ask(store, acting.someone, text, now)
            for person in people.coordinator_ids(store):
                outbox.put_started(store, person, say("hulp.er_is_een_vraag"), Kind.NOTICE, now)
        case AnswerHelp(number, text):
            asker = helping.answer(store, number)
            if asker is not None:
                reply = Say(Text("hulp.antwoord", {"tekst": Plain(text)}), silent=True)
                hours = people.person(store, asker).hours
                outbox.put(store, asker, reply, now, not_before=next_allowed(now, hours))


def _keep_tap(acting: Acting, effect: KeepOrigin | KeepEffect) -> None:
    match effect:
        case KeepOrigin(choice):
            assert acting.world.round is not None
            taps.keep_origin(acting.hub.store, acting.someone, acting.world.round.id, choice)
        case KeepEffect(round_id, side, value):
            taps.keep_effect(acting.hub.store, acting.someone, round_id, side, value, acting.now)


def _erase(acting: Acting, spares: int) -> None:
    """Also what still stands in the chat, as far as Telegram lets it be deleted, but for the message `spares`."""
    store, now = acting.hub.store, acting.now
    left = tuple(number for number in clearing.left(store, acting.someone, now) if number != spares)
    acting.stays = erasure.erase(store, acting.someone, acting.telegram, now)
    acting.person = None
    if left:
        tell(acting, Remove(left))


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
    if link.kind == "also":
        assert link.team is not None
        readers.add(store, person, link.team, now)
        teams.use(store, number, person)
        return
    if link.team is None:
        people.make_coordinator(store, person)
        people.set_state(store, person, PersonState.ACTIVE, now)
    elif acting.world.member is None or acting.world.member.team != link.team or link.state == "open":
        teams.withdraw_place_of(store, person)
        people.join_team(store, person, link.team, link.role, link.made, now)
        readers.drop(store, person, link.team)
    teams.use(store, number, person)
    if people.person(store, person).state == PersonState.ACTIVE:
        _lead(acting)


def _lead(acting: Acting) -> None:
    """Who comes in a leader's place leads from the moment they really take part; the other one hears of it."""
    store, now = acting.hub.store, acting.now
    team = teams.replaced_by(store, acting.someone)
    if team is None:
        return
    for before in people.stop_leading(store, team, acting.someone, now):
        teams.end_leading(store, before)
        outbox.put_started(store, before, say("kennismaking.leidt_niet_meer"), Kind.NOTICE, now)


def _move(acting: Acting, number: int, code: str) -> None:
    """Only link and code together move anyone; the account it was hears of it."""
    store, now = acting.hub.store, acting.now
    link = teams.link(store, number)
    person = people.by_code(store, code)
    if person is None or link.state != "open" or not people.is_member(store, person, link.team):
        key = "kennismaking.verhuizen_mislukt" if teams.count_try(store, number) else "kennismaking.verhuislink_op"
        tell(acting, Say(Text(key)))
        return
    left = clearing.left(store, person, now, due=True) if people.clears(store, person) else ()
    before = people.move_address(store, person, acting.telegram)
    teams.use(store, number, person)
    contact = acting.hub.organisation["contact"]
    warned = say("kennismaking.verhuisd_weg", contact=contact)
    outbox.put_stranger(store, inbox.intake_key(store, now), before, warned, now)
    if left:
        outbox.put_stranger(store, inbox.intake_key(store, now), before, Remove(left), now)
    acting.person = person
    tell(acting, say("kennismaking.verhuisd"))
