"""What the clock owes to a whole round, each thing once."""

from datetime import datetime, timedelta

from bot.organising import change_round
from bot.ticking import tick
from conversations.messages import Say, ShowClosing, ShowPicture
from conversations.organising import Record
from reports.gate.bands import Band, Share
from reports.gate.taken import read_participation
from rounds.acts import ClosedEarly, FewWrote, InvitedOnceMore, Logged, Paused, Resumed
from storage import acts, aggregates, rounds
from storage.store import Store, transaction
from tests.bot.heard import COUNT, PROMPT, WEEKLY, coordinator, heard, prompted, seal_wrongly, twice
from tests.reports.groups import groups
from tests.storage.hubs import hub_of, queued
from tests.storage.planting import MONDAY, THURSDAY, WEEK, a_member


def test_participation_is_counted_once_a_week_as_its_pictures_open(store: Store) -> None:
    made = groups(store, (9, 9))
    hub = hub_of(store, COUNT)
    tick(hub, COUNT - timedelta(seconds=1))
    assert read_participation(store, made.current.round.id) is None
    tick(hub, COUNT)
    tick(hub, COUNT + timedelta(hours=3))
    tick(hub, COUNT + timedelta(days=1))
    tick(hub, COUNT + WEEKLY)
    days = store.conn.execute(
        "SELECT day FROM round_snapshot WHERE kind = 'participation' ORDER BY day"
    ).fetchall()
    assert days == [("2026-11-30",), ("2026-12-07",)]


def test_participation_is_not_counted_before_the_first_week_is_over(store: Store) -> None:
    made = groups(store, (9, 9))
    hub = hub_of(store, COUNT)
    for days in (-7, -2, -1):
        tick(hub, COUNT + timedelta(days=days))
        assert read_participation(store, made.current.round.id) is None


def test_a_count_that_comes_late_is_that_of_the_week(store: Store) -> None:
    made = groups(store, (9, 9))
    made.wrote(made.teams[0], 9)
    made.wrote(made.teams[1], 6, at=COUNT + timedelta(hours=2))
    tick(hub_of(store, COUNT), COUNT + timedelta(hours=5))
    found = read_participation(store, made.current.round.id)
    assert found is not None
    assert [one.band for one in found.groups] == [Share(Band.DE_MEESTEN), Share(Band.ENKELEN)]


def weeks_later(weeks: int) -> datetime:
    return COUNT + weeks * WEEKLY


def few(store: Store) -> list[Logged]:
    return [logged for logged in acts.newest(store, 100) if isinstance(logged.act, FewWrote)]


def test_after_two_weeks_in_which_few_wrote_coordinators_hear_once_and_reminders_stop(store: Store) -> None:
    made = groups(store, (9, 9))
    leads = [coordinator(store), coordinator(store)]
    person = made.people[made.teams[0]][0]
    hub = hub_of(store, PROMPT)
    twice(hub, weeks_later(0))
    assert few(store) == []
    for moment in (weeks_later(1), weeks_later(1) + timedelta(days=1), weeks_later(2)):
        twice(hub, moment)
    assert [logged.act for logged in few(store)] == [FewWrote(WEEK.plus(1))]
    assert [heard(store, lead).count("ronde.weinig_schrijvers") for lead in leads] == [1, 1]
    assert "ronde.weinig_schrijvers" not in heard(store, person)
    assert not rounds.by_id(store, made.current.round.id).round.course.reminders
    tick(hub, PROMPT + 2 * WEEKLY)
    tick(hub, PROMPT + 2 * WEEKLY + timedelta(days=1))
    assert prompted(store, person) == 1
    assert "reflectie.prompt_nog" not in heard(store, person)


def test_a_reminder_comes_where_enough_wrote(store: Store) -> None:
    made = groups(store, (9, 9))
    person = made.people[made.teams[0]][0]
    hub = hub_of(store, PROMPT)
    tick(hub, PROMPT)
    tick(hub, PROMPT + timedelta(days=1))
    assert heard(store, person) == ["reflectie.prompt", "reflectie.prompt_nog"]


