"""What a coördinator decides before a round starts; starting freezes it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from norms.model import NormSet
from rounds.calendar import is_working_day
from rounds.period import Period
from rounds.school import Holiday, is_holiday_week

SHORTEST, LONGEST = 4, 52
"""Weeks with a question in one round, both ends included."""
FEW_WORKING_DAYS = 4
"""A week with fewer is proposed to be left out."""


class Purpose(StrEnum):
    """What the outcome is for. Whatever goes outside needs two coördinators."""

    LEREN = "leren"
    LATEN_ZIEN = "laten_zien"
    ALLEBEI = "allebei"


class Arrangement(StrEnum):
    AKKOORD = "akkoord"
    LOOPT = "loopt"
    NOG_NIET = "nog_niet"


@dataclass(frozen=True, slots=True)
class Arranged:
    """`on` is the day of the agreement; `note` says how far it is («11 van de 16»)."""

    state: Arrangement = Arrangement.NOG_NIET
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A norm that does not apply; `teams` is empty where that is so for every team."""

    norm: int
    teams: tuple[int, ...]
    reason: str
    on: date

    def holds_for(self, team: int) -> bool:
        return not self.teams or team in self.teams


@dataclass(frozen=True, slots=True)
class Setup:
    """A round as it was decided. `weeks` counts weeks with a question, `first` is the earliest of them.

    `teams` empty: every team there is (rounds of the first release). `together`: teams that are seen as one.
    `order` holds theme numbers, all of them. `shared_before`: norms that earlier rounds asked of everyone; they
    come after the others of their theme. `words` replaces the set's own. `expected` is a percentage of people.
    """

    first: Period
    weeks: int
    order: tuple[int, ...]
    purpose: Purpose = Purpose.LEREN
    teams: tuple[int, ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    origins: tuple[str, ...] = ()
    shared_before: tuple[int, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    left_out: tuple[Period, ...] = ()
    working_time: bool = False
    expected: int | None = None
    hope: str = ""
    works_council: Arranged = Arranged()
    organisations: Arranged = Arranged()
    privacy: Arranged = Arranged()
    keeper: str = ""

    @property
    def is_arranged(self) -> bool:
        """Whether everything that must be agreed on is; until then one may try, not start."""
        asked = (self.works_council, self.organisations, self.privacy)
        return bool(self.keeper) and all(one.state == Arrangement.AKKOORD for one in asked)


@dataclass(frozen=True, slots=True)
class Draft:
    """The wizard's work so far. `out`: teams that do not take part; `purpose_chosen`: nothing is preselected.

    `step` is where the coördinator was. `edition`: the id of the norms whose numbers stand in the setup; empty in
    drafts of the first release, which had one.
    """

    setup: Setup
    step: str
    out: tuple[int, ...] = ()
    purpose_chosen: bool = False
    edition: str = ""


def without_team(draft: Draft, team: int) -> Draft:
    """As if this team had never been there: it went into another."""
    setup = draft.setup
    groups = (tuple(one for one in group if one != team) for group in setup.together)
    marks = (
        replace(mark, teams=tuple(one for one in mark.teams if one != team))
        for mark in setup.not_applicable
        if mark.teams != (team,)
    )
    kept = replace(
        setup,
        teams=tuple(one for one in setup.teams if one != team),
        together=tuple(group for group in groups if len(group) > 1),
        not_applicable=tuple(marks),
    )
    return replace(draft, setup=kept, out=tuple(one for one in draft.out if one != team))


def fresh(
    norm_set: NormSet, first: Period, shared_before: tuple[int, ...], school: tuple[Holiday, ...] = ()
) -> Setup:
    """Every theme once, from `first`; weeks with hardly a working day in them are left out."""
    themes = tuple(theme.nummer for theme in norm_set.themas)
    setup = Setup(first, len(themes), themes, shared_before=shared_before)
    return replace(setup, left_out=quiet_weeks(first, len(themes), school))


def quiet_weeks(first: Period, weeks: int, school: tuple[Holiday, ...] = ()) -> tuple[Period, ...]:
    """Those of the coming weeks with fewer than FEW_WORKING_DAYS, or wholly a school holiday, until `weeks`
    others are found.
    """
    found: list[Period] = []
    period, asked = first, 0
    while asked < weeks:
        days = (period.monday.fromordinal(period.monday.toordinal() + n) for n in range(5))
        if sum(is_working_day(day) for day in days) < FEW_WORKING_DAYS or is_holiday_week(period, school):
            found.append(period)
        else:
            asked += 1
        period = period.plus(1)
    return tuple(found)
