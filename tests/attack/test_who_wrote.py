"""Who sees all that is published, and knows of one person whether they wrote, is certain of nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare, Rule, Scope
from reports.gate.picture import PARTICIPATION_FROM, ClearedPicture
from reports.gate.rules import Rules
from reports.gate.taken import ClearedParticipation
from reports.gate.weeks import LOW_PERCENT
from reports.gate.whole import Taken
from rounds.calendar import picture_moment
from tests.attack.bounds import Known, is_certain, narrowed
from tests.attack.inference import counts, victims
from tests.attack.year import Year, a_year, weeks_of
from tests.storage.planting import SET, new_store

K = 5


def of_share(people: int, told: Share | None, whole: int, shown: list[ClearedPicture]) -> Known:
    """`told` of a `whole` in which there may be places where nobody came, and people who left since."""
    allowed = counts(told, whole, bands=True) if told is not None else set(range(people + 1))
    most = min(people, max(allowed))
    return Known(people, min(most, max(min(allowed), *map(seen_of, shown), 0)), most)


def over_weeks(year: Year, taken: ClearedParticipation, teams: tuple[int, ...], part: Known) -> Known:
    """Narrowed by the bands of all other weeks: nobody who wrote is ever one who did not."""
    least, most = part.least, part.most
    for other in year.taken:
        for group in other.groups:
            if other.round != taken.round or group.teams != teams or group.band is None:
                continue
            allowed = counts(group.band, group.asked, bands=True)
            least = max(least, min(allowed)) if other.on <= taken.on else least
            most = min(most, max(allowed)) if other.on >= taken.on else most
    return Known(part.people, min(least, most), most)


def seen_of(picture: ClearedPicture) -> int:
    """How many wrote at least, by a picture that shows something."""
    band = picture.participation
    least = min(counts(band, picture.asked, bands=True)) if band else 0
    return max(K + 2 * bool(picture.themes), len(picture.sentences), least, placed_of(picture.placements))


def placed_of(placements: tuple[PlacedShare, ...]) -> int:
    """Of how many people at least these are the shares: tried one after the other."""
    return fewest(tuple(one.share for one in placements)) if placements else 0


@cache
def fewest(parts: tuple[Share, ...]) -> int:
    for people in range(K, 60):
        if parts[0].band in {Band.LAAG, Band.PROCENT, Band.HOOG} and people < K * 4:
            continue
        one, other, third = (counts(part, people, bands=True) for part in parts)
        if any(people - first - second in third for first in one for second in other):
            return people
    raise AssertionError(parts)


def told_of_all(parts: list[Known], total: Taken, *, low: bool) -> list[Known]:
    """Narrowed by what is told of all of them together; the last part is of those of whom nothing is told."""
    least, most = 0, total.invited
    if total.wrote is not None:
        least = most = total.wrote
    elif total.band is not None:
        allowed = counts(total.band, total.invited, bands=True)
        least, most = min(allowed), max(allowed)
    if low and total.invited >= PARTICIPATION_FROM:
        most = min(most, (LOW_PERCENT * total.invited - 1) // 100)
    return narrowed(parts, least, most)


def exposed(year: Year) -> Iterator[tuple[str, Known]]:
    """Groups of whom it is certain, in a week (of the last two at each count) or in the round so far."""
    for taken, invited in zip(year.taken, year.invited, strict=True):
        totals = (taken.whole, *(week.taken for week in taken.weeks))
        bands = {group.teams: (group.band, group.asked) for group in taken.groups}
        for when, total in zip(weeks_of(taken), totals, strict=True):
            parts, candidates, unused = [], [], 0
            for group, band in bands.items():
                seen = [one for one in year.pictures if one.round == taken.round and one.team == group[0]]
                shown = [
                    one
                    for one in seen
                    if one.enough and when in {None, one.period} and one in published(year, taken)
                ]
                told = band if when is None else next(((one.participation, one.asked) for one in shown), (None, 0))
                part = of_share(invited[when, group][0], *told, shown)
                parts.append(over_weeks(year, taken, group, part) if when is None else part)
                unused += invited[when, group][1] - invited[when, group][0]
                weeks = {one.period for one in seen} if when is None else {when}
                once = [year.candidates.get((taken.round, week, group), 0) for week in weeks]
                candidates.append(max(invited[when, group][0], *once))
            rest = total.invited - unused - sum(part.people for part in parts)
            assert rest >= 0
            known = told_of_all([*parts, Known(rest, 0, rest)], total, low=taken.low and when is not None)
            yield from (
                (f"{taken.day} {when} {total}", part)
                for part, number in zip(known, (*candidates, rest), strict=True)
                if is_certain(part, number)
            )


def outside(year: Year) -> Iterator[str]:
    """Weeks beside which it is certain that none of those who are not asked their norm ever wrote.

    Who wrote in a week is one of the whole, also on the first morning that tells of it.
    """
    for told in year.taken:
        for week in told.weeks:
            after = week.period.monday + timedelta(days=7)
            wholes = [one.whole for one in year.taken if one.round == told.round and one.on >= after]
            assert week.taken.wrote is None
            least = reach(week.taken)[0]
            for whole in wholes:
                others = whole.invited - week.taken.invited
                beside = Known(others, 0, min(others, reach(whole)[1] - least))
                if least > reach(whole)[1] or (others > 1 and is_certain(beside)):
                    yield f"{told.day} {week} {whole}"


def apart(year: Year) -> Iterator[str]:
    """Groups beside whose band it is certain of those who are not asked some norm that they never wrote."""
    for told in year.taken:
        for group in told.groups:
            if group.band is None:
                continue
            most = max(counts(group.band, group.asked, bands=True))
            for picture in (one for one in published(year, told) if one.teams == group.teams and one.enough):
                others = not_asked(year, picture) if picture.round == told.round else 0
                if others and is_certain(Known(others, 0, min(others, most - seen_of(picture)))):
                    yield f"{told.day} {group} {picture}"


def not_asked(year: Year, picture: ClearedPicture) -> int:
    """Of the volunteers of these teams."""
    if Role.VRIJWILLIGER in norm_by_number(SET, picture.norm).rollen:
        return 0
    return len(year.volunteers & {person for team in picture.teams for person in year.people[team]})


def reach(taken: Taken) -> tuple[int, int]:
    """The fewest and the most that this stands for, as the handbook says it."""
    if taken.wrote is not None:
        return taken.wrote, taken.wrote
    allowed = counts(taken.band, taken.invited, bands=True) if taken.band else {0, taken.invited}
    return min(allowed), max(allowed)


def added(year: Year) -> Iterator[str]:
    """Groups of whom all wrote, as a picture told of some and the round of others who were new."""
    for ended in year.ended:
        number = ended.current.round.id
        for one in ended.cleared.placed:
            if one.rule != Rule.NEWLY_ENOUGH or one.scope != Scope.GROUP:
                continue
            able = sum(seat.used and seat.role != "teamleider" for seat in ended.seats[one.teams])
            [picture] = [p for p in year.pictures if (p.round, p.norm, p.teams) == (number, one.number, one.teams)]
            least = seen_of(picture) + K
            if is_certain(Known(able, min(able, least), able)):
                yield f"{number} {one.number} {one.teams}"


def test_who_is_new_since_a_picture_does_not_make_it_everyone(year: Year) -> None:
    assert list(added(year)) == []


def published(year: Year, taken: ClearedParticipation) -> list[ClearedPicture]:
    """By this count."""
    return [one for one in year.pictures if picture_moment(one.period).date() <= taken.day]


def test_nobody_is_known_to_have_written_or_not(year: Year) -> None:
    assert list(exposed(year)) == []


def test_no_week_tells_beside_the_whole_that_nobody_else_wrote(year: Year) -> None:
    assert list(outside(year)) == []


def test_no_band_tells_beside_a_picture_that_who_was_not_asked_never_wrote(year: Year) -> None:
    assert list(apart(year)) == []


def test_without_the_rule_on_who_wrote_somebody_is(tmp_path: Path) -> None:
    with new_store(tmp_path / "data") as store:
        assert list(exposed(a_year(store, 0, Rules(unsaid=0), rounds_of=1)))


FEW = {"Noord": 13, "Haven": 7, "Sluis": 6, "Kade": 4, "West": 3}
SOME = 2


def test_with_one_place_less_who_wrote_nothing_sees_that_all_others_did_and_no_more(tmp_path: Path) -> None:
    """Why a picture takes seven people and not six: nobody's placement hangs on it, nor who did not write."""
    found: list[Known] = []
    for seed in range(SOME):
        with new_store(tmp_path / str(seed)) as store:
            year = a_year(store, seed, Rules(unsaid=1), sizes=FEW, rounds_of=1, keen=(0.9, 0.75))
            assert victims(year.memory.figures, year.memory.said, bands=True) == []
            found += [part for _, part in exposed(year)]
    assert found
    assert all(part.most > 1 for part in found)
