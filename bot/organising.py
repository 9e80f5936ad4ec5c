"""What coördinatoren do to teams, links and rounds; each act goes into the log that every member can read."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.hub import Hub
from conversations.messages import Delivery, Say, SendPaper, say
from conversations.organising import (
    CreateTeam,
    DropDraft,
    IssueInvites,
    KeepDraft,
    MergeTeams,
    Record,
    RenameTeam,
    RoundChange,
    StartRound,
    TeamChange,
    WithdrawInvites,
)
from conversations.papers import LinkSheet
from conversations.text import Arg, Lines, Plain, Text
from rounds.acts import (
    Act,
    CoordinatorLinkMade,
    InvitedOnceMore,
    LinksMade,
    LinksWithdrawn,
    PhoneLinkMade,
    RoundStarted,
    TeamAdded,
    TeamMade,
    TeamRenamed,
    TeamsMerged,
)
from rounds.setup import without_team
from rounds.starting import Kind
from storage import acts, drafts, merging, outbox, people, rounds, teams


def change_teams(hub: Hub, person: int, effect: TeamChange, now: datetime) -> None:
    """`person` asked for it and is told the links."""
    store = hub.store
    match effect:
        case CreateTeam(name):
            act: Act = TeamMade(teams.create(store, name, now))
        case RenameTeam(team, name):
            act = TeamRenamed(team, teams.name(store, team))
            teams.rename(store, team, name)
        case MergeTeams(team, into):
            act = TeamsMerged(team, into)
            merging.merge(store, team, into, now)
            _takes_its_part(hub, team, into, now)
            draft = drafts.load(store)
            if draft is not None:
                drafts.keep(store, without_team(draft, team), now)
        case IssueInvites():
            act = _issue(hub, person, effect, now)
        case WithdrawInvites(team):
            act = LinksWithdrawn(team)
            teams.withdraw_open(store, team)
        case _:
            assert_never(effect)
    acts.record(store, act, None, now)


def _takes_its_part(hub: Hub, team: int, into: int, now: datetime) -> None:
    """In a round in which the one took part and the other did not."""
    newest = rounds.latest(hub.store)
    if newest is None or newest.round.is_closed(now):
        return
    if newest.round.course.takes_part(team) and not newest.round.course.takes_part(into):
        acts.record(hub.store, TeamAdded(into), newest.round.id, now)


def _issue(hub: Hub, person: int, effect: IssueInvites, now: datetime) -> Act:
    """The links themselves are seen by who asked for them and are nowhere else."""
    store, team = hub.store, effect.team
    tokens = [
        teams.issue(store, team, effect.role, now, moving=effect.moving, replaces=effect.replaces)
        for _ in range(effect.count)
    ]
    if team is None:
        head, act = Text("ronde.coordinatorlink"), CoordinatorLinkMade()
        return _told(hub, person, head, tokens, act, now)
    name = teams.name(store, team)
    if effect.moving:
        return _told(hub, person, Text("teams.verhuislink", {"team": name}), tokens, PhoneLinkMade(team), now)
    values: dict[str, Arg] = {"aantal": effect.count, "team": name, "rol": Text(f"rol.{effect.role}")}
    head = Text("teams.links", values)
    told = _told(hub, person, head, tokens, LinksMade(team, effect.role, effect.count), now)
    if effect.count > 1:
        whom = hub.catalogue.text("document.kaartje_voor", team=name, rol=Text(f"rol.{effect.role}"))
        links = tuple((whom, link_text(hub.username, token)) for token in tokens)
        outbox.put(store, person, SendPaper(LinkSheet(links)), now)
    return told


def _told(hub: Hub, person: int, head: Text, tokens: list[str], act: Act, now: datetime) -> Act:
    links = tuple(Plain(link_text(hub.username, token)) for token in tokens)
    outbox.put(hub.store, person, Say(Lines((head, *links))), now)
    return act


def link_text(username: str, token: str) -> str:
    """What opens the bot with this code."""
    return f"https://t.me/{username}?start={token}"


def change_round(hub: Hub, effect: RoundChange, now: datetime) -> None:
    store = hub.store
    match effect:
        case KeepDraft(draft):
            drafts.keep(store, draft, now)
        case DropDraft():
            drafts.drop(store)
        case StartRound(setup, edition):
            chosen = next((one for one in hub.editions if one.id == edition), hub.norm_set)
            number = rounds.start(store, chosen, setup, now)
            acts.record(store, RoundStarted(setup.first), number, now)
            drafts.drop(store)
        case Record(act):
            newest = rounds.latest(store)
            assert newest is not None
            acts.record(store, act, newest.round.id, now)
            if isinstance(act, InvitedOnceMore):
                _invite_once_more(hub, newest, now)
        case _:
            assert_never(effect)


def _invite_once_more(hub: Hub, newest: rounds.StoredRound, now: datetime) -> None:
    """One silent message to everyone in the round who has not begun, in the first allowed hour; never twice."""
    for team, _ in rounds.teams_since(hub.store):
        if not newest.round.course.takes_part(team):
            continue
        for person in people.not_begun(hub.store, newest.round.id, team):
            told = replace(say("ronde.uitnodiging"), delivery=Delivery.AT_MOST_ONCE)
            about = f"invited:{newest.round.id}"
            if not rounds.claim_run(hub.store, "notice", person, about, now):
                continue
            once = f"{about}:{person}"
            outbox.put_started(hub.store, person, told, Kind.NOTICE, now, dedupe=once)
