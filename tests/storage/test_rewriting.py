"""Words that were changed or taken away, on a real store."""

from datetime import timedelta

from conversations.effects import ChangeWords, KeepAnswer, KeepSentence, RemoveAnswer
from conversations.model import Part, PartKind, Written
from storage import answers, rewriting
from storage.store import Store, transaction
from tests.storage.planting import THURSDAY, WEEK, a_member, a_round, a_team

FIRST, SECOND, SENTENCE = 11, 12, 13


def planted(store: Store) -> tuple[int, int, int, int]:
    """Person, team, round and norm, with an answer of two messages and a sentence."""
    team = a_team(store, "Noord")
    person = a_member(store, team)
    current = a_round(store)
    week = current.round.plan.week(WEEK)
    assert week is not None
    parts = (Part(PartKind.QUESTION, "ik belde", FIRST), Part(PartKind.PROBE, "zij deed open", SECOND))
    with transaction(store):
        answers.keep_answer(store, person, team, 1, KeepAnswer(WEEK, week.shared, parts), THURSDAY)
        kept = KeepSentence(WEEK, week.shared, "Bellen helpt.", SENTENCE)
        answers.keep_sentence(store, person, team, 1, kept, THURSDAY)
    return person, team, current.round.id, week.shared


def texts(store: Store, person: int) -> list[str]:
    return [part.text for answer in answers.own(store, person) for part in answer.parts]


def test_a_message_is_known_by_what_it_became(store: Store) -> None:
    person, _, number, norm = planted(store)
    assert rewriting.written(store, person, number, SECOND, THURSDAY) == Written(WEEK, norm, is_sentence=False)
    assert rewriting.written(store, person, number, SENTENCE, THURSDAY) == Written(WEEK, norm, is_sentence=True)
    assert rewriting.written(store, person, number, 99, THURSDAY) is None


def test_nobody_elses_message_is_ones_own(store: Store) -> None:
    person, team, number, _ = planted(store)
    other = a_member(store, team)
    assert other != person
    assert rewriting.written(store, other, number, FIRST, THURSDAY) is None


def test_a_changed_part_is_a_new_version_and_the_others_stay(store: Store) -> None:
    person, team, number, _ = planted(store)
    with transaction(store):
        rewriting.change(store, person, team, number, ChangeWords(SECOND, "hij deed open"), THURSDAY)
    assert texts(store, person) == ["ik belde", "hij deed open"]
    [answer] = answers.own(store, person)
    assert [[part.text for part in parts] for _, parts in answers.versions(store, person, answer)] == [
        ["ik belde", "zij deed open"],
        ["ik belde", "hij deed open"],
    ]


def test_a_changed_sentence_takes_the_place_of_the_old_one(store: Store) -> None:
    person, team, number, _ = planted(store)
    with transaction(store):
        rewriting.change(store, person, team, number, ChangeWords(SENTENCE, "Eerst bellen."), THURSDAY)
    assert [answer.sentence for answer in answers.own(store, person)] == ["Eerst bellen."]


def test_after_two_days_telegram_lets_nothing_be_changed_and_nothing_is_looked_for(store: Store) -> None:
    person, _, number, _ = planted(store)
    late = THURSDAY + rewriting.EDITABLE + timedelta(minutes=1)
    assert rewriting.written(store, person, number, FIRST, late) is None


def test_an_answer_that_is_taken_away_leaves_no_version_no_placement_and_no_sentence(store: Store) -> None:
    person, _, number, norm = planted(store)
    with transaction(store):
        rewriting.remove(store, person, number, RemoveAnswer(WEEK, norm))
    assert answers.own(store, person) == ()
    assert answers.sentences(store, person, number, WEEK) == ()
    assert store.conn.execute("SELECT COUNT(*) FROM answer").fetchone() == (0,)
    assert rewriting.last(store, person, number) is None


def test_the_last_answer_is_the_one_that_was_begun_last(store: Store) -> None:
    person, team, number, _ = planted(store)
    other = KeepAnswer(WEEK, 52, (Part(PartKind.QUESTION, "later", 20),))
    with transaction(store):
        answers.keep_answer(store, person, team, number, other, THURSDAY + timedelta(hours=1))
        rewriting.change(store, person, team, number, ChangeWords(FIRST, "ik belde eerst"), THURSDAY)
    found = rewriting.last(store, person, number)
    assert found is not None
    assert (found.norm, found.sentence) == (52, False)
