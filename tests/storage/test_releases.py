"""The folder that each release left runs on this one: nobody is lost in the middle, and nothing comes twice."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.editions import FOLDER, available
from bot.ticking import tick
from conversations.messages import Say
from norms.canonical import content_hash, parse_canonical
from rounds.period import Period
from rounds.starting import BUDGET, Kind
from storage import answers, chats, people, rounds
from storage.soundness import check
from storage.store import KEYS_FILE, STORE_FILE, open_store
from tests.bot.life import MASTER, Life, opened
from tests.norms.second import second_edition, write
from tests.storage.releases.make import ANSWER, STOPS, says

HERE = Path(__file__).parent / "releases"
RELEASES = sorted(path.stem for path in HERE.glob("*.zip"))
WEEK = Period.of(STOPS)
STEPS = {"reflectie.vraag", "reflectie.plaatsing", "reflectie.wacht", "reflectie.prompt"}


@pytest.fixture(params=RELEASES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    where = tmp_path / "data"
    with zipfile.ZipFile(HERE / f"{request.param}.zip") as kept:
        kept.extractall(where)
    for file in (STORE_FILE, KEYS_FILE):
        (where / file).chmod(0o600)
    yield where
    assert check(where, MASTER) == ()


def at(life: Life, step: str) -> int:
    """A phone that stands there."""
    phones = [life.hub.store.keys.unseal_text(row[0], "address") for row in life.rows(ADDRESSES)]
    life.phones = [int(phone) for phone in phones]
    return next(phone for phone in life.phones if life.places(phone) and life.places(phone)[0].step == step)


ADDRESSES = "SELECT address_sealed FROM person ORDER BY id"


def test_there_is_a_kept_folder() -> None:
    assert RELEASES


def test_chats_go_on_where_they_were(folder: Path) -> None:
    with opened(folder, STOPS) as life:
        life.eager = 0
        assert {step for row in life.rows(ADDRESSES) for step in _steps(life, row[0])} >= STEPS
        asked, half = at(life, "reflectie.vraag"), at(life, "reflectie.plaatsing")
        says(life, asked, ANSWER)
        says(life, half, "[soms]")
        for phone in (asked, half):
            person = life.person(phone)
            assert person is not None
            kept = [one for one in answers.own(life.hub.store, person) if one.period == WEEK]
            assert len(kept) == 1
        assert life.places(half)[0].step == "reflectie.zin"


def test_a_round_of_a_release_goes_on_in_its_edition_where_a_new_one_came(folder: Path) -> None:
    """Under the number of the norm that is asked another one stands in the new edition."""
    write(second_edition(), folder / FOLDER / "2027.1")
    with opened(folder, STOPS) as life:
        life.eager = 0
        life.hub.editions = available(folder)
        life.hub.norm_set = life.hub.editions[0]
        current = rounds.latest(life.hub.store)
        assert current is not None
        assert current.round.norm_set.id == "sociaal_werk-2026.1"
        for key, body in life.rows("SELECT hash, body FROM norm_set"):
            assert content_hash(parse_canonical(body)) == key, "what a release stored keeps its hash"
        half = at(life, "reflectie.plaatsing")
        says(life, half, "[soms]")
        assert life.places(half)[0].step == "reflectie.zin"


def _steps(life: Life, sealed: bytes) -> list[str]:
    life.phones = [int(life.hub.store.keys.unseal_text(sealed, "address"))]
    return [place.step for place in life.places(life.phones[0])]


def test_what_waited_comes_once_in_the_new_budget_and_what_was_done_is_not_done_again(folder: Path) -> None:
    with opened(folder, STOPS) as life:
        life.eager = 0
        store = life.hub.store
        before = Counter(row[0] for row in life.rows("SELECT kind FROM run"))
        tick(life.hub, STOPS)
        assert Counter(row[0] for row in life.rows("SELECT kind FROM run")) == before
        life.passes(24 * 7)
        keys = Counter(
            (one.person, key) for one in life.sent if one.by_clock and one.at < WEEK.closes for key in one.keys
        )
        persons = [row[0] for row in life.rows("SELECT id FROM person WHERE coordinator = 0")]
        invited = [person for person in persons if keys[person, "ronde.uitnodiging"]]
        reminded = [person for person in persons if keys[person, "reflectie.prompt_nog"]]
        assert len(invited) > 3
        assert len(reminded) > 2
        assert set(keys.values()) == {1}
        assert not any(key == "reflectie.prompt" for _, key in keys)
        weeks = Counter((row[0], row[1][:10] < "2026-10-19") for row in life.rows(WENT))
        assert max(weeks.values()) <= BUDGET
        assert {row[0] for row in life.rows("SELECT started FROM outbox WHERE started IS NOT NULL")} >= {
            Kind.NOTICE,
            Kind.REMINDER,
            Kind.PICTURE,
            Kind.PROMPT,
        }
        assert any(isinstance(one.message, Say) and "hulp.er_is_een_vraag" in one.keys for one in life.sent)
        assert all(people.person(store, person).hours.days == frozenset(range(1, 6)) for person in persons)
        assert all(chats.load(store, person).version for person in persons)


WENT = "SELECT person_id, went FROM outbox WHERE went IS NOT NULL"


def test_a_second_opening_changes_nothing(folder: Path) -> None:
    with opened(folder, STOPS + timedelta(minutes=1)) as life:
        first = life.rows("SELECT * FROM run ORDER BY 1, 2, 3")
    with opened(folder, STOPS + timedelta(minutes=2)) as life:
        assert life.rows("SELECT * FROM run ORDER BY 1, 2, 3") == first
    open_store(folder, MASTER).conn.close()
