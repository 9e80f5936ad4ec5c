"""School holidays as the coördinator fills them in, and what they do to questions."""

from datetime import date
from pathlib import Path

import pytest

from bot.config import SettingsError, make_key, read_settings
from bot.school_table import School, take_school
from bot.ticking import tick
from rounds.period import Period
from rounds.school import Holiday, is_holiday_week
from rounds.setup import quiet_weeks
from storage import school
from storage.store import Store, transaction
from tests.bot.heard import PROMPT, prompted
from tests.reports.groups import groups
from tests.storage.hubs import hub_of
from tests.storage.planting import WEEK

SPRING = Holiday("midden", date(2027, 2, 20), date(2027, 2, 28))
GOOD = """
regio = "midden"
contact = "Sanne"
[[schoolvakantie]]
regio = "midden"
naam = "voorjaarsvakantie"
van = 2027-02-20
tot = 2027-02-28
[[schoolvakantie]]
regio = "zuid"
van = 2027-02-13
tot = 2027-02-21
[regio_van_team]
Kade = "zuid"
"""


def read(folder: Path, toml: str) -> School:
    make_key(folder / "master.key")
    (folder / "spiegel.toml").write_text(toml, encoding="utf-8")
    found = read_settings({"SPIEGEL_DATA": str(folder), "SPIEGEL_TOKEN": "123456:AAdrie_vier-vijf"})
    assert "regio" not in found.organisation
    return found.school


def test_a_table_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert found.holidays == (SPRING, Holiday("zuid", date(2027, 2, 13), date(2027, 2, 21)))
    assert found.regions == {"": "midden", "Kade": "zuid"}
    assert take_school({}) == School()


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ("tot = 2027-02-28", "tot = 2027-02-19", "schoolvakantie 1"),
        ("tot = 2027-02-28", "tot = 2028-02-28", "schoolvakantie 1"),
        ("tot = 2027-02-28", 'tot = "28 februari"', "schoolvakantie 1"),
        ("van = 2027-02-13", "vanaf = 2027-02-13", "schoolvakantie 2"),
        ("van = 2027-02-13", "van = 2027-02-13T00:00:00", "schoolvakantie 2"),
        ('regio = "midden"\ncontact', 'regio = "noord"\ncontact', "regio"),
        ('regio = "midden"\ncontact', "regio = 3\ncontact", "regio"),
        ('Kade = "zuid"', 'Kade = "west"', "regio_van_team.Kade"),
        ('Kade = "zuid"', "Kade = 2", "regio_van_team"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(before: str, after: str, field: str, tmp_path: Path) -> None:
    assert before in GOOD
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, GOOD.replace(before, after))
    [problem] = caught.value.problems
    assert problem.field.endswith(f": {field}")
    assert problem.key == "instelling.schoolvakantie"


def test_a_week_that_is_wholly_a_holiday_is_proposed_to_be_left_out() -> None:
    assert is_holiday_week(Period(2027, 8), (SPRING,))
    assert not is_holiday_week(Period(2027, 7), (SPRING,))
    assert not is_holiday_week(Period(2027, 8), (Holiday("midden", date(2027, 2, 23), date(2027, 2, 28)),))
    assert set(quiet_weeks(Period(2027, 5), 6, (SPRING,))) - set(quiet_weeks(Period(2027, 5), 6)) == {
        Period(2027, 8)
    }


def test_only_teams_of_that_region_are_asked_nothing(store: Store) -> None:
    made = groups(store, (2, 2))
    here, there = made.teams
    with transaction(store):
        free = Holiday("midden", WEEK.monday, WEEK.sunday)
        school.keep(store, (free,), {"": "midden", "Team 1": "elders"})
    tick(hub_of(store, PROMPT), PROMPT)
    assert [prompted(store, person) for person in made.people[here]] == [0, 0]
    assert [prompted(store, person) for person in made.people[there]] == [1, 1]
    with transaction(store):
        school.keep(store, (), {})
    tick(hub_of(store, PROMPT), PROMPT)
    assert [prompted(store, person) for person in made.people[here]] == [1, 1]
