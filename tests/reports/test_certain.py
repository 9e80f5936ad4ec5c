"""What who sees everything, and knows of one person, is nevertheless certain of: each test names a promise."""

from datetime import timedelta

import pytest

from conversations.effects import KeepWish, Side, WishKind
from conversations.lijst.changes import changes
from conversations.lijst.rows import read_sheet
from conversations.model import Role
from norms.model import norm_by_number
from reports.gate.bands import Band, Share
from reports.gate.cleared import Placed, PlacedShare, Scope
from reports.gate.closing import clear_effect
from reports.gate.picture import clear_picture
from reports.gate.taken import ClearedParticipation
from rounds.acts import TeamAdded
from rounds.setup import Setup
from storage import acts, lists, merging, people, rounds, taps, teams, wishes
from storage.store import Store, transaction
from tests.attack.bounds import Known, is_certain
from tests.attack.inference import counts
from tests.reports.groups import ORDER, Groups, groups
from tests.reports.scene import SENTENCES, scene
from tests.reports.test_round_figures import AFTER, SHARED, cleared, of_norm, placed
from tests.storage.planting import (
    MADE,
    MONDAY,
    SET,
    STARTED,
    THURSDAY,
    WEEK,
    a_member,
    a_place,
    a_team,
    moved,
    write,
)

OF_TWENTY = {Band.LAAG, Band.PROCENT, Band.HOOG}
WEDNESDAY_IN_IT = THURSDAY - timedelta(days=1)


def wrote_at_least(placements: tuple[PlacedShare, ...]) -> int:
    """Shares in percent are told of twenty people or more, in words of five or more."""
    if not placements:
        return 0
    return 20 if placements[0].share.band in OF_TWENTY else 5


