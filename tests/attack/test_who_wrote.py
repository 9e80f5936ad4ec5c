"""Who sees all that is published, and knows of one person whether they wrote, is certain of nobody else."""

from collections.abc import Iterator
from pathlib import Path

from reports.gate.bands import Share
from reports.gate.participation import LOW_PERCENT, ClearedParticipation, Taken
from reports.gate.picture import PARTICIPATION_FROM, ClearedPicture
from reports.gate.rules import Rules
from rounds.calendar import picture_moment
from tests.attack.bounds import Known, is_certain, narrowed
from tests.attack.inference import counts, victims
from tests.attack.year import Year, a_year, weeks_of
from tests.storage.planting import new_store

K = 5


def of_share(people: int, told: Share | None, shown: list[ClearedPicture]) -> Known:
    allowed = counts(told, people, bands=True) if told is not None else set(range(people + 1))
    seen = max((max(K + 2 * bool(picture.themes), len(picture.sentences)) for picture in shown), default=0)
    return Known(people, max(min(allowed), seen), max(allowed))


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
        bands = {group.teams: group.band for group in taken.groups}
        for when, total in zip(weeks_of(taken), totals, strict=True):
            parts, candidates = [], []
            for group, band in bands.items():
                seen = [one for one in year.pictures if one.round == taken.round and one.team == group[0]]
                shown = [
                    one
                    for one in seen
                    if one.enough and when in {None, one.period} and one in published(year, taken)
                ]
                told = band if when is None else next((one.participation for one in shown), None)
                parts.append(of_share(invited[when, group], told, shown))
                weeks = {one.period for one in seen} if when is None else {when}
                once = [year.candidates.get((taken.round, week, group), 0) for week in weeks]
                candidates.append(max(invited[when, group], *once))
            rest = total.invited - sum(part.people for part in parts)
            assert rest >= 0
            known = told_of_all([*parts, Known(rest, 0, rest)], total, low=taken.low and when is not None)
            yield from (
                (f"{taken.day} {when} {total}", part)
                for part, number in zip(known, (*candidates, rest), strict=True)
                if is_certain(part, number)
            )


def published(year: Year, taken: ClearedParticipation) -> list[ClearedPicture]:
    """Before this count."""
    return [one for one in year.pictures if picture_moment(one.period).date() < taken.day]


def test_nobody_is_known_to_have_written_or_not(year: Year) -> None:
    assert list(exposed(year)) == []


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
