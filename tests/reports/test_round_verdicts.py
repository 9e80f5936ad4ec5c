"""Which groups of a round are compared, and which of them are said to differ."""

from reports.gate.cleared import Subject
from storage.store import Store
from tests.reports.groups import groups
from tests.reports.test_round_figures import SHARED, cleared, placed
from tests.storage.planting import SET


def test_groups_that_differ_are_named_and_small_ones_are_not_compared(store: Store) -> None:
    made = groups(store, (9, 9, 6))
    one, other, small = made.teams
    placed(made, one, ["meestal"] * 9)
    placed(made, other, ["nog_weinig"] * 9)
    placed(made, small, ["nog_weinig"] * 6)
    verdicts = {(v.subject, v.number): v for v in cleared(made).verdicts}
    theme, norm = verdicts[Subject.THEME, 1], verdicts[Subject.NORM, SHARED]
    assert theme.compared == norm.compared == ((one,), (other,))
    assert theme.pairs == norm.pairs == (((one,), (other,)),)
    assert not [v for v in verdicts.values() if v.subject == Subject.NORM and v.number != SHARED and v.compared]


def test_which_groups_are_compared_tells_nothing_of_who_wrote(store: Store) -> None:
    found = []
    for writers in (0, 6, 7):
        made = groups(store, (9, 9, 6))
        for team in made.teams:
            placed(made, team, ["meestal"] * writers)
        verdicts = cleared(made).verdicts
        found.append([(v.number, [made.teams.index(group[0]) for group in v.compared]) for v in verdicts])
        assert not [v for v in verdicts if v.pairs]
    assert found[0] == found[1] == found[2] == [(theme.nummer, [0, 1]) for theme in SET.themas]


def test_equal_groups_do_not_differ_and_no_norm_of_them_is_compared(store: Store) -> None:
    made = groups(store, (9, 9))
    for team in made.teams:
        placed(made, team, ["meestal", "soms", "nog_weinig"] * 3)
    found = cleared(made).verdicts
    assert {v.pairs for v in found} == {()}
    assert {v.subject for v in found} == {Subject.THEME}
