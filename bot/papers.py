"""A document that was asked for, made when it is sent, with the rights of that moment."""

from typing import assert_never

from bot.hub import Hub
from bot.showing import seen_by, team_names
from conversations.effects import LinkSheet, Paper, SessionPack, TeamPage
from conversations.model import World
from conversations.rights import Command, beside, may
from conversations.text import Words
from norms.model import norm_by_number
from reports.documents.document import Document
from reports.documents.links import link_sheet
from reports.documents.session import session_pack
from reports.documents.team_page import team_page
from reports.gate.picture import read_picture
from reports.gate.round_pictures import read_pictures
from reports.words import no_picture_yet, picture_words
from storage import people, rounds
from storage.outbox import Outgoing


def paper_of(hub: Hub, row: Outgoing, paper: Paper) -> Document | Words | None:
    """Words where there is nothing to put on it yet; None where this person may not have it (any more)."""
    now = hub.clock.now()
    if row.person is None or not people.exists(hub.store, row.person):
        return None
    seen = seen_by(hub, row, now)
    match paper:
        case TeamPage(team):
            return _team_page(hub, team) if _may_have(seen, team) else None
        case SessionPack(team):
            return _session(hub, team) if _may_have(seen, team) else None
        case LinkSheet(links):
            return link_sheet(links, now.date(), hub.catalogue) if may(seen, Command.ISSUE_INVITES) else None
        case _:
            assert_never(paper)


def _may_have(seen: World, team: int) -> bool:
    """On paper stand earlier weeks too, which are not for who reads along."""
    return may(seen, Command.SEE_PICTURE, team) and beside(seen, team) is None


def _team_page(hub: Hub, team: int) -> Document | Words:
    latest = read_picture(hub.store, team, None)
    if latest is None:
        return no_picture_yet(team_names(hub)[team])
    current = rounds.by_id(hub.store, latest.round)
    pictures = read_pictures(hub.store, team, current)
    today = hub.clock.now().date()
    return team_page(team_names(hub)[team], pictures, current.round, current.threshold, today, hub.catalogue)


def _session(hub: Hub, team: int) -> Document | Words:
    latest = read_picture(hub.store, team, None)
    names = team_names(hub)
    if latest is None:
        return no_picture_yet(names[team])
    norm_set = rounds.by_id(hub.store, latest.round).round.norm_set
    words = picture_words(latest, tuple(names[one] for one in latest.teams or (team,)), norm_set)
    norm, today = norm_by_number(norm_set, latest.norm), hub.clock.now().date()
    shown = words if latest.enough else None
    return session_pack(norm, norm_set, names[team], shown, latest.period, today, hub.catalogue)
