"""What a queued message shows, fetched when it is sent, with the rights of that moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from bot.hub import Hub
from conversations.logboek import PAGE
from conversations.messages import (
    ShowClosing,
    ShowExample,
    ShowFigures,
    ShowLog,
    ShowMeeting,
    Shown,
    ShowParticipation,
    ShowPicture,
)
from conversations.model import World
from conversations.rights import Command, beside, may
from conversations.text import Lines, Text, Words
from norms.model import norms_of
from reports.example import example_words
from reports.figure_words import norm_words, theme_words
from reports.gate.cleared import Placed
from reports.gate.closing import read_closing, read_effect
from reports.gate.picture import read_picture
from reports.gate.round_figures import read_round
from reports.gate.round_pictures import read_group, read_pictures
from reports.gate.taken import read_participation
from reports.log_words import log_words
from reports.round_words import closing_words, participation_words
from reports.words import meeting_words, no_picture_yet, picture_words
from rounds.current import CurrentRound
from rounds.period import Period
from storage import acts, rounds, teams, world
from storage.outbox import Outgoing


def words_of(hub: Hub, row: Outgoing, message: Shown) -> Words | None:
    """None where this person may not see it (any more)."""
    now = hub.clock.now()
    seen = seen_by(hub, row, now)
    match message:
        case ShowPicture():
            return _picture(hub, seen, message) if may(seen, Command.SEE_PICTURE, message.team) else None
        case ShowMeeting(team):
            return _meeting(hub, team) if may(seen, Command.SEE_PICTURE, team) else None
        case ShowExample(example):
            placed = next(norm.nummer for norm in norms_of(hub.norm_set) if norm.plaatsing == "team")
            words = example_words(example, Period.of(now), hub.norm_set, placed, hub.catalogue)
            return words if may(seen, Command.START_ROUND) else None
        case ShowParticipation(number):
            return _participation(hub, number) if may(seen, Command.SEE_PARTICIPATION) else None
        case ShowClosing(number):
            return _closing(hub, number) if may(seen, Command.SEE_PARTICIPATION) else None
        case ShowFigures():
            return _figures(hub, message) if may_walk(seen, message.team) else None
        case ShowLog(skip):
            found = acts.newest(hub.store, PAGE, skip)
            return log_words(found, team_names(hub), first=not skip) if may(seen, Command.READ_LOG) else None
        case _:
            assert_never(message)


def may_walk(seen: World, team: int) -> bool:
    """Through the figures of this team, or where it is 0 of all; not for who only reads along."""
    if team == 0:
        return may(seen, Command.SEE_PARTICIPATION)
    return may(seen, Command.SEE_PICTURE, team) and beside(seen, team) is None


def placed_in(hub: Hub, number: int, team: int) -> tuple[Placed, ...]:
    """What was published of that team, or of all of them once the round ended."""
    if team:
        return read_group(hub.store, team, rounds.by_id(hub.store, number))
    cleared = read_round(hub.store, number)
    return cleared.placed if cleared is not None else ()


def is_last_page(hub: Hub, message: ShowLog) -> bool:
    return message.skip + PAGE >= acts.count(hub.store)


def seen_by(hub: Hub, row: Outgoing, now: datetime) -> World:
    """What they may be shown is asked of this world, as it is now."""
    return world.load(
        hub.store,
        now,
        row.address,
        row.person,
        token=None,
        norm_set=hub.norm_set,
        editions=hub.editions,
        organisation=hub.organisation,
    )


def team_names(hub: Hub) -> dict[int, str]:
    return teams.names(hub.store)


def _picture(hub: Hub, seen: World, message: ShowPicture) -> Words:
    cleared = read_picture(hub.store, message.team, message.period)
    names = team_names(hub)
    if cleared is None and message.period is not None:
        return Text("beeld.niet_van_week", {"week": message.period.week, "team": names[message.team]})
    along = beside(seen, message.team)
    if cleared is None or (along is not None and not along.may_read(cleared.period)):
        return no_picture_yet(names[message.team])
    shown = tuple(names[team] for team in cleared.teams or (message.team,))
    words = picture_words(cleared, shown, rounds.by_id(hub.store, cleared.round).round.norm_set)
    weeks = ", ".join(str(week.week) for week in message.also)
    return Lines((words, Text("beeld.ook_nieuw", {"weken": weeks})), blank=1) if weeks else words


def _meeting(hub: Hub, team: int) -> Words:
    cleared = read_picture(hub.store, team, None)
    if cleared is None:
        return no_picture_yet(team_names(hub)[team])
    return meeting_words(cleared.norm, rounds.by_id(hub.store, cleared.round).round.norm_set)


def _figures(hub: Hub, shown: ShowFigures) -> Words:
    stored, names = rounds.by_id(hub.store, shown.round), team_names(hub)
    placed = placed_in(hub, shown.round, shown.team)
    team = called_team(shown.team, stored.round, names)
    if not shown.norm:
        return theme_words(shown.theme, placed, stored.round, team, names)
    pictures = read_pictures(hub.store, shown.team, stored) if shown.team else ()
    own = next((one.sentences for one in pictures if one.norm == shown.norm and one.enough), ())
    return norm_words(shown.norm, placed, stored.round, team, names, own)


def called_team(team: int, current: CurrentRound, names: Mapping[int, str]) -> str:
    """With those that are seen as one with it; empty for all teams."""
    return ", ".join(names[one] for one in current.group_of(team)) if team else ""


def _participation(hub: Hub, number: int) -> Words:
    current = rounds.by_id(hub.store, number).round
    return participation_words(read_participation(hub.store, number), current, team_names(hub))


def _closing(hub: Hub, number: int) -> Words | None:
    current, closing = rounds.by_id(hub.store, number).round, read_closing(hub.store, number)
    if closing is None:
        return None
    found = read_participation(hub.store, number)
    return closing_words(closing, read_effect(hub.store, number), found, current, team_names(hub))