def test_in_a_pause_nobody_hears_of_few_writers(store: Store) -> None:
    made = groups(store, (9, 9))
    lead = coordinator(store)
    made.did(Paused(None), COUNT - timedelta(days=3))
    twice(hub_of(store, PROMPT), weeks_later(1))
    assert few(store) == []
    assert heard(store, lead) == []


def test_after_a_pause_coordinators_do_not_hear_the_same_again(store: Store) -> None:
    made = groups(store, (9, 9))
    lead = coordinator(store)
    hub = hub_of(store, PROMPT)
    tick(hub, weeks_later(1) + timedelta(days=1))
    made.did(Paused(None), weeks_later(1) + timedelta(days=1, hours=3))
    made.did(Resumed(), weeks_later(2) + timedelta(hours=3))
    tick(hub, weeks_later(3) + timedelta(days=1))
    assert heard(store, lead) == ["ronde.weinig_schrijvers"]


def test_the_extra_invitation_reaches_who_has_not_begun_and_never_twice(store: Store) -> None:
    made = groups(store, (3, 2), out=(2,))
    one, other, outside = made.teams
    made.wrote(one, 2)
    hub = hub_of(store, THURSDAY)
    for _ in range(2):
        with transaction(store):
            change_round(hub, Record(InvitedOnceMore()), THURSDAY)
    invited = {
        person: heard(store, person).count("ronde.uitnodiging")
        for people_of in made.people.values()
        for person in people_of
    }
    began, waits = made.people[one][:2], made.people[one][2:] + made.people[other]
    assert [invited[person] for person in (*began, *made.people[outside])] == [0, 0, 0, 0]
    assert [invited[person] for person in waits] == [1, 1, 1]
    assert all(message.silent for message in queued(store, waits[0]) if isinstance(message, Say))


def test_the_closing_is_told_once_to_each(store: Store) -> None:
    made = groups(store, (3,), out=(1,))
    lead = coordinator(store)
    made.did(ClosedEarly(), THURSDAY)
    late = a_member(store, made.teams[0], invited=MONDAY, since=MONDAY)
    hub = hub_of(store, MONDAY)
    tick(hub, MONDAY - timedelta(minutes=1))
    members = made.people[made.teams[0]]
    assert not any("afsluiting.klaar" in heard(store, person) for person in members)
    for days in (0, 1, 7):
        twice(hub, MONDAY + timedelta(days=days, hours=1))
    assert [heard(store, person).count("afsluiting.klaar") for person in members] == [1, 1, 1]
    assert heard(store, late) == []
    assert heard(store, made.people[made.teams[1]][0]) == []
    assert sum(isinstance(message, ShowClosing) for message in queued(store, lead)) == 1
    assert not any(isinstance(message, ShowClosing) for person in members for message in queued(store, person))


def test_the_closing_of_one_that_fails_is_told_to_all_others(store: Store) -> None:
    made = groups(store, (3,))
    broken, *others = made.people[made.teams[0]]
    made.did(ClosedEarly(), THURSDAY)
    seal_wrongly(store, broken)
    hub = hub_of(store, MONDAY)
    tick(hub, MONDAY)
    assert [heard(store, person).count("afsluiting.klaar") for person in others] == [1, 1]
    assert any(what.startswith("closing") for what in hub.failures)


def pictures(store: Store, person: int) -> list[int]:
    return [message.team for message in queued(store, person) if isinstance(message, ShowPicture)]


def test_the_picture_of_joined_teams_goes_to_everyone_in_both_once(store: Store) -> None:
    made = groups(store, (3, 3, 2), together=((0, 1),))
    first, second, third = made.teams
    hub = hub_of(store, MONDAY)
    twice(hub, MONDAY)
    for team in made.teams:
        assert [pictures(store, person) for person in (*made.people[team], made.leaders[team])] == [[team]] * (
            len(made.people[team]) + 1
        )
    bodies = [aggregates.published(store, team, WEEK) for team in (first, second)]
    assert bodies[0] == bodies[1]
    assert [rounds.has_run(store, "picture", team, str(WEEK)) for team in made.teams] == [True, False, True]
    assert third in made.people
