"""Words by key: the core says which text with which values, the catalogue holds the Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from rounds.period import Period


@dataclass(frozen=True, slots=True)
class Weekday:
    """ISO: 1 = Monday to 7 = Sunday. `capital`: as the first word of a button."""

    number: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week, ISO, told in a row."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A day that is near enough to go without its year."""

    day: date


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the catalogue. A value named `aantal` chooses between one and more."""

    key: str
    args: "Mapping[str, Arg]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts under each other, `blank` empty lines apart; empty parts fall away."""

    parts: "tuple[Words, ...]"
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that are nobody's but their writer's or the norm set's; never looked up, only shown."""

    words: str


Words = Text | Lines | Plain
Arg = str | int | date | time | Weekday | Days | DayMonth | Period | Words
