from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from conversations.effects import RevokeSentence
from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.picture import ClearedPicture, read_picture
from storage import answers, people
from storage.errors import ConflictError, DatabaseError
from storage.store import Store, transaction
from tests.reports.scene import SENTENCES, Scene, scene
from tests.storage.planting import (
    MONDAY,
    SET,
    STARTED,
    THURSDAY,
    WEEK,
    a_member,
    a_team,
    erased,
    moved,
    reopened,
    write,
)

LONG = tuple(f"Zin nummer {letter} voor het team." for letter in "abcdefghijkl")


def bands(picture: ClearedPicture) -> dict[str, Share]:
    return {placed.value: placed.share for placed in picture.placements}


def test_nobody_to_four_writers_give_the_very_same_text(store: Store) -> None:
    texts = set()
    for writers in range(5):
        made = scene(store)
        made.wrote(["meestal"] * writers, LONG[:writers])
        texts.add(made.text())
    assert len(texts) == 1


def test_too_few_writers_give_the_same_text_but_for_the_places(store: Store) -> None:
    texts = set()
    for writers, members in ((0, 4), (3, 6), (4, 12), (4, 30)):
        made = scene(store, members)
        made.wrote(["nog_weinig"] * writers, LONG[:writers])
        texts.add(made.text().replace(f"zijn {members + 1} plekken", "zijn … plekken"))
    assert len(texts) == 1


def test_too_few_writers_leave_nothing_of_theirs_in_the_snapshot(store: Store) -> None:
    made = scene(store)
    made.wrote(["soms"] * 4, LONG[:4])
    picture = made.picture()
    assert (picture.enough, picture.participation, picture.placements, picture.sentences) == (False, None, (), ())
    assert read_picture(store, made.team, WEEK) == picture


def test_five_writers_give_a_picture(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, SENTENCES)
    picture = made.picture()
    assert picture.enough
    assert bands(picture) == {
        "meestal": Share(Band.DE_MEESTEN),
        "soms": Share(Band.ENKELEN),
        "nog_weinig": Share(Band.ENKELEN),
    }
    assert sorted(picture.sentences) == sorted(SENTENCES)


def test_several_versions_of_one_answer_are_one_writer(store: Store) -> None:
    made = scene(store)
    for _ in range(3):
        made.wrote(["meestal"] * 4)
    assert not made.picture().enough


def test_the_leader_is_not_the_fifth_writer(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 4, LONG[:4])
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


@pytest.mark.parametrize(
    ("invited", "answered", "counts"),
    [
        (STARTED, "2026-11-26T16:20", True),
        (STARTED + timedelta(seconds=1), "2026-12-03T23:59", False),
        (STARTED + timedelta(seconds=1), "2026-12-04T00:00", True),
        (datetime.fromisoformat("2026-11-20T23:59:59+01:00"), "2026-12-03T23:59", False),
        (datetime.fromisoformat("2026-11-20T23:59:59+01:00"), "2026-12-04T00:00", True),
        (datetime.fromisoformat("2026-11-21T00:00:00+01:00"), "2026-12-04T23:59", False),
        (datetime.fromisoformat("2026-11-21T00:00:00+01:00"), "2026-12-05T00:00", True),
    ],
)
def test_who_was_invited_after_the_start_counts_from_the_fifteenth_day(
    store: Store, invited: datetime, answered: str, counts: bool
) -> None:
    period = WEEK if answered < "2026-11-30" else WEEK.plus(1)
    at = datetime.fromisoformat(answered).replace(tzinfo=THURSDAY.tzinfo)
    made = scene(store, 7)
    made.wrote(["meestal"] * 4, at=at, period=period)
    made.joined(invited)
    made.wrote(["meestal"], start=7, at=at, period=period)
    assert made.picture(MONDAY + timedelta(days=7), period).enough is counts


def test_ghosts_do_not_make_a_team_large_enough_for_participation(store: Store) -> None:
    made = scene(store, 7)
    made.wrote(["meestal"] * 5)
    made.joined(STARTED + timedelta(days=1))
    assert made.picture().participation is None
    assert made.picture(MONDAY + timedelta(days=7), WEEK.plus(1)).participation is None


