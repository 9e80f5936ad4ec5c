"""The shares of groups of origin make nobody certain of a colleague."""

from tests.attack.origins import exposed
from tests.attack.year import Year


def test_where_people_are_from_tells_of_nobody_that_they_wrote(year: Year) -> None:
    assert [one for ended in year.ended for one in exposed(ended, year.pictures)] == []
    assert any(origin.share for ended in year.ended for origin in ended.cleared.origins)
