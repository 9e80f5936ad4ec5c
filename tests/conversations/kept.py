"""What the store would hold of one person, and what the next turn sees of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from conversations.effects import (
    AnswerHelp,
    AskHelp,
    ChangeWords,
    CloseIntention,
    Effect,
    KeepAnswer,
    KeepIntention,
    KeepPlacement,
    KeepSentence,
    KeepWish,
    RemoveAnswer,
    RevokeSentence,
    TakeOffTheme,
    WishKind,
)
from conversations.model import HelpAsked, Intention, OwnLast, Part, Report, ReportState, World, Written
from conversations.organising import AgreeSettling, AskSettling
from norms.model import thema_of
from norms.tagging import other_themes
from rounds.period import Period

About = tuple[int, Period, int]
"""Round, week and norm."""


class Where(StrEnum):
    ANSWER = "answer"
    SENTENCE = "sentence"
    REASON = "reason"
    INTENTION = "intention"
    WISH = "wish"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Meant:
    """An intention; `asked` from when it was time to look back at it, `closed` once that was done."""

    number: int
    about: About
    text: str
    back: datetime
    asked: bool = False
    closed: bool = False


@dataclass(slots=True)
class Kept:
    """`answers` and `sentences` in the order in which they were begun and given."""

    answers: dict[About, tuple[int, KeepAnswer]] = field(default_factory=dict)
    sentences: dict[About, KeepSentence] = field(default_factory=dict)
    placements: dict[About, KeepPlacement] = field(default_factory=dict)
    meant: list[Meant] = field(default_factory=list)
    wishes: list[KeepWish] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    settling: dict[int, ReportState] = field(default_factory=dict)
    off: set[tuple[About, int]] = field(default_factory=set)

    def copy(self) -> "Kept":
        return Kept(
            dict(self.answers),
            dict(self.sentences),
            dict(self.placements),
            list(self.meant),
            list(self.wishes),
            list(self.asked),
            list(self.replies),
            dict(self.settling),
            set(self.off),
        )

    @property
    def texts(self) -> dict[Where, list[str]]:
        """All that is there to be read again, by the writer or by whom it was for."""
        return {
            Where.ANSWER: [part.text for _, answer in self.answers.values() for part in answer.parts],
            Where.SENTENCE: [sentence.text for sentence in self.sentences.values()],
            Where.REASON: [placement.reason for placement in self.placements.values()],
            Where.INTENTION: [one.text for one in self.meant],
            Where.WISH: [wish.text for wish in self.wishes if wish.kind != WishKind.USEFUL],
            Where.HELP: [*self.asked, *self.replies],
        }

    def keep(self, effect: Effect, world: World) -> None:
        """Raises AssertionError where the store would have nowhere to put it."""
        match effect:
            case KeepAnswer(period, norm):
                self.answers[_about(world, period, norm)] = (_team(world), effect)
            case KeepPlacement(period, norm):
                self.placements[_about(world, period, norm)] = effect
            case KeepSentence(period, norm):
                self.sentences.pop(_about(world, period, norm), None)
                self.sentences[_about(world, period, norm)] = effect
            case RevokeSentence(period, norm):
                self.sentences.pop(_about(world, period, norm), None)
            case RemoveAnswer(period, norm):
                about = _about(world, period, norm)
                self.answers.pop(about, None)
                self.sentences.pop(about, None)
                self.placements.pop(about, None)
            case TakeOffTheme(period, norm, theme):
                assert theme in self._themes(_about(world, period, norm), world)
                self.off.add((_about(world, period, norm), theme))
            case ChangeWords(message, text):
                self._change(message, text)
            case KeepIntention(period, norm, text, back):
                about = _about(world, period, norm)
                self.meant = [one for one in self.meant if one.about != about or one.asked]
                self.meant.append(Meant(len(self.meant) + 1, about, text, back))
            case CloseIntention(number):
                self.meant = [replace(m, closed=True) if m.number == number else m for m in self.meant]
            case KeepWish():
                self.wishes.append(effect)
            case AskHelp(text):
                self.asked.append(text)
            case AnswerHelp(_, text):
                self.replies.append(text)
            case AskSettling(number):
                self.settling[number] = ReportState.ASKED
            case AgreeSettling(number):
                self.settling[number] = ReportState.SETTLED
            case _:
                pass

    def _change(self, message: int, text: str) -> None:
        for about, sentence in self.sentences.items():
            if sentence.message == message:
                self.sentences[about] = replace(sentence, text=text)
                return
        for about, (team, answer) in reversed(self.answers.items()):
            if any(part.message == message for part in answer.parts):
                parts = tuple(_changed(part, message, text) for part in answer.parts)
                self.answers[about] = (team, replace(answer, parts=parts))
                return

    def written(self, world: World, message: int) -> Written | None:
        """What this message had become in the round of now."""
        current = world.round.id if world.round else 0
        for (number, period, norm), sentence in self.sentences.items():
            if sentence.message == message and number == current:
                return Written(period, norm, is_sentence=True)
        for (number, period, norm), (_, answer) in reversed(self.answers.items()):
            if number == current and any(part.message == message for part in answer.parts):
                return Written(period, norm, is_sentence=False)
        return None

    def come_due(self, now: datetime) -> bool:
        """Whether there is something to look back at from now on."""
        due = next((one for one in self.meant if not one.asked and one.back <= now), None)
        if due is None:
            return False
        self.meant = [replace(one, asked=True) if one == due else one for one in self.meant]
        return True

    def seen(self, world: World) -> World:
        """The world with what it knows of this."""
        current = world.round
        of_round = [about for about in self.answers if current is not None and about[0] == current.id]
        asked = next((one for one in self.meant if one.asked and not one.closed), None)
        last = of_round[-1] if of_round else None
        return replace(
            world,
            answered=tuple(sorted(norm for _, period, norm in of_round if period == world.period)),
            sentences=tuple(
                norm
                for number, period, norm in reversed(self.sentences)
                if current is not None and number == current.id and period == world.period
            ),
            last=self._last(last, world) if last else None,
            intention=Intention(asked.number, asked.text) if asked else None,
            themes=frozenset(
                thema_of(current.norm_set, norm).nummer
                for _, period, norm in of_round
                if current is not None and period < world.period
            ),
            help=self._help() if world.coordinator else None,
        )

    def reports(self, ended: list[int]) -> tuple[Report, ...]:
        """Newest first; of each second one another coördinator was first, and of each third one there is more."""
        first = (ReportState.TO_AGREE, ReportState.CONCEPT)
        states = ((number, self.settling.get(number, first[number % 2])) for number in reversed(ended))
        return tuple(
            Report(number, state, amends=number % 3 == 0 and state != ReportState.SETTLED)
            for number, state in states
        )

    def _last(self, about: About, world: World) -> OwnLast:
        team, answer = self.answers[about]
        themes = self._themes(about, world)
        return OwnLast(team, about[1], about[2], answer.parts, answer.done, about in self.sentences, themes)

    def _themes(self, about: About, world: World) -> tuple[int, ...]:
        assert world.round is not None
        text = "\n".join(part.text for part in self.answers[about][1].parts)
        found = other_themes(world.round.norm_set, about[2], text)
        return tuple(theme for theme in found if (about, theme) not in self.off)

    def _help(self) -> HelpAsked | None:
        waiting = self.asked[len(self.replies) :]
        return HelpAsked(len(self.replies) + 1, waiting[0]) if waiting else None


def _about(world: World, period: Period, norm: int) -> About:
    assert world.round is not None
    return world.round.id, period, norm


def _team(world: World) -> int:
    assert world.member is not None
    return world.member.team


def _changed(part: Part, message: int, text: str) -> Part:
    return replace(part, text=text) if part.message == message else part