@pytest.mark.parametrize(
    ("writers", "sentences", "shown"), [(5, 3, 3), (5, 2, 0), (4, 4, 0), (6, 6, 6), (5, 0, 0)]
)
def test_sentences_need_five_writers_and_three_sentences(
    store: Store, writers: int, sentences: int, shown: int
) -> None:
    made = scene(store)
    made.wrote(["meestal"] * writers, LONG[:sentences])
    assert len(made.picture().sentences) == shown


def test_sentences_come_in_another_order_each_time(store: Store) -> None:
    orders, last = set(), []
    for _ in range(40):
        made = scene(store, 9)
        made.wrote(["meestal"] * 5, LONG[:5])
        sentences = made.picture().sentences
        assert sorted(sentences) == sorted(LONG[:5])
        orders.add(sentences)
        last.append(sentences[-1])
    assert len(orders) > 15
    assert len(set(last)) > 2


def test_a_revoked_sentence_is_absent_and_counts_towards_no_three(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, LONG[:4])
    other = scene(store)
    other.wrote(["meestal"] * 5, LONG[:3])
    with transaction(store):
        for person in (made.members[0], other.members[0]):
            answers.revoke_sentence(store, person, made.current.round.id, RevokeSentence(WEEK, 1))
    assert sorted(made.picture().sentences) == sorted(LONG[1:4])
    assert other.picture().sentences == ()


@pytest.mark.parametrize("norm", [39, 44, 50, 51])
def test_some_norms_are_never_shown_for_one_team(store: Store, norm: int) -> None:
    made = scene(store, 15, shared=norm)
    role = Role(norm_by_number(SET, norm).rollen[0])
    for _ in range(10):
        made.joined(STARTED - timedelta(days=1), role)
    made.wrote(["meestal"] * 25, LONG)
    picture = made.picture()
    assert (picture.enough, picture.participation, picture.placements, picture.sentences) == (False, None, (), ())
    silent = scene(store, 25, shared=norm)
    assert made.words(picture) == silent.text()


def test_a_norm_without_placement_shows_sentences_only(store: Store) -> None:
    assert norm_by_number(SET, 3).plaatsing == "geen"
    made = scene(store, shared=3)
    made.wrote([None] * 5, SENTENCES)
    picture = made.picture()
    assert picture.enough
    assert picture.placements == ()
    assert sorted(picture.sentences) == sorted(SENTENCES)
    stray = scene(store)
    stray.wrote(["meestal"] * 5, SENTENCES)
    assert stray.picture().placements == ()


@pytest.mark.parametrize("other", ["weet_niet", "past_niet", None])
def test_who_cannot_say_is_in_no_figure(store: Store, other: str | None) -> None:
    too_few = scene(store)
    too_few.wrote(["meestal"] * 4 + [other] * 4, SENTENCES)
    picture = too_few.picture()
    assert picture.enough
    assert picture.placements == ()
    enough = scene(store)
    enough.wrote(["meestal"] * 3 + ["soms"] * 2 + [other] * 6)
    assert bands(enough.picture())["meestal"] == Share(Band.DE_MEESTEN)
    nothing = scene(store)
    nothing.wrote(["meestal"] * 4 + [other] * 4, SENTENCES[:2])
    assert not nothing.picture().enough


@pytest.mark.parametrize(
    ("members", "unused", "told"),
    [
        (7, 0, None),
        (7, 1, Share(Band.DE_MEESTEN)),
        (7, 2, Share(Band.DE_MEESTEN)),
        (7, 3, None),
        (14, 0, Share(Band.EEN_DEEL)),
        (20, 0, Share(Band.PROCENT, 30)),
    ],
)
def test_participation_is_told_from_eight_places_of_which_most_are_used(
    store: Store, members: int, unused: int, told: Share | None
) -> None:
    """Of ten places with seven people, most is six or seven: then all who came wrote, or all but one."""
    assert with_places(store, members, unused).participation == told


