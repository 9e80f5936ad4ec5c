"""The plan of a round and how it stands, in words that read well on a phone."""

from conversations.model import World
from conversations.naming import few
from conversations.text import Arg, DayMonth, Lines, Text, Words
from norms.model import norm_by_number
from rounds.current import CurrentRound
from rounds.period import Period

AHEAD = 6
"""Weeks of the plan in one message."""


def standing(current: CurrentRound, world: World) -> Words:
    """Where the round is, in one or two lines."""
    weeks = current.plan.of_round
    past = sum(week.period <= world.period for week in weeks)
    first = current.plan.weeks[0].period if current.plan.weeks else current.setup.first
    values: dict[str, Arg] = {"van": first.monday, "aantal": current.course.weeks}
    lines: list[Words] = []
    if world.period < first:
        lines.append(Text("ronde.staat_klaar", values))
    else:
        lines.append(Text("ronde.staat_loopt", {"nummer": past, "alle": current.course.weeks}))
    if current.ends is not None:
        lines.append(Text("ronde.staat_einde", {"tot": current.ends.sunday}))
    lines.extend(_pause(current, world))
    if not current.course.reminders:
        lines.append(Text("ronde.staat_zonder_herinnering"))
    return Lines(tuple(lines))


def _pause(current: CurrentRound, world: World) -> tuple[Text, ...]:
    pause = next((p for p in reversed(current.course.pauses)), None)
    if pause is None or not current.course.is_paused(world.now):
        return ()
    if pause.back is None:
        return (Text("ronde.staat_pauze"),)
    return (Text("ronde.staat_pauze_tot", {"datum": pause.back.monday}),)


def plan_text(current: CurrentRound, world: World) -> Words:
    """The running week and those after it, a line each: day, theme, title; weeks without a question too."""
    weeks = [week for week in current.plan.weeks if week.period >= world.period][:AHEAD]
    if not weeks:
        return Lines((Text("ronde.plan"), Text("ronde.plan_leeg")))
    lines: list[Words] = [Text("ronde.plan")]
    period = max(world.period, current.setup.first)
    for week in weeks:
        while period < week.period:
            lines.append(_line("ronde.plan_geen", period))
            period = period.plus(1)
        title = norm_by_number(current.norm_set, week.shared).titel if week.shared else ""
        lines.append(_line("ronde.plan_week", period, titel=title))
        period = period.plus(1)
    more = sum(week.period > weeks[-1].period for week in current.plan.weeks)
    if more:
        lines.append(Text("ronde.plan_meer", {"aantal": more}))
    return Lines((*lines, *_other_plans(current, world)))


def _line(key: str, period: Period, **values: str) -> Text:
    return Text(key, {"nummer": period.week, "dag": DayMonth(period.monday), **values})


def _other_plans(current: CurrentRound, world: World) -> tuple[Text, ...]:
    """Teams to which a norm does not apply get the theme's next one in its week."""
    names = tuple(team.name for team in world.teams if team.team in current.own_plans)
    return (Text("ronde.plan_anders", {"teams": few(names)}),) if names else ()
