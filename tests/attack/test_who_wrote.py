"""Who sees all that is published, and knows of one person whether they wrote, is certain of nobody else."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.gate.bands import Share
from reports.gate.participation import ClearedParticipation, Taken
from reports.gate.picture import ClearedPicture
from reports.gate.rules import ALL_RULES, Rules
from rounds.calendar import picture_moment
from tests.attack.inference import counts
from tests.attack.year import Year, a_year, weeks_of
from tests.storage.planting import new_store

YEARS = int(os.environ.get("SPIEGEL_ATTACK", "2"))
K = 5


@dataclass(frozen=True, slots=True)
class Known:
    """Of so many people at least and at most wrote."""

    people: int
    least: int
    most: int


def of_share(people: int, told: Share | None, shown: list[ClearedPicture]) -> Known:
    allowed = counts(told, people, bands=True) if told is not None else set(range(people + 1))
    seen = max((max(K, len(picture.sentences)) for picture in shown), default=0)
    return Known(people, max(min(allowed), seen), max(allowed))


def narrowed(parts: list[Known], total: Taken) -> list[Known]:
    """By what is told of all of them together; the last part is of those of whom nothing is told."""
    if total.wrote is not None:
        low = high = total.wrote
    elif total.band is not None:
        allowed = counts(total.band, total.invited, bands=True)
        low, high = min(allowed), max(allowed)
    else:
        return parts
    least, most = sum(part.least for part in parts), sum(part.most for part in parts)
    return [
        Known(
            part.people,
            max(part.least, low - (most - part.most)),
            min(part.most, high - (least - part.least)),
        )
        for part in parts
    ]


def is_certain(part: Known, candidates: int) -> bool:
    """To who knows it of one of them. `candidates`: who may have written, also who has left since."""
    one = min(1, part.people - 1)
    return part.people > 0 and (part.least >= candidates - one or part.most <= one)


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
            known = narrowed([*parts, Known(rest, 0, rest)], total)
            yield from (
                (f"{taken.day} {when} {total}", part)
                for part, number in zip(known, (*candidates, rest), strict=True)
                if is_certain(part, number)
            )


def published(year: Year, taken: ClearedParticipation) -> list[ClearedPicture]:
    """Before this count."""
    return [one for one in year.pictures if picture_moment(one.period).date() < taken.day]


@pytest.mark.parametrize("seed", range(YEARS))
def test_nobody_is_known_to_have_written_or_not(tmp_path: Path, seed: int) -> None:
    with new_store(tmp_path / "data") as store:
        assert list(exposed(a_year(store, seed, ALL_RULES))) == []


def test_without_the_rule_on_who_wrote_somebody_is(tmp_path: Path) -> None:
    with new_store(tmp_path / "data") as store:
        assert list(exposed(a_year(store, 0, Rules(unsaid=False))))