def with_places(store: Store, members: int, unused: int) -> ClearedPicture:
    made = scene(store, members, unused=unused)
    made.wrote(["meestal"] * 5)
    return made.picture()


@pytest.mark.parametrize(("members", "enough"), [(6, False), (7, True)])
def test_who_never_came_makes_no_team_large_enough(store: Store, members: int, enough: bool) -> None:
    """Who knows how many links are open would see that all who came wrote."""
    assert with_places(store, members, 5).enough is enough


def test_who_could_not_write_in_time_makes_no_team_large_enough(store: Store) -> None:
    """On the morning of the picture a newcomer counts, but the week had closed by then."""
    period = WEEK.plus(2)
    for days, enough in ((10, False), (9, True)):
        made = scene(store, 6)
        made.joined(STARTED + timedelta(days=days))
        made.wrote(["meestal"] * 5, period=period, at=THURSDAY + timedelta(days=14))
        assert made.picture(MONDAY + timedelta(days=14), period).enough is enough


@pytest.mark.parametrize(("days", "told"), [(10, None), (9, Share(Band.DE_MEESTEN))])
def test_who_could_not_write_in_time_is_in_no_participation(store: Store, days: int, told: Share | None) -> None:
    period = WEEK.plus(2)
    made = scene(store, 7)
    made.joined(STARTED + timedelta(days=days))
    made.wrote(["meestal"] * 5, period=period, at=THURSDAY + timedelta(days=14))
    assert made.picture(MONDAY + timedelta(days=14), period).participation == told


@pytest.mark.parametrize(("members", "unused"), [(8, 0), (12, 0), (20, 0), (30, 0), (7, 60), (7, 15)])
def test_participation_never_says_none_or_everyone_or_a_number_of_people(
    store: Store, members: int, unused: int
) -> None:
    made = scene(store, members, unused=unused)
    made.wrote(["meestal"] * members)
    text = made.text().lower()
    lines = [line for line in text.splitlines() if "schre" in line]
    assert len(lines) == 1
    for word in ("iedereen", "allemaal", "niemand", "geen ", "100%", "0 ", " 0%", str(members)):
        assert word not in lines[0].replace("20%", "").replace("80%", "")


@pytest.mark.parametrize("statement", ["UPDATE snapshot SET at = 'x'", "UPDATE snapshot SET body_sealed = x''"])
def test_a_snapshot_cannot_be_changed(store: Store, statement: str) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5)
    made.picture()
    with pytest.raises(DatabaseError):
        store.conn.execute(statement)


def test_a_second_picture_of_the_same_week_is_refused(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5)
    first = made.picture()
    made.wrote(["soms"] * 5, start=5)
    with pytest.raises(ConflictError):
        made.picture()
    assert read_picture(store, made.team, WEEK) == first


def told(made: Scene) -> str:
    picture = read_picture(made.store, made.team, WEEK)
    assert picture is not None
    return made.words(picture)


def test_nothing_that_happens_afterwards_changes_a_picture(store: Store, tmp_path: Path) -> None:
    made = scene(store)
    made.wrote(["meestal", "meestal", "soms", "soms", "nog_weinig"], SENTENCES)
    text = made.text()
    made.wrote(["nog_weinig"] * 5, ["Te laat geschreven."] * 5, start=5, at=MONDAY)
    assert told(made) == text
    made.wrote(["nog_weinig"] * 5, ["Anders bedacht."] * 5, at=MONDAY)
    assert told(made) == text
    with transaction(store):
        answers.revoke_sentence(store, made.members[1], made.current.round.id, RevokeSentence(WEEK, 1))
    erased(store, made.members[0], MONDAY)
    assert told(made) == text
    with transaction(store):
        people.leave_team(store, made.members[2], MONDAY)
    assert told(made) == text
    with reopened(tmp_path / "data") as again:
        picture = read_picture(again, made.team, WEEK)
        assert picture is not None
        assert made.words(picture) == text


