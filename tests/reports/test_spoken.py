"""Sentences of a whole round: given to teams, shown to teams, and told again without team."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from reports.gate import spoken as door
from reports.gate.cleared import Rule, Spoken
from reports.gate.picture import clear_picture
from reports.gate.placing import every_picture
from reports.gate.round_figures import clear_round
from reports.gate.spoken import MOST
from storage import round_rows, rounds
from storage.store import Store, close, create, open_store, transaction
from tests.reports.groups import Groups, groups
from tests.storage.planting import MONDAY, THURSDAY, WEEK, erased, write

AFTER = MONDAY + timedelta(weeks=13)


def told(store: Store, counts: Sequence[int], *, pictured: bool = True) -> tuple[Groups, list[list[str]]]:
    """In each team so many people each gave a sentence, shown on Monday."""
    made = groups(store, [30] * len(counts))
    given = []
    for number, (team, count) in enumerate(zip(made.teams, counts, strict=True)):
        own = [f"Zin {chr(97 + number)}{chr(97 + place)} over bellen." for place in range(count)]
        for person, sentence in zip(made.people[team], own, strict=False):
            write(store, person, team, made.current, "soms", sentence, at=THURSDAY)
        if pictured:
            with transaction(store):
                clear_picture(store, (team,), made.current, WEEK, MONDAY)
        given.append(own)
    return made, given


def spoken(made: Groups) -> Spoken:
    teams = tuple(team for team, _ in rounds.teams_since(made.store))
    with transaction(made.store):
        return clear_round(made.store, made.current, teams, AFTER).spoken


def test_they_are_of_all_teams_in_no_order_and_not_all_of_them(store: Store) -> None:
    made, given = told(store, (8, 8))
    found = spoken(made)
    assert found.rule == Rule.GIVEN
    assert len(found.sentences) == len(set(found.sentences)) == 12
    assert set(found.sentences) < {one for own in given for one in own}
    assert list(found.sentences) != sorted(found.sentences)
    assert spoken(made) == found


@pytest.mark.parametrize("counts", [(12, 4), (16, 0), (4, 4, 4)])
def test_of_one_team_or_of_too_few_there_are_none(store: Store, counts: tuple[int, ...]) -> None:
    made, _ = told(store, counts)
    assert spoken(made) == Spoken((), Rule.TOO_FEW)


def test_what_no_team_saw_goes_nowhere_else(store: Store) -> None:
    made, given = told(store, (8, 8, 4))
    assert not set(spoken(made).sentences) & set(given[2])
    unseen, _ = told(store, (8, 8), pictured=False)
    assert spoken(unseen) == Spoken()


def test_a_sentence_goes_with_who_was_erased(store: Store) -> None:
    made, given = told(store, (8, 8))
    gone = made.people[made.teams[0]][:3]
    for person in gone:
        erased(store, person)
    assert not set(spoken(made).sentences) & set(given[0][:3])


def test_the_order_says_nothing_of_who_or_which_team(store: Store) -> None:
    """The same sentences the other way round among people and teams give the very same page."""
    pages = []
    for back in (False, True):
        made = groups(store, (8, 8))
        texts = [f"Zin {chr(97 + place)}." for place in range(10)]
        people = [(person, team) for team in made.teams for person in made.people[team][:5]]
        for (person, team), text in zip(people, reversed(texts) if back else texts, strict=True):
            write(store, person, team, made.current, "soms", text, at=THURSDAY)
        for team in made.teams:
            with transaction(store):
                clear_picture(store, (team,), made.current, WEEK, MONDAY)
        pages.append(made)
    first, second = (spoken_by_seed(made) for made in pages)
    assert first == second


def spoken_by_seed(made: Groups) -> Spoken:
    rows = round_rows.sentences(made.store, made.current.round.id)
    return door.spoken(rows, every_picture(made.store, made.current), made.current, "seed")


def test_another_key_is_another_draw_so_nobody_can_work_it_out(tmp_path: Path) -> None:
    """All else is the same: the round's number, its day, who gave what."""
    drawn = []
    for name, master in (("een", bytes(32)), ("ander", bytes(range(32)))):
        folder = tmp_path / name
        folder.mkdir()
        create(folder, master)
        store = open_store(folder, master)
        try:
            made, _ = told(store, (8, 8))
            drawn.append(spoken(made).sentences)
        finally:
            close(store)
    first, second = drawn
    assert len(first) == len(second) == 12
    assert first != second


def test_a_report_holds_only_so_many(store: Store) -> None:
    made, _ = told(store, (30, 30))
    assert len(spoken(made).sentences) == MOST
