from reports.figures.naming import letters


def test_team_ten_comes_after_team_two() -> None:
    names = ("Team 10", "Team 2", "team 1", "Kade")
    assert sorted(names, key=lambda name: letters((name,))) == ["Kade", "team 1", "Team 2", "Team 10"]