def test_who_was_erased_before_the_picture_is_not_in_it(store: Store) -> None:
    made = scene(store)
    made.wrote(["meestal"] * 5, SENTENCES)
    erased(store, made.members[0])
    assert not made.picture().enough


def test_who_moved_keeps_the_answer_with_the_old_team(store: Store) -> None:
    old, new = scene(store), scene(store, name="West")
    old.wrote(["meestal"] * 5, SENTENCES)
    new.wrote(["meestal"] * 4)
    moved(store, old.members[0], new.team, THURSDAY + timedelta(hours=1))
    assert sorted(old.picture().sentences) == sorted(SENTENCES)
    assert not new.picture().enough


def test_who_moved_writes_for_the_new_team_from_then_on(store: Store) -> None:
    old, new = scene(store), scene(store, name="West")
    person = old.members[0]
    moved(store, person, new.team, STARTED)
    new.wrote(["meestal"] * 4)
    write(store, person, new.team, new.current, "meestal")
    old.wrote(["meestal"] * 4, start=1)
    assert new.picture().enough
    assert not old.picture().enough


def test_other_weeks_rounds_and_teams_are_in_no_picture(store: Store) -> None:
    made, other = scene(store), scene(store, name="West")
    made.wrote(["meestal"] * 4)
    made.wrote(["meestal"] * 4, start=4, period=WEEK.plus(1), at=THURSDAY + timedelta(days=7))
    other.wrote(["meestal"] * 4)
    assert not made.picture().enough
    assert not made.picture(MONDAY + timedelta(days=7), WEEK.plus(1)).enough


def test_all_members_see_how_many_places_there_are_and_each_change(store: Store) -> None:
    made = scene(store, 6)
    first = made.text()
    assert "In dit team zijn 7 plekken." in first
    assert "Vorige week" not in first
    made.joined(MONDAY)
    second = made.text(MONDAY + timedelta(days=7), WEEK.plus(1))
    assert "In dit team zijn 8 plekken." in second
    assert "Vorige week waren het er 7." in second
    assert "Vorige week" not in made.text(MONDAY + timedelta(days=14), WEEK.plus(2))


def test_the_latest_picture_is_that_of_the_last_week(store: Store) -> None:
    made = scene(store)
    assert read_picture(store, made.team, None) is None
    first = made.picture()
    second = made.picture(MONDAY + timedelta(days=7), WEEK.plus(1))
    assert read_picture(store, made.team, None) == second
    assert read_picture(store, made.team, WEEK) == first
    assert read_picture(store, made.team, WEEK.plus(2)) is None


@pytest.mark.parametrize(("members", "shown"), [(5, False), (6, False), (7, True)])
def test_where_nearly_all_must_have_written_nothing_is_shown(store: Store, members: int, *, shown: bool) -> None:
    made = scene(store, members)
    made.wrote(["meestal"] * members, LONG[:members])
    assert made.picture().enough is shown


@pytest.mark.parametrize(("members", "shown"), [(7, 4), (8, 5), (12, 8)])
def test_never_as_many_sentences_as_people_who_may_have_given_one(store: Store, members: int, shown: int) -> None:
    made = scene(store, members)
    made.wrote(["meestal"] * 8, LONG[:8])
    assert len(made.picture().sentences) == shown


def test_a_threshold_above_the_floor_binds(store: Store) -> None:
    made = scene(store)
    made.current = replace(made.current, threshold=6)
    made.wrote(["meestal"] * 5, SENTENCES)
    assert not made.picture().enough
    other = scene(store)
    other.current = replace(other.current, threshold=6)
    other.wrote(["meestal"] * 6, SENTENCES)
    assert other.picture().enough


def test_a_team_that_is_all_leader_has_no_picture(store: Store) -> None:
    team = a_team(store)
    made = scene(store, 0)
    leaders = [a_member(store, team, Role.TEAMLEIDER) for _ in range(6)]
    made = Scene(store, team, leaders[0], leaders, made.current)
    made.wrote(["meestal"] * 6, SENTENCES)
    assert not made.picture().enough
