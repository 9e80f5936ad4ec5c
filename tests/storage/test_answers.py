from datetime import timedelta

import pytest

from conversations.effects import KeepAnswer, RevokeSentence
from conversations.model import Part, PartKind
from storage import answers
from storage.errors import ConflictError
from storage.rounds import StoredRound
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY, WEEK, a_member, a_round, a_team, write


@pytest.fixture
def team(store: Store) -> int:
    return a_team(store)


@pytest.fixture
def current(store: Store) -> StoredRound:
    return a_round(store)


@pytest.fixture
def person(store: Store, team: int) -> int:
    return a_member(store, team)


def texts(store: Store, person: int) -> list[tuple[str, str, str]]:
    return [(own.parts[-1].text, own.placed, own.sentence) for own in answers.own(store, person)]


def test_an_answer_comes_back_with_its_placement_and_sentence(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    write(store, person, team, current, "soms", "Wij bellen terug.", text="Ik belde.")
    (own,) = answers.own(store, person)
    assert (own.round, own.period, own.norm) == (current.round.id, WEEK, 1)
    assert own.parts == (Part(PartKind.QUESTION, "Ik belde."),)
    assert (own.placed, own.reason, own.sentence) == ("soms", "", "Wij bellen terug.")


def test_an_answer_alone_has_neither(store: Store, team: int, current: StoredRound, person: int) -> None:
    write(store, person, team, current, None)
    assert texts(store, person) == [("Ik belde en luisterde.", "", "")]


def test_each_version_stays_and_the_newest_counts(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    other = a_member(store, team)
    for text in ("een", "twee", "drie"):
        write(store, other, team, current)
        write(store, person, team, current, text=text)
    rows = store.conn.execute("SELECT version FROM answer WHERE person_id = ? ORDER BY id", (person,)).fetchall()
    assert [row[0] for row in rows] == [1, 2, 3]
    assert texts(store, person) == [("drie", "meestal", "")]


def test_versions_count_per_person_week_and_norm(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    other = a_member(store, team)
    write(store, person, team, current)
    write(store, other, team, current)
    write(store, person, team, current, period=WEEK.plus(1), at=THURSDAY + timedelta(days=7))
    assert {row[0] for row in store.conn.execute("SELECT version FROM answer")} == {1}
    assert [own.period for own in answers.own(store, person)] == [WEEK, WEEK.plus(1)]


def test_the_last_placement_and_sentence_count(store: Store, team: int, current: StoredRound, person: int) -> None:
    write(store, person, team, current, "meestal", "Eerste zin.")
    write(store, person, team, current, "nog_weinig", "Tweede zin.")
    assert texts(store, person) == [("Ik belde en luisterde.", "nog_weinig", "Tweede zin.")]


def test_a_sentence_that_is_revoked_is_gone_and_may_come_again(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    other = a_member(store, team)
    write(store, person, team, current, "soms", "Weg ermee.")
    write(store, other, team, current, "soms", "Deze blijft.")
    with transaction(store):
        answers.revoke_sentence(store, person, current.round.id, RevokeSentence(WEEK, 1))
        answers.revoke_sentence(store, person, current.round.id, RevokeSentence(WEEK, 1))
    assert texts(store, person) == [("Ik belde en luisterde.", "soms", "")]
    assert texts(store, other) == [("Ik belde en luisterde.", "soms", "Deze blijft.")]
    write(store, person, team, current, "soms", "Toch weer.")
    assert texts(store, person) == [("Ik belde en luisterde.", "soms", "Toch weer.")]


def test_one_norm_of_one_week_can_be_asked_alone(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    write(store, person, team, current)
    write(store, person, team, current, period=WEEK.plus(1))
    assert [own.period for own in answers.own(store, person, WEEK)] == [WEEK]
    assert len(answers.own(store, person, WEEK, 1)) == 1
    assert answers.own(store, person, WEEK, 2) == ()


def test_the_norms_answered_this_week_are_known(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    with transaction(store):
        for norm in (3, 1, 1):
            kept = KeepAnswer(WEEK, norm, (Part(PartKind.QUESTION, "x"),))
            answers.keep_answer(store, person, team, current.round.id, kept, THURSDAY)
    assert answers.answered(store, person, current.round.id, WEEK) == (1, 3)
    assert answers.answered(store, person, current.round.id, WEEK.plus(1)) == ()


def test_nobody_elses_answers_are_among_ones_own(
    store: Store, team: int, current: StoredRound, person: int
) -> None:
    other = a_member(store, team)
    write(store, other, team, current)
    assert answers.own(store, person) == ()


def test_an_answer_for_a_round_that_is_none_is_refused(store: Store, team: int, person: int) -> None:
    kept = KeepAnswer(WEEK, 1, ())
    with pytest.raises(ConflictError), transaction(store):
        answers.keep_answer(store, person, team, 99, kept, THURSDAY)
