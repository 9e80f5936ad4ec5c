"""The only door between what people wrote and what a team sees. The rules and why: DESIGN.md and CHATS.md 6."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import SystemRandom

import cattrs

from conversations.model import Role
from norms.model import Norm, norm_by_number
from rounds.period import Period
from storage import aggregates
from storage.aggregates import Seat, Writer
from storage.rounds import StoredRound
from storage.store import Store

LARGE = 20
"""From this many people a share is given in tens of percents, below it in words."""
PARTICIPATION_FROM = 8
"""Invited people; a smaller team's participation is only "enough"."""
SENTENCES_FROM = 3
GHOST_DAYS = 14
"""Who was invited after the round began counts from the day after this many."""
ONLY_TOGETHER = frozenset({"alleen_alle_teams", "gevoelig"})
"""Flags of norms that are never shown for one team."""
PLACED = ("meestal", "soms", "nog_weinig")
LOW, HIGH = 20, 80


class Band(StrEnum):
    """A share as it may be told; ENKELEN is at most a quarter and may be nobody, DE_MEESTEN more than half."""

    ENKELEN = "enkelen"
    EEN_DEEL = "een_deel"
    DE_MEESTEN = "de_meesten"
    LAAG = "laag"
    PROCENT = "procent"
    HOOG = "hoog"


@dataclass(frozen=True, slots=True)
class Share:
    """`percent` is a multiple of ten, and 0 unless the band is PROCENT."""

    band: Band
    percent: int = 0


@dataclass(frozen=True, slots=True)
class PlacedShare:
    value: str
    share: Share


@dataclass(frozen=True, slots=True)
class ClearedPicture:
    """What a team may see of one norm in one week; empty parts are not to be seen.

    `members` are places, known to all; `participation` is None below PARTICIPATION_FROM. `enough` is False
    where nothing at all is shown, however many wrote.
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


def share(part: int, whole: int) -> Share:
    """`part` of `whole` people; whole is at least 1."""
    if whole < LARGE:
        if part * 4 <= whole:
            return Share(Band.ENKELEN)
        return Share(Band.DE_MEESTEN if part * 2 > whole else Band.EEN_DEEL)
    tens = (part * 10 * 2 + whole) // (whole * 2) * 10
    if tens < LOW:
        return Share(Band.LAAG)
    return Share(Band.HOOG) if tens >= HIGH else Share(Band.PROCENT, tens)


def clear_picture(store: Store, team: int, current: StoredRound, period: Period, now: datetime) -> ClearedPicture:
    """Counts, clears and publishes the week's picture, once; in the transaction of its `run` row."""
    week = current.round.plan.week(period)
    assert week is not None
    norm = norm_by_number(current.round.norm_set, week.shared)
    found = aggregates.writers(store, team, current.round.id, period, norm.nummer)
    counted = tuple(writer for writer in found if _counts(writer, current.started))
    seats = aggregates.team_seats(store, team)
    before = read_picture(store, team, None)
    cleared = _cleared(counted, norm, current.threshold)
    shown = bool(cleared[0] or cleared[1])
    picture = ClearedPicture(
        team,
        current.round.id,
        period,
        norm.nummer,
        len(seats),
        before.members if before and before.members != len(seats) else None,
        shown,
        _participation(counted, seats, norm, current.started, now) if shown else None,
        *cleared,
    )
    aggregates.publish(store, team, current.round.id, period, _plain(picture), now)
    return picture


def _counts(writer: Writer, started: datetime) -> bool:
    """The leader never does, nor who became it since; a newcomer from the fifteenth day."""
    if writer.role == Role.TEAMLEIDER or writer.leads:
        return False
    return writer.invited <= started or writer.answered >= _fifteenth_day(writer.invited)


def _fifteenth_day(invited: datetime) -> datetime:
    return (invited + timedelta(days=GHOST_DAYS)).replace(hour=0, minute=0, second=0)


def _cleared(
    counted: tuple[Writer, ...], norm: Norm, threshold: int
) -> tuple[tuple[PlacedShare, ...], tuple[str, ...]]:
    """Placements from `threshold` people who placed; sentences from as many writers and three sentences."""
    if ONLY_TOGETHER.intersection(norm.vlaggen) or len(counted) < threshold:
        return (), ()
    placed = [writer.placed for writer in counted if writer.placed in PLACED]
    shares: tuple[PlacedShare, ...] = ()
    if norm.plaatsing != "geen" and len(placed) >= threshold:
        shares = tuple(PlacedShare(value, share(placed.count(value), len(placed))) for value in PLACED)
    sentences = [writer.sentence for writer in counted if writer.sentence]
    if len(sentences) < SENTENCES_FROM:
        return shares, ()
    SystemRandom().shuffle(sentences)
    return shares, tuple(sentences)


def _participation(
    counted: tuple[Writer, ...], seats: tuple[Seat, ...], norm: Norm, started: datetime, now: datetime
) -> Share | None:
    """Of those who were asked and count; None below PARTICIPATION_FROM."""
    asked = [
        seat
        for seat in seats
        if seat.role != Role.TEAMLEIDER
        and seat.role in norm.rollen
        and (seat.invited <= started or now >= _fifteenth_day(seat.invited))
    ]
    whole = max(len(asked), len(counted))
    return share(len(counted), whole) if whole >= PARTICIPATION_FROM else None


def read_picture(store: Store, team: int, period: Period | None) -> ClearedPicture | None:
    """The published picture of this week, or the team's latest; None where there is none."""
    found = aggregates.published(store, team, period)
    return _picture(found[2]) if found else None


def _plain(picture: ClearedPicture) -> dict[str, object]:
    return {**cattrs.unstructure(picture), "period": str(picture.period)}


def _picture(stored: dict[str, object]) -> ClearedPicture:
    period = Period.parse(str(stored["period"]))
    return cattrs.structure({**stored, "period": {"year": period.year, "week": period.week}}, ClearedPicture)
