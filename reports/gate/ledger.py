"""All that was told of how many of a round ever wrote: the one account that each next figure is read against.

Who wrote stays counted, whatever became of them since. So what was told to be so many at least holds for every
later week too, and what was told to be so many at most for every earlier one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reports.gate.bands import TOP, WORDS, Share, share, told_of
from reports.gate.cleared import Group
from reports.gate.picture import ClearedPicture, writers_told
from reports.gate.taken import Days, GroupTaken, Total
from reports.gate.whole import CLOSE, Reach, Taken, reach_of

LEFT_OPEN = 2
"""People of whom it must stay open whether they wrote: beside one who is known, nobody is certain of another."""


@dataclass(frozen=True, slots=True)
class Told:
    """Of these teams (None: of all) from `least` to `most` people had written by the morning of `on`.

    `most` is None where nothing was told of that.
    """

    teams: Group | None
    on: date
    least: int
    most: int | None = None


Ledger = Mapping[Group | None, tuple[Told, ...]]


def told_so_far(days: Days, pictures: Iterable[ClearedPicture], threshold: int) -> Ledger:
    """By what was published of one round. All that a picture tells of was written before the end of its week."""
    seen = (
        Told(one.teams or (one.team,), one.period.closes.date(), writers_told(one, threshold)) for one in pictures
    )
    weeks = (
        Told(None, week.period.closes.date(), told_of(week.taken.band, week.taken.invited)[0])
        for day in days
        for week in day.weeks
    )
    return with_told(
        {}, [*(told for day in days for told in of_day(day.groups, day.whole, day.on)), *seen, *weeks]
    )


def with_told(ledger: Ledger, more: Iterable[Told]) -> Ledger:
    found = defaultdict(list, {teams: list(told) for teams, told in ledger.items()})
    for told in more:
        found[told.teams].append(told)
    return {teams: tuple(told) for teams, told in found.items()}


def of_day(groups: Iterable[GroupTaken], whole: Taken | None, on: date) -> Iterator[Told]:
    for one in groups:
        if one.band is not None and one.asked:
            yield Told(one.teams, on, told_of(one.band, one.asked)[0], _most_of(one.band, one.asked))
    if whole is not None and (whole.wrote is not None or whole.band is not None):
        yield Told(None, on, *reach_of(whole))


def least_told(ledger: Ledger, teams: Group | None, on: date) -> int:
    return max((told.least for told in ledger.get(teams, ()) if told.on <= on), default=0)


def most_told(ledger: Ledger, teams: Group | None, on: date) -> int | None:
    """None where nothing was told of it."""
    known = (told.most for told in ledger.get(teams, ()) if told.on >= on)
    return min((most for most in known if most is not None), default=None)


def bands_told(
    groups: Iterable[GroupTaken], ledger: Ledger, totals: Iterable[Total], on: date
) -> Iterator[GroupTaken]:
    """Each beside those before it, without its band where that leaves too little open of a total of before.

    A band says of all earlier weeks too that no more had written: beside an earlier total, all others had. Whether
    it is kept back may not tell which band it would have been, so it is too where only one band would be.
    """
    open_totals = [_opened(total, ledger) for total in totals]
    for one in groups:
        narrowed = [found for found in open_totals if one.teams in found.most]
        if one.band is None or not narrowed:
            yield one
            continue
        lowest = least_told(ledger, one.teams, on)
        words = one.band.band in WORDS
        possible = {share(wrote, one.asked, words=words) for wrote in range(lowest, one.asked + 1)} | {one.band}
        rooms = {band: _room(narrowed, one.teams, _most_of(band, one.asked)) for band in possible}
        kept_back = [room for room in rooms.values() if 0 <= room < CLOSE]
        if rooms[one.band] < CLOSE or (kept_back and max(kept_back) < LEFT_OPEN):
            yield replace(one, band=None)
            continue
        most = _most_of(one.band, one.asked)
        for found in narrowed:
            before = found.most[one.teams]
            found.most[one.teams] = before if most is None else min(most, before)
            found.room -= before - found.most[one.teams]
        yield one


def _most_of(band: Share, asked: int) -> int | None:
    """None where it may be everyone, and who left since beside."""
    return None if band.band in TOP else told_of(band, asked)[1]


def least_beside(totals: Iterable[Total], ledger: Ledger, reaches: Mapping[Group, Reach]) -> int:
    """How many wrote at least by an earlier total, and by how many more must have written in each group since."""
    found = [0]
    for total in totals:
        most = _opened(total, ledger).most
        found.append(total.least + sum(max(0, own.least - most.get(teams, 0)) for teams, own in reaches.items()))
    return max(found)


@dataclass(slots=True)
class _Open:
    """How many more than `told` of a total may have written, and how many at `most` of each of its groups."""

    room: int
    most: dict[Group, int]


def _opened(total: Total, ledger: Ledger) -> _Open:
    most = {}
    for part in total.parts:
        told = most_told(ledger, part.teams, total.on)
        most[part.teams] = part.most if told is None else min(part.most, told)
    away = sum(part.people - most[part.teams] for part in total.parts)
    return _Open(total.invited - away - total.least, most)


def _room(narrowed: Iterable[_Open], teams: Group, most: int | None) -> int:
    """The least of these beside a group of which `most` wrote at most; CLOSE where that narrows none of them."""
    if most is None:
        return CLOSE
    rooms = [found.room - (found.most[teams] - most) for found in narrowed if most < found.most[teams]]
    return min(rooms, default=CLOSE)
