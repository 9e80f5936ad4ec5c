"""A team's picture of one week. The rules and why: DESIGN.md and CHATS.md 6."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import SystemRandom

from norms.model import Norm, norm_by_number
from reports.gate.asking import asked, counts
from reports.gate.bands import Share, share, told_of
from reports.gate.cleared import PlacedShare, Rule
from reports.gate.often import often
from reports.gate.rules import ALL_RULES, PLACED, UNSAID, Rules, barred, is_wide, people_told, shares
from reports.gate.stored import plain, structured
from rounds.period import Period
from storage import aggregates
from storage.aggregates import Writer
from storage.rounds import StoredRound
from storage.store import Store

PARTICIPATION_FROM = 8
"""Invited people; a smaller team's participation is only "enough"."""
SENTENCES_FROM = 3


@dataclass(frozen=True, slots=True)
class ClearedPicture:
    """What a team may see of one norm in one week; empty parts are not to be seen.

    `members` are places, known to all; `participation` is None below PARTICIPATION_FROM. `enough` is False
    where nothing at all is shown, however many wrote. `team` is the first of `teams`, which are seen as one;
    `teams` is empty in pictures of the first release, where it was always one. `rule` is None in those of earlier
    releases. `themes`: numbers of those that came back often, the norm's own apart. `asked`: of how many people
    `participation` is a share, 0 in pictures of earlier releases.
    """

    team: int
    round: int
    period: Period
    norm: int
    members: int
    members_before: int | None
    enough: bool
    participation: Share | None
    placements: tuple[PlacedShare, ...]
    sentences: tuple[str, ...]
    teams: tuple[int, ...] = ()
    rule: Rule | None = None
    themes: tuple[int, ...] = ()
    asked: int = 0


def clear_picture(
    store: Store,
    group: tuple[int, ...],
    current: StoredRound,
    period: Period,
    now: datetime,
    rules: Rules = ALL_RULES,
) -> ClearedPicture:
    """Counts, clears and publishes the week's picture, once; in the transaction of its `run` row.

    `group`: the teams that are seen as one, each of which gets this same picture and no other.
    """
    team = group[0]
    week = current.round.week(team, period)
    assert week is not None
    norm = norm_by_number(current.round.norm_set, week.shared)
    found = _each_once(
        w for one in group for w in aggregates.writers(store, one, current.round.id, period, norm.nummer)
    )
    counted = tuple(
        writer
        for writer in found
        if counts(writer.role, writer.invited, writer.answered, current.started, leads=writer.leads)
    )
    seats = tuple(seat for one in group for seat in aggregates.team_seats(store, one))
    before = read_picture(store, team, None)
    places = asked(seats, norm.rollen, current.started, period.closes, unused=True)
    able = asked(seats, norm.rollen, current.started, period.closes)
    cleared = _cleared(counted, able, norm, current.threshold, rules)
    shown = bool(cleared[0] or cleared[1])
    picture = ClearedPicture(
        team,
        current.round.id,
        period,
        norm.nummer,
        len(seats),
        before.members if before and before.members != len(seats) else None,
        shown,
        band_of(len(counted), places, able) if shown else None,
        *cleared,
        group,
        Rule.ENOUGH if shown else _hidden_by(norm),
        often([writer.themes for writer in counted], able, current.threshold, rules) if shown else (),
        places,
    )
    for one in group:
        aggregates.publish(store, one, current.round.id, period, plain(picture), now)
    return picture


def _each_once(found: Iterable[Writer]) -> tuple[Writer, ...]:
    """Who moved within the group in this week is one writer, with what came last."""
    return tuple({writer.person: writer for writer in sorted(found, key=lambda one: one.answered)}.values())


def _cleared(
    counted: tuple[Writer, ...], invited: int, norm: Norm, threshold: int, rules: Rules
) -> tuple[tuple[PlacedShare, ...], tuple[str, ...]]:
    """Placements from `threshold` people who placed; sentences from as many writers and three sentences.

    Never as many sentences as people who were asked: then all wrote one. Which ones is a lot.
    """
    if _hidden_by(norm) != Rule.TOO_FEW or len(counted) < threshold or not is_wide(invited, threshold, rules):
        return (), ()
    placed = [writer.placed for writer in counted if writer.placed in PLACED]
    known = (
        shares(placed, invited, threshold, rules) if norm.plaatsing != "geen" and len(placed) >= threshold else ()
    )
    sentences = [writer.sentence for writer in counted if writer.sentence]
    if len(sentences) < SENTENCES_FROM:
        return known, ()
    SystemRandom().shuffle(sentences)
    return known, tuple(sentences[: invited - rules.unsaid - 1] if rules.unsaid else sentences)


def _hidden_by(norm: Norm) -> Rule:
    """The rule where nothing is shown: of the norm where it has one, else too few wrote, however many that is."""
    found = barred(norm)
    return Rule.TOO_FEW if found is None or found == Rule.NOT_PLACED else found


def writers_told(picture: ClearedPicture, threshold: int) -> int:
    """How many wrote at least, for who reads it."""
    if not picture.enough:
        return 0
    least = max(people_told(picture.placements, threshold), threshold + UNSAID * bool(picture.themes))
    return max(least, len(picture.sentences), told_of(picture.participation, picture.asked)[0])


def band_of(wrote: int, places: int, able: int, *, words: bool | None = None) -> Share | None:
    """Of `places` in which `able` people came; who left since may have written too. `words`: as of a share.

    None below PARTICIPATION_FROM, or where so many links are unused that the highest share may be all who came.
    """
    if places < PARTICIPATION_FROM:
        return None
    highest = told_of(share(places, places, words=words), places)[0]
    return share(min(wrote, places), places, words=words) if highest <= able - UNSAID else None


def read_picture(store: Store, team: int, period: Period | None) -> ClearedPicture | None:
    """The published picture of this week, or the team's latest; None where there is none."""
    found = aggregates.published(store, team, period)
    return stored_picture(found[2]) if found else None


def stored_picture(stored: dict[str, object]) -> ClearedPicture:
    return structured(stored, ClearedPicture)
