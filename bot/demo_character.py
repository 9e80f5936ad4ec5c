"""What kind of person each of the crowd is, drawn once; a person's every choice follows from it alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from random import Random

from bot.demo_truths import Truths, crowd_data
from rounds.calendar import at_clock
from rounds.period import Period

HALF_HOUR = 30
"""Minutes; people reach for their phone together, so that told time need not stop for each of them."""
WAKES, SLEEPS = 7, 22
LAST_HOUR = time(21, 0)
"""On Sunday, the last at which anyone still answers the week's question."""
PER_ERASER, PER_STOPPER, PER_DECLINER = 100, 40, 70
"""One of so many people at least (and one of fewer too) erases everything, stops, or would rather not."""
SMALLEST_WITH_ALL = 10
"""Fewer people have none of those three."""


class Pace(StrEnum):
    """How soon after the prompt; the values are the keys of the data."""

    AT_ONCE = "meteen"
    LATER = "later"
    DAYS = "dagen"
    AFTER_REMINDER = "na_herinnering"


class Leaving(StrEnum):
    """What someone does to get away, if anything."""

    NEVER = "never"
    DECLINES = "declines"
    STOPS = "stops"
    STOPS_AND_ERASES = "stops and erases"
    ERASES = "erases"


@dataclass(frozen=True, slots=True)
class Character:
    """`seed` belongs to this person alone. `place` is where they stand in their team (0 leads it), team from 1.

    Shares are of their weeks. `leaves_at`: at which prompt, counted from 1. `odd`: sometimes has no idea, breaks
    off, looks back and so on; who is not answers each question to the end.
    """

    seed: int
    team: int
    place: int
    takes_part: float
    pace: Pace = Pace.AT_ONCE
    short: float = 0.1
    emoji: float = 0.0
    in_parts: float = 0.0
    sentence: float = 0.7
    snoozes: float = 0.0
    joins_after: timedelta = timedelta(0)
    curious: bool = False
    odd: bool = False
    leaving: Leaving = Leaving.NEVER
    leaves_at: int = 0
    away: timedelta = timedelta(days=16)

    def chance(self, *what: object) -> Random:
        """Fresh and always the same for the same decision, however often someone looks at their phone."""
        return Random(f"{self.seed}:{what}")  # noqa: S311  # a story that is the same every time

    def prompted(self, at: datetime, *, again: bool) -> datetime:
        """When they answer a prompt of this moment, or (`again`) the reminder of it."""
        week, chance = Period.of(at), self.chance("when", at)
        if again:
            return _awake(at + timedelta(minutes=HALF_HOUR * chance.randrange(7)), at, week)
        match self.pace:
            case Pace.AT_ONCE:
                delay = timedelta(minutes=HALF_HOUR * chance.choice((0, 0, 1)))
            case Pace.LATER:
                delay = timedelta(minutes=HALF_HOUR * chance.randrange(2, 17))
            case Pace.DAYS:
                delay = timedelta(days=1, minutes=HALF_HOUR * chance.randrange(-6, 49))
            case Pace.AFTER_REMINDER:
                delay = timedelta(days=3)
        return _awake(at + delay, at, week)


def _awake(at: datetime, earliest: datetime, week: Period) -> datetime:
    """On the half hour, by day and before the week is over, but not before `earliest`."""
    if at.hour >= SLEEPS or at.hour < WAKES:
        day = at.date() + timedelta(days=at.hour >= SLEEPS)
        at = at_clock(day, time(WAKES + at.minute % 3, at.minute))
    at = min(at, at_clock(week.sunday, LAST_HOUR))
    half = at.replace(minute=at.minute - at.minute % HALF_HOUR, second=0, microsecond=0)
    return max(half, earliest)


def cast(sizes: tuple[int, ...], truths: Truths, seed: int, weeks: int) -> tuple[tuple[Character, ...], ...]:
    """A character for everyone in teams of these sizes; who leaves is chosen so that it always happens."""
    chance = Random(seed)  # noqa: S311  # a story that is the same every time
    paces = crowd_data()["tempo"]
    teams = [
        [_draw(chance.getrandbits(64), team, place, truths, paces) for place in range(size)]
        for team, size in enumerate(sizes, start=1)
    ]
    total = sum(sizes)
    if total >= SMALLEST_WITH_ALL:
        followers = [(team, place) for team, size in enumerate(sizes) for place in range(1, size)]
        leaving = [
            *[Leaving.ERASES] * max(1, total // PER_ERASER),
            *[Leaving.STOPS] * max(1, total // PER_STOPPER),
            *[Leaving.STOPS_AND_ERASES] * (total // (2 * PER_ERASER)),
            *[Leaving.DECLINES] * (total // PER_DECLINER),
        ]
        for (team, place), how in zip(chance.sample(followers, len(leaving)), leaving, strict=True):
            at = chance.randrange(1, max(2, min(weeks, 6) + 1))
            takes_part = max(teams[team][place].takes_part, truths.takes_part["soms"])
            teams[team][place] = replace(teams[team][place], leaving=how, leaves_at=at, takes_part=takes_part)
    return tuple(tuple(team) for team in teams)


def newcomer(seed: int, team: int, place: int, number: int, truths: Truths) -> Character:
    """The `number`-th who comes in by a link; nobody of these leaves."""
    own = Random(f"{seed}:{number}").getrandbits(64)  # noqa: S311  # a story that is the same every time
    return _draw(own, team, place, truths, crowd_data()["tempo"])


def _draw(seed: int, team: int, place: int, truths: Truths, paces: Mapping[str, float]) -> Character:
    chance = Random(seed)  # noqa: S311  # as above
    kind = _pick(truths.mix_of(team), chance)
    return Character(
        seed,
        team,
        place,
        truths.takes_part[kind],
        pace=Pace(_pick(paces, chance)),
        short=chance.choice((0.05, 0.15, 0.5)),
        emoji=chance.choice((0.0, 0.0, 0.05)),
        in_parts=chance.choice((0.05, 0.1, 0.4)),
        sentence=chance.choice((0.4, 0.7, 0.9)),
        snoozes=chance.choice((0.0, 0.05, 0.4)),
        joins_after=timedelta(minutes=HALF_HOUR * chance.choice((0, 0, 4, 50))),
        curious=chance.random() < 1 / 4,
        odd=True,
        away=timedelta(days=chance.randrange(8, 25)),
    )


def _pick(weights: Mapping[str, float], chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
