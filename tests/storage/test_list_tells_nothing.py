"""A list that is read again tells of nobody whether they ever came."""

from datetime import timedelta

from conversations.lijst.changes import changes
from conversations.lijst.rows import read_sheet
from reports.gate.bands import Band
from storage import acts, lists, people, teams
from storage.store import Store, transaction
from tests.storage.planting import (
    MADE,
    THURSDAY,
)

OF_TWENTY = {Band.LAAG, Band.PROCENT, Band.HOOG}
WEDNESDAY_IN_IT = THURSDAY - timedelta(days=1)


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