def test_a_picture_in_percent_does_not_say_that_all_twenty_wrote(store: Store) -> None:
    """Twenty people beside the leader: the handbook says that percents are of twenty or more."""
    made = scene(store, 20)
    made.wrote(["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4)
    told = made.picture()
    assert not is_certain(Known(20, wrote_at_least(told.placements), 20)), made.words(told)


def test_a_round_in_percent_does_not_say_that_all_twenty_placed(store: Store) -> None:
    made = groups(store, (20, 9))
    placed(made, made.teams[0], ["meestal"] * 9 + ["soms"] * 7 + ["nog_weinig"] * 4)
    [own] = [one for one in of_norm(cleared(made), SHARED) if one.placements]
    assert not is_certain(Known(20, wrote_at_least(own.placements), 20))


def test_wishes_in_percent_do_not_say_that_all_twenty_wished(store: Store) -> None:
    """Two teams of nine with a leader each: twenty people in all."""
    made = groups(store, (9, 9))
    word = norm_by_number(SET, 42).trefwoorden[0]
    with transaction(store):
        for team in made.teams:
            for person in (*made.people[team], made.leaders[team]):
                kept = KeepWish(WishKind.NEED, WEEK, SHARED, f"Meer over {word}.")
                wishes.keep(store, person, made.current.round.id, kept, THURSDAY)
    bands = {one.share.band for one in cleared(made).wishes}
    assert not is_certain(Known(20, 20 if bands & OF_TWENTY else 7, 20)), bands


def test_the_effect_in_percent_does_not_say_that_all_twenty_tapped(store: Store) -> None:
    made = groups(store, (9, 9))
    with transaction(store):
        for team in made.teams:
            for person in (*made.people[team], made.leaders[team]):
                for side in (Side.BEFORE, Side.AFTER):
                    taps.keep_effect(store, person, made.current.round.id, side, "vaak", THURSDAY)
        found = clear_effect(store, made.current, AFTER)
    assert found.before is not None
    assert not is_certain(Known(20, 20 if found.before.band in OF_TWENTY else 5, 20)), found


@pytest.mark.parametrize("how", ["left", "moved", "leads"])
def test_the_week_beside_the_whole_does_not_say_that_who_went_had_written(store: Store, how: str) -> None:
    """The whole counts who is here, the week who wrote: where the week is more, the one who went wrote in it."""
    made = groups(store, (12, 12, 12))
    one, other, _ = made.teams
    went = made.people[one][0]
    made.wrote(one, 1, at=THURSDAY - timedelta(days=2))
    made.counted(WEDNESDAY_IN_IT.replace(hour=7))
    with transaction(store):
        if how == "left":
            people.leave_team(store, went, WEDNESDAY_IN_IT)
            teams.withdraw_place_of(store, went)
    if how == "moved":
        moved(store, went, other, WEDNESDAY_IN_IT)
    if how == "leads":
        moved(store, went, one, WEDNESDAY_IN_IT, Role.TEAMLEIDER)
    made.wrote(one, 10, start=1)
    made.wrote(other, 10)
    found = made.counted()
    assert found.whole.wrote is not None
    assert of_week(found)[0] <= found.whole.wrote


def of_week(found: ClearedParticipation) -> tuple[int, int]:
    """The fewest and the most who wrote in the week that is told."""
    taken = found.weeks[0].taken
    return bounds(taken.band, taken.invited) if taken.wrote is None else (taken.wrote, taken.wrote)


def test_the_week_beside_the_whole_does_not_say_that_all_of_a_merged_team_had_written(store: Store) -> None:
    made = groups(store, (12, 12, 12, 4))
    one, other, _, small = made.teams
    made.wrote(small, 4, at=THURSDAY - timedelta(days=2))
    with transaction(store):
        merging.merge(store, small, one, WEDNESDAY_IN_IT)
    made.wrote(one, 10)
    made.wrote(other, 10)
    found = made.counted()
    assert found.whole.wrote is not None
    assert not is_certain(Known(4, max(0, of_week(found)[0] - found.whole.wrote), 4))


def test_the_week_beside_the_whole_does_not_say_that_no_leader_wrote(store: Store) -> None:
    """The shared norm of the first week is not asked of leaders, but one of its extras is, and they may ask it.

    The whole holds whoever wrote the week's norm, and leaders beside: where both are as many, no leader wrote.
    """
    made = groups(store, (12, 12))
    made.wrote(made.teams[0], 9)
    made.wrote(made.teams[1], 10)
    found = made.counted()
    assert found.whole.wrote is not None
    least, most = of_week(found)
    leaders = len(made.leaders)
    beside = Known(leaders, max(0, found.whole.wrote - most), min(leaders, found.whole.wrote - least))
    assert not is_certain(beside, known=0)


def test_an_old_link_that_is_used_on_the_morning_of_a_picture_makes_no_team_wide(store: Store) -> None:
    """Six people could write; who did not, sees that the five others did."""
    made = scene(store, 6)
    made.wrote(["meestal"] * 3 + ["soms"] * 2, SENTENCES)
    a_member(store, made.team, invited=MADE, since=MONDAY - timedelta(minutes=20))
    told = made.picture()
    assert not is_certain(Known(6, 5 if told.enough else 0, 6))


def test_a_leader_who_was_replaced_on_the_morning_of_a_picture_makes_no_team_wide(store: Store) -> None:
    made = scene(store, 6)
    made.wrote(["meestal"] * 3 + ["soms"] * 2, SENTENCES)
    new = a_member(store, made.team, Role.TEAMLEIDER, MONDAY - timedelta(minutes=30))
    with transaction(store):
        people.stop_leading(store, made.team, new, MONDAY - timedelta(minutes=20))
        teams.end_leading(store, made.leader)
    told = made.picture()
    assert not is_certain(Known(6, 5 if told.enough else 0, 6))


def test_a_leader_who_was_replaced_at_the_end_of_a_round_makes_no_norm_wide(store: Store) -> None:
    made = groups(store, (6, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    new = a_member(store, one, Role.TEAMLEIDER, AFTER - timedelta(days=2))
    with transaction(store):
        people.stop_leading(store, one, new, AFTER - timedelta(days=2))
        teams.end_leading(store, made.leaders[one])
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


@pytest.mark.parametrize("invited", [MADE, STARTED + timedelta(weeks=3)])
def test_who_came_after_the_week_of_a_norm_makes_it_no_wider(store: Store, invited: object) -> None:
    """Nobody can answer a norm of weeks ago, so only six could. By an old link, or by a new one."""
    made = groups(store, (6, 9))
    one = made.teams[0]
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    pictured_hidden(made, one)
    when = STARTED + timedelta(weeks=3)
    a_member(store, one, invited=MADE if invited == MADE else when, since=when)
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


def pictured_hidden(made: Groups, team: int) -> None:
    with transaction(made.store):
        told = clear_picture(made.store, (team,), made.current, WEEK, MONDAY)
    assert not told.enough


def of_team(made: Groups, team: int) -> list[Placed]:
    return [one for one in of_norm(cleared(made), SHARED) if one.teams == (team,) and one.placements]


def test_a_merged_team_makes_no_norm_of_before_wide(store: Store) -> None:
    made = groups(store, (6, 9, 9))
    one, other, _ = made.teams
    placed(made, one, ["meestal"] * 3 + ["soms"] * 2)
    pictured_hidden(made, one)
    with transaction(store):
        merging.merge(store, other, one, STARTED + timedelta(weeks=3))
    least = max((wrote_at_least(found.placements) for found in of_team(made, one)), default=0)
    assert not is_certain(Known(6, least, 6))


def test_a_team_that_was_added_makes_what_is_left_of_a_norm_of_before_no_wider(store: Store) -> None:
    """Two teams of three, and one that came in six weeks after the norm was asked."""
    made = groups(store, (3, 3), out=(8,))
    one, other, added = made.teams
    placed(made, one, ["meestal"] * 3)
    placed(made, other, ["soms"] * 2)
    made.did(TeamAdded(added), STARTED + timedelta(weeks=6))
    rest = [found for found in of_norm(cleared(made), SHARED) if found.scope == Scope.REST and found.placements]
    assert not is_certain(Known(6, 5 if rest else 0, 6)), rest


def test_leaders_who_never_came_make_no_whole_wide(store: Store) -> None:
    """Six teams of four; their leaders' links stay open, as the list of teams says."""
    made = without_leaders_who_came(store, 6, 4)
    for team in made.teams:
        made.wrote(team, 4)
    whole = made.counted().whole
    came = 24
    assert whole.wrote is None or not is_certain(Known(came, whole.wrote, came)), whole


def without_leaders_who_came(store: Store, number: int, size: int) -> Groups:
    made = [a_team(store, f"Klein {place}") for place in range(number)]
    own = {team: [a_member(store, team) for _ in range(size)] for team in made}
    for team in made:
        a_place(store, team, Role.TEAMLEIDER)
    with transaction(store):
        begun = rounds.start(store, SET, Setup(WEEK, len(ORDER), ORDER, teams=tuple(made)), STARTED)
    return Groups(store, rounds.by_id(store, begun), own, {})


def test_who_counts_from_this_morning_makes_no_whole_wide(store: Store) -> None:
    """Five came together; of the others everyone wrote but one leader."""
    made = groups(store, (4, 4, 4))
    begins = STARTED + timedelta(days=5)
    for team in made.teams:
        made.wrote(team, 4)
        made.led(team)
    for number in range(5):
        a_member(store, made.teams[number % 3], invited=begins)
    now = (begins + timedelta(days=14)).replace(hour=7, minute=0)
    whole = made.counted(now).whole
    assert whole.wrote is None or not is_certain(Known(15, whole.wrote, 15)), whole


def test_who_comes_after_the_round_makes_no_wish_wide(store: Store) -> None:
    """Ten and five people with a leader each; one came by an old link on the day of the figures."""
    made = groups(store, (9, 5))
    word = norm_by_number(SET, 42).trefwoorden[0]
    with transaction(store):
        for team, count in zip(made.teams, (5, 5), strict=True):
            for person in made.people[team][:count]:
                kept = KeepWish(WishKind.NEED, WEEK, SHARED, f"Meer over {word}.")
                wishes.keep(store, person, made.current.round.id, kept, THURSDAY)
    a_member(store, made.teams[1], invited=MADE, since=AFTER)
    found = cleared(made).wishes
    assert not is_certain(Known(6, 5 if found else 0, 6)), found


def test_who_came_after_the_first_week_makes_no_effect_wide(store: Store) -> None:
    """Five and a leader could tap before the round; who came later is not asked what they did before it."""
    made = groups(store, (5,))
    team = made.teams[0]
    a_member(store, team, invited=AFTER - timedelta(days=3))
    with transaction(store):
        for person in made.people[team]:
            for side in (Side.BEFORE, Side.AFTER):
                taps.keep_effect(store, person, made.current.round.id, side, "vaak", THURSDAY)
        found = clear_effect(store, made.current, AFTER)
    assert not is_certain(Known(6, 5 if found.before else 0, 6)), found


def test_a_week_beside_the_bands_of_teams_does_not_say_that_all_of_a_team_wrote(store: Store) -> None:
    """«Enkelen» of twelve are three at most; what is told of the week is the number of both teams."""
    made = groups(store, (12, 7))
    one, other = made.teams
    made.wrote(one, 3)
    made.wrote(other, 7)
    publish_pictures(made)
    found = made.counted()
    most = bounds(found.groups[0].band, 12)[1]
    assert found.whole.wrote is None
    assert not is_certain(Known(7, of_week(found)[0] - most, 7)), found


def test_a_week_beside_the_bands_of_teams_does_not_say_that_nobody_of_a_team_wrote(store: Store) -> None:
    """Seven of the first team wrote by Friday of the first week, so in it; nobody of them placed."""
    made = groups(store, (12, 7))
    one = made.teams[0]
    for person in made.people[one][:7]:
        write(store, person, one, made.current, "weet_niet")
    friday = made.counted((THURSDAY + timedelta(days=1)).replace(hour=7, minute=0))
    least = bounds(friday.groups[0].band, 12)[0]
    publish_pictures(made)
    found = made.counted()
    assert not is_certain(Known(7, 0, min(7, of_week(found)[1] - least))), found


def publish_pictures(made: Groups) -> None:
    with transaction(made.store):
        for team in made.teams:
            clear_picture(made.store, (team,), made.current, WEEK, MONDAY)


def bounds(told: Share | None, whole: int) -> tuple[int, int]:
    """As the handbook says what a band stands for, not by the code that makes them."""
    if told is None:
        return 0, whole
    allowed = counts(told, whole, bands=True)
    return min(allowed), max(allowed)


def test_a_picture_beside_the_band_of_its_team_does_not_say_of_whom_it_is_not_that_they_never_wrote(
    store: Store,
) -> None:
    """Eight professionals and two volunteers, who were asked the first week's norm but not the second's.

    «Een deel» of ten are five at most, on Monday at seven; at half past eight a picture is of five professionals.
    """
    made = groups(store, (8, 9))
    one = made.teams[0]
    for _ in range(2):
        a_member(store, one, Role.VRIJWILLIGER)
    week = next(
        week
        for week in made.current.round.plan.of_round
        if Role.VRIJWILLIGER not in norm_by_number(SET, week.shared).rollen
        and norm_by_number(SET, week.shared).plaatsing != "geen"
    )
    monday = MONDAY + (week.period.monday - WEEK.monday)
    made.wrote(one, 5, period=week.period)
    band = next(
        each.band for each in made.counted(monday.replace(hour=7, minute=0)).groups if each.teams == (one,)
    )
    with transaction(store):
        told = clear_picture(store, (one,), made.current, week.period, monday)
    most = bounds(band, 10)[1]
    assert not is_certain(Known(2, 0, most - (5 if told.enough else 0)), known=0), (band, told)


SHEET = b"code;rol;team\nP001;teamleider;Noord\nP002;;Noord\nP003;;Noord\n"


def test_a_list_that_is_read_again_does_not_name_who_never_came(store: Store) -> None:
    """The manual's own remedy for lost links: take the open ones back, and read the list once more."""
    came = taken_in(store, SHEET)
    joined(store, came)
    with transaction(store):
        teams.withdraw_open(store, lists.standing(store, read_sheet(SHEET, lambda _: False).rows).teams[0].team)
    again = {one.row.code for one in taken_in(store, SHEET)}
    assert again != {"P003"}


def test_another_role_for_a_code_does_not_tell_in_the_log_whether_its_owner_ever_came(store: Store) -> None:
    came = taken_in(store, SHEET)
    joined(store, came)
    logged = []
    for code in ("P002", "P003"):
        before = acts.count(store)
        taken_in(store, f"code;rol;team\n{code};vrijwilliger;Noord\n".encode())
        logged.append([type(one.act) for one in acts.newest(store, acts.count(store) - before, 0)])
    assert logged[0] == logged[1]


def taken_in(store: Store, raw: bytes) -> tuple[lists.Issued, ...]:
    found = read_sheet(raw, lambda _: False)
    with transaction(store):
        return lists.take(store, changes(found, lists.standing(store, found.rows)), MADE, lambda: None)


def joined(store: Store, issued: tuple[lists.Issued, ...]) -> None:
    """All but P003."""
    for place, one in enumerate(issued):
        if one.row.code == "P003":
            continue
        with transaction(store):
            invite = teams.usable(store, one.token, None, people.address_hash(store, place))
            assert invite is not None
            assert invite.team is not None
            person = people.meet(store, place + 800_000_000, MADE)
            people.join_team(store, person, invite.team, invite.role, MADE, MADE)
            teams.use(store, invite.id, person)


def test_a_week_that_is_asked_of_one_team_alone_has_no_number(store: Store) -> None:
    """The second week's norm is asked of professionals: of one team then, of which there are bands and no more."""
    made = groups(store, (12, 0))
    one, volunteers = made.teams
    for _ in range(9):
        a_member(store, volunteers, Role.VRIJWILLIGER)
    week = made.current.round.plan.of_round[1]
    assert Role.VRIJWILLIGER not in norm_by_number(SET, week.shared).rollen
    made.wrote(one, 6, period=week.period)
    found = made.counted((week.period.closes + timedelta(days=1)).replace(hour=7))
    assert [each.taken.wrote for each in found.weeks if each.period == week.period] == [None], found
