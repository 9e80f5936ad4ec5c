"""A person in memory, for the pure engine: what a turn's effects change in the world that the next turn sees."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.listening import hear
from bot.updates import Listened, Rewrote, Wrote
from conversations.chat import Chat, Place, Turn
from conversations.effects import Effect, KeepSentence, Transcribe, Wake
from conversations.engine import advance
from conversations.events import (
    Event,
    HandedIn,
    ListRead,
    Pressed,
    RoundEnded,
    Spoke,
    Started,
    TimePassed,
    TimeToLookBack,
)
from conversations.messages import Say, ShowPicture
from conversations.model import Invite, Member, PersonState, Role, World
from conversations.organising import ReadList, Record, StartRound
from conversations.people import EraseMe, TakeInvite
from conversations.places import is_free
from conversations.speaking import Unheard
from conversations.text import Lines, Text
from guard.find import load_guard
from rounds.due import closing_moment
from rounds.period import AMSTERDAM, Period
from tests.conversations import laws
from tests.conversations.kept import Kept
from tests.conversations.newcomer import INVITES, NEWCOMER, changed, invite_of
from tests.conversations.organisation import NORM_SET, OLDER, Organisation, begins_well, whole_round
from tests.conversations.promised import Promised
from tests.organisation import NUMBERS
from tests.told import CATALOGUE, Tally

GUARD = load_guard()
START = datetime(2026, 11, 23, 9, tzinfo=AMSTERDAM)
SPOKEN_AT = "gesproken bij "


def _unknown() -> World:
    settings = {**NUMBERS, "beheerder": "de beheerder", "contact": "je coördinator"}
    return World(START, norm_set=NORM_SET, organisation=settings, editions=(NORM_SET, OLDER))


@dataclass(slots=True)
class Rig:
    """`shown` keeps every keyboard ever shown; `wakes` the told times that were asked for.

    `ended`: rounds of which the end was told; `menus`: for each offer, which round was the newest then.
    `spoken`: voice messages that are being listened to; `handed`: the list that is being read.
    `messages`: how many there were, whoever sent them.
    """

    chat: Chat = field(default_factory=Chat)
    world: World = field(default_factory=_unknown)
    shown: list[Pressed] = field(default_factory=list)
    wakes: list[Wake] = field(default_factory=list)
    organisation: Organisation = field(default_factory=Organisation)
    kept: Kept = field(default_factory=Kept)
    promised: Promised = field(default_factory=Promised)
    tally: Tally = field(default_factory=Tally)
    used: dict[int, Invite] = field(default_factory=dict)
    messages: int = 0
    written: list[int] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)
    menus: dict[int, int] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    spoken: list[Transcribe] = field(default_factory=list)
    handed: list[ReadList] = field(default_factory=list)
    turns: int = 0

    def copy(self) -> "Rig":
        """Another person to whom the same has happened."""
        return replace(
            self,
            shown=list(self.shown),
            wakes=list(self.wakes),
            organisation=self.organisation.copy(),
            kept=self.kept.copy(),
            promised=self.promised.copy(),
            tally=self.tally.copy(),
            used=dict(self.used),
            written=list(self.written),
            ended=set(self.ended),
            menus=dict(self.menus),
            visited=set(self.visited),
            spoken=list(self.spoken),
            handed=list(self.handed),
        )

    def join(self, role: Role, *, coordinator: bool, norm_round: bool, origins: tuple[str, ...] = ()) -> None:
        """Skips the first minute."""
        person = replace(NEWCOMER, state=PersonState.ACTIVE)
        member = Member(1, "Noord", role, 8)
        self.world = replace(self.world, person=person, member=member, coordinator=coordinator)
        if norm_round:
            self.world = self.organisation.start(whole_round(Period.of(START), origins=origins), self.world)
        self._see()

    def number(self) -> int:
        """Of the next message."""
        self.messages += 1
        return self.messages

    def typed(self, text: str) -> Event:
        number = self.number()
        self.written.append(number)
        event = hear(Wrote(number, self.world.now, text), self.chat, CATALOGUE, GUARD, self.world.now)
        assert event is not None
        return event

    def own_words(self, text: str) -> Event:
        """A text that nobody has typed before."""
        return self.typed(f"{text} {self.messages}")

    def pressed(self, place: Place, choice: str) -> Event:
        return Pressed(self.number(), place.step, place.serial, choice)

    def edits(self, back: int, text: str) -> None:
        """The message that was typed `back` messages ago is changed."""
        if not self.written:
            return
        message = self.written[-1 - back % len(self.written)]
        changed = hear(Rewrote(message, text), self.chat, CATALOGUE, GUARD, self.world.now)
        assert changed is not None
        written = self.kept.written(self.world, message)
        self.world = replace(self.world, written=written)
        self.play(changed)
        self.world = replace(self.world, written=None)

    def speaks(self) -> None:
        self.world = replace(self.world, speech=True, listening=len(self.spoken))
        self.play(Spoke(self.number(), self.world.now, "bestand", 12))

    def hears(self, text: str) -> None:
        """What was said in the oldest message. Its words name the step at which they were spoken."""
        if not self.spoken or self.world.person is None:
            return
        wanted = self.spoken.pop(0)
        said = f"{text} {SPOKEN_AT}{wanted.spot.step}" if text else ""
        why = None if text else Unheard.FAILED
        heard = Listened(wanted.message, wanted.sent, wanted.spot, said, why)
        event = hear(heard, self.chat, CATALOGUE, GUARD, self.world.now)
        assert event is not None
        self.play(event)

    def hands_in(self, size: int = 100) -> None:
        self.play(HandedIn(self.number(), "bestand", size))

    def list_is_read(self, *, ready: bool) -> None:
        if self.handed and self.world.person is not None:
            key = "lijst.verandert" if ready else "lijst.niets"
            self.play(ListRead(self.handed.pop().message, 1, Lines((Text(key),)), ready))

    def tap(self, name: str) -> None:
        """The link as the store would find it: an own one, one to take, or none."""
        invite = INVITES[name]
        found = replace(invite, own=True) if invite.id in self.used else invite
        self.world = replace(self.world, invite=found)
        self.play(Started(self.number(), name))
        moving = invite if invite.moving and self.world.person is None else None
        self.world = replace(self.world, invite=None, moving=moving)

    def wait(self, minutes: int) -> None:
        """Told time goes on; what was to wake in between wakes."""
        self.world = replace(self.world, now=self.world.now + timedelta(minutes=minutes))
        due = [wake for wake in self.wakes if wake.at <= self.world.now]
        self.wakes = [wake for wake in self.wakes if wake.at > self.world.now]
        self._see()
        for wake in due:
            if self.world.person is not None:
                self.play(TimePassed(wake.step, wake.serial, self.world.now - wake.at))
        self._end_rounds()
        self._look_back()

    def _end_rounds(self) -> None:
        """Who knows Spiegel hears of each round that is over, once its last picture is out."""
        for one in self.organisation.rounds:
            at = closing_moment(one)
            due = one.id not in self.ended and at is not None and at <= self.world.now
            if due and self.world.person is not None:
                self.ended.add(one.id)
                self.play(RoundEnded(one.id))

    def _look_back(self) -> None:
        """It waits where something is going on, and for who stopped."""
        person = self.world.person
        free = person is not None and person.state == PersonState.ACTIVE and is_free(self.chat)
        if free and self.kept.come_due(self.world.now):
            self._see()
            self.play(TimeToLookBack())

    def another(self, number: int) -> None:
        self.world = self.organisation.another(number, self.world)
        self._see()

    def play(self, event: Event) -> None:
        """One turn, with all that must hold of any."""
        self.turns += 1
        before, world = self.chat, self.world
        turn = advance(before, event, world)
        for place in (turn.chat.at, turn.chat.under, turn.chat.beside):
            if place is not None:
                self.visited.add(place.step)
                self.menus.setdefault(place.serial, world.newest.id if world.newest else 0)
        laws.holds(before, event, turn, self.tally)
        self.promised.hear(before, event, self.kept)
        self._show(turn)
        asked, self.chat = self._asked(event), turn.chat
        for effect in turn.effects:
            match effect:
                case StartRound(setup, _):
                    begins_well(setup, self.world, self.organisation.teams)
                case KeepSentence(text=text):
                    own = text.replace(f"{SPOKEN_AT}reflectie.zin", "")
                    assert SPOKEN_AT not in own, "an answer became a sentence for the team"
                case Record() if asked is not None:
                    assert self.world.newest is not None
                    assert self.menus[asked.serial] == self.world.newest.id, "decided about another round"
            self._apply(effect)
        self.promised.see(before, event, turn, self.kept, world)
        self._see()

    def _asked(self, event: Event) -> Place | None:
        """The place that this event is an answer to."""
        under = self.chat.under
        pressed = isinstance(event, Pressed) and under is not None and under.step == event.step
        return under if pressed else self.chat.at

    def _show(self, turn: Turn) -> None:
        for effect in turn.effects:
            if isinstance(effect, Say | ShowPicture):
                message = self.number()
                self.shown += [
                    Pressed(message, effect.step, effect.serial, button.choice) for button in effect.buttons
                ]

    def _apply(self, effect: Effect) -> None:
        self.kept.keep(effect, self.world)
        match effect:
            case TakeInvite(number):
                self.used[number] = invite_of(number)
            case EraseMe():
                self._forget()
            case ReadList():
                self.handed = [effect]
            case Transcribe():
                self.spoken.append(effect)
            case Wake():
                self.wakes = [one for one in self.wakes if one.step != effect.step] + [effect]
            case _:
                pass
        self.world = self.organisation.apply(effect, changed(self.world, effect))

    def _forget(self) -> None:
        self.chat, self.kept = Chat(), Kept()
        self.wakes.clear()
        self.menus.clear()
        self.spoken.clear()
        self.handed.clear()
        self.written.clear()

    def _see(self) -> None:
        world = self.kept.seen(self.organisation.seen(self.world))
        moments = {one.id: closing_moment(one) for one in self.organisation.rounds}
        ended = [number for number, at in moments.items() if at is not None and at <= world.now]
        finished = tuple(one for one in reversed(self.organisation.rounds) if one.id in ended)
        reports = self.kept.reports(ended) if world.coordinator else ()
        self.world = replace(world, finished=finished, reports=reports)
