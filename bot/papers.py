"""A document that was asked for, made when it is sent, with the rights of that moment."""

from typing import assert_never

from bot.config import NAME
from bot.hub import Hub
from bot.materials import before_of_team, material_of
from bot.showing import seen_by, team_names
from conversations.model import World
from conversations.papers import (
    Factsheet,
    LinkSheet,
    OrganisationsLetter,
    Paper,
    RoundReport,
    RoundTables,
    SessionPack,
    TeamPage,
)
from conversations.rights import Command, beside, may
from conversations.text import Words
from norms.model import norm_by_number
from reports.documents.document import Document
from reports.documents.letter import organisations_letter
from reports.documents.links import link_sheet
from reports.documents.page import of_organisation
from reports.documents.round.factsheet import factsheet
from reports.documents.round.report import round_report
from reports.documents.session import session_pack
from reports.documents.team_page import team_page
from reports.gate.picture import read_picture
from reports.gate.round_pictures import read_pictures
from reports.words import no_picture_yet
from rounds.plan import THRESHOLD
from storage import drafts, people, rounds
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
        case RoundReport() | RoundTables() | Factsheet():
            return _of_round(hub, paper) if may(seen, Command.SEE_PARTICIPATION) else None
        case OrganisationsLetter():
            return _letter(hub) if may(seen, Command.START_ROUND) else None
        case _:
            assert_never(paper)


def _may_have(seen: World, team: int) -> bool:
    """On paper stand earlier weeks too, which are not for who reads along."""
    return may(seen, Command.SEE_PICTURE, team) and beside(seen, team) is None


def _of_round(hub: Hub, paper: RoundReport | RoundTables | Factsheet) -> Document | None:
    current, today = rounds.by_id(hub.store, paper.round), hub.clock.now().date()
    amended = isinstance(paper, RoundReport) and paper.amended
    material = material_of(hub.store, current, today, amended=amended)
    if material is None:
        return None
    made = (factsheet if isinstance(paper, Factsheet) else round_report)(material, hub.catalogue)
    return of_organisation(made, hub.organisation.get(NAME, ""))


def _letter(hub: Hub) -> Document | None:
    """From what is decided so far; from the newest round where that has started since."""
    draft, newest = drafts.load(hub.store), rounds.latest(hub.store)
    setup = draft.setup if draft else newest.round.setup if newest else None
    if setup is None:
        return None
    letter = organisations_letter(setup, hub.norm_set, THRESHOLD, hub.clock.now().date(), hub.catalogue)
    return of_organisation(letter, hub.organisation.get(NAME, ""))


def _team_page(hub: Hub, team: int) -> Document | Words:
    latest = read_picture(hub.store, team, None)
    if latest is None:
        return no_picture_yet(team_names(hub)[team])
    current = rounds.by_id(hub.store, latest.round)
    pictures = read_pictures(hub.store, team, current)
    today, before = hub.clock.now().date(), before_of_team(hub.store, team, latest.round)
    page = team_page(
        team_names(hub)[team], pictures, current.round, current.threshold, today, hub.catalogue, before
    )
    return of_organisation(page, hub.organisation.get(NAME, ""))


def _session(hub: Hub, team: int) -> Document | Words:
    latest = read_picture(hub.store, team, None)
    names = team_names(hub)
    if latest is None:
        return no_picture_yet(names[team])
    norm_set = rounds.by_id(hub.store, latest.round).round.norm_set
    teams = tuple(names[one] for one in latest.teams or (team,))
    norm, today = norm_by_number(norm_set, latest.norm), hub.clock.now().date()
    shown = latest if latest.enough else None
    return session_pack(norm, norm_set, names[team], shown, teams, latest.period, today, hub.catalogue)
