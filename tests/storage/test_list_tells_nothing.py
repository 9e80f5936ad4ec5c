"""A list that is read again tells of nobody whether they ever came."""

from storage import acts, lists, teams
from storage.store import Store, transaction
from tests.storage.listed import joins, read, takes

SHEET = b"code;rol;team\nP001;teamleider;Noord\nP002;;Noord\nP003;;Noord\n"


def test_a_list_that_is_read_again_does_not_name_who_never_came(store: Store) -> None:
    """The manual's own remedy for lost links: take the open ones back, and read the list once more."""
    came = takes(store, SHEET)
    joined(store, came)
    with transaction(store):
        teams.withdraw_open(store, lists.standing(store, read(SHEET).rows).teams[0].team)
    again = {one.row.code for one in takes(store, SHEET)}
    assert again != {"P003"}


def test_another_role_for_a_code_does_not_tell_in_the_log_whether_its_owner_ever_came(store: Store) -> None:
    came = takes(store, SHEET)
    joined(store, came)
    logged = []
    for code in ("P002", "P003"):
        before = acts.count(store)
        takes(store, f"code;rol;team\n{code};vrijwilliger;Noord\n".encode())
        logged.append([type(one.act) for one in acts.newest(store, acts.count(store) - before, 0)])
    assert logged[0] == logged[1]


def joined(store: Store, issued: tuple[lists.Issued, ...]) -> None:
    """All but P003."""
    for place, one in enumerate(issued):
        if one.row.code != "P003":
            joins(store, one.token, place + 800_000_000)
