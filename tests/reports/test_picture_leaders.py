"""Who leads a team is in nothing that is told of it."""

from datetime import timedelta

from conversations.model import Role
from reports.gate.bands import Band, Share
from storage.store import Store
from tests.reports.scene import MANY, SENTENCES, Scene, scene
from tests.storage.planting import STARTED, THURSDAY, a_member, a_team, moved


def test_the_leader_is_not_the_fifth_writer(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 4, MANY[:4])
    made.led("meestal")
    assert not made.picture().enough


def test_the_leader_is_in_no_figure_and_no_sentence(store: Store) -> None:
    texts = set()
    for leads in (False, True):
        made = scene(store, 7)
        made.wrote(["meestal", "meestal", "soms", "soms", "nog_weinig"])
        if leads:
            made.led("nog_weinig", "De leider vindt dit.")
        texts.add(made.text())
    assert len(texts) == 1


def test_a_sentence_of_the_leader_is_not_the_third(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 6, SENTENCES[:2])
    made.led("meestal", "De leider vindt dit.")
    picture = made.picture()
    assert picture.enough
    assert picture.sentences == ()


def test_the_leaders_place_counts_in_no_participation(store: Store) -> None:
    seven, eight = scene(store, 7), scene(store, 8)
    for made in (seven, eight):
        made.wrote(["meestal"] * 5)
        made.led()
    assert seven.picture().participation is None
    assert eight.picture().participation == Share(Band.DE_MEESTEN)


def test_who_became_leader_before_the_picture_opened_is_in_no_figure(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5)
    moved(store, made.members[0], made.team, THURSDAY + timedelta(hours=20), Role.TEAMLEIDER)
    assert not made.picture().enough


def test_who_wrote_as_a_leader_and_is_a_member_since_is_in_no_figure(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 4)
    made.led("meestal")
    moved(store, made.leader, made.team, THURSDAY + timedelta(hours=1))
    assert not made.picture().enough


def test_who_led_before_and_wrote_as_a_member_counts(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 4)
    moved(store, made.leader, made.team, STARTED)
    made.led("meestal")
    assert made.picture().enough


def test_a_team_that_is_all_leader_has_no_picture(store: Store) -> None:
    team = a_team(store)
    made = scene(store, 0)
    leaders = [a_member(store, team, Role.TEAMLEIDER) for _ in range(6)]
    made = Scene(store, team, leaders[0], leaders, made.current)
    made.wrote(["meestal"] * 6, SENTENCES)
    assert not made.picture().enough
