"""The school holidays in `spiegel.toml`: a table per region, and which region a team works in.

In a file and not in the chat: they are the same for everyone, come once a year from a list, and a wrong line is
named at the start, before anyone misses a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rounds.school import Holiday

HOLIDAYS, REGION, OF_TEAM = "schoolvakantie", "regio", "regio_van_team"
LONGEST = timedelta(days=70)
"""No school holiday is longer; a line that is has a wrong year."""


@dataclass(frozen=True, slots=True)
class School:
    """`regions`: by the name of a team, and under "" the one of all others."""

    holidays: tuple[Holiday, ...] = ()
    regions: Mapping[str, str] = field(default_factory=dict)


def take_school(found: dict[str, object]) -> School | list[str]:
    """Takes its keys out of the settings; else the fields that are wrong."""
    lines, region, teams = found.pop(HOLIDAYS, []), found.pop(REGION, ""), found.pop(OF_TEAM, {})
    if not isinstance(lines, list):
        return [HOLIDAYS]
    if not isinstance(region, str):
        return [REGION]
    if not isinstance(teams, dict) or not all(isinstance(name, str) and name for name in teams.values()):
        return [OF_TEAM]
    holidays = [_holiday(line) for line in lines]
    wrong = [f"{HOLIDAYS} {number}" for number, one in enumerate(holidays, 1) if one is None]
    known = {one.region for one in holidays if one is not None}
    named = {REGION: region, **{f"{OF_TEAM}.{team}": name for team, name in teams.items()}}
    wrong += [key for key, name in named.items() if name and name not in known and not wrong]
    if wrong:
        return wrong
    regions = {str(team): str(name) for team, name in teams.items()} | ({"": region} if region else {})
    return School(tuple(one for one in holidays if one is not None), regions)


def _holiday(line: object) -> Holiday | None:
    """A region with a first and a last day, and nothing else but a name for who reads the file."""
    if not isinstance(line, dict) or set(line) - {"regio", "naam", "van", "tot"}:
        return None
    region, first, last = line.get("regio"), line.get("van"), line.get("tot")
    if not isinstance(region, str) or not region or not _is_day(first) or not _is_day(last):
        return None
    assert isinstance(first, date)
    assert isinstance(last, date)
    return Holiday(region, first, last) if timedelta() <= last - first <= LONGEST else None


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
