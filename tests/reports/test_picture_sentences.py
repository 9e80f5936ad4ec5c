"""Sentences for the team: from five writers and three sentences, in an order that tells of nobody."""

import pytest

from conversations.effects import RevokeSentence
from storage import answers
from storage.store import Store, transaction
from tests.reports.scene import MANY, scene
from tests.storage.planting import WEEK


@pytest.mark.parametrize(
    ("writers", "sentences", "shown"), [(5, 3, 3), (5, 2, 0), (4, 4, 0), (6, 6, 6), (5, 0, 0)]
)
def test_sentences_need_five_writers_and_three_sentences(
    store: Store, writers: int, sentences: int, shown: int
) -> None:
    made = scene(store)
    made.wrote(["meestal"] * writers, MANY[:sentences])
    assert len(made.picture().sentences) == shown


@pytest.mark.parametrize(("members", "shown"), [(7, 4), (8, 5), (12, 8)])
def test_never_as_many_sentences_as_people_who_may_have_given_one(store: Store, members: int, shown: int) -> None:
    made = scene(store, members)
    made.wrote(["meestal"] * 8, MANY[:8])
    assert len(made.picture().sentences) == shown


def test_sentences_come_in_another_order_each_time(store: Store) -> None:
    orders, last = set(), []
    for _ in range(40):
        made = scene(store, 9)
        made.wrote(["meestal"] * 5, MANY[:5])
        sentences = made.picture().sentences
        assert sorted(sentences) == sorted(MANY[:5])
        orders.add(sentences)
        last.append(sentences[-1])
    assert len(orders) > 15
    assert len(set(last)) > 2


def test_a_revoked_sentence_is_absent_and_counts_towards_no_three(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, MANY[:4])
    other = scene(store)
    other.wrote(["meestal"] * 5, MANY[:3])
    with transaction(store):
        for person in (made.members[0], other.members[0]):
            answers.revoke_sentence(store, person, made.current.round.id, RevokeSentence(WEEK, 1))
    assert sorted(made.picture().sentences) == sorted(MANY[1:4])
    assert other.picture().sentences == ()
