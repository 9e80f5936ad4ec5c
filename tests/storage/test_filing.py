"""Under which themes an answer is filed beside its own: by its words, and as its writer corrected it."""

from conversations.effects import KeepAnswer, RemoveAnswer, TakeOffTheme
from conversations.model import Part, PartKind
from norms.model import thema_of
from norms.tagging import other_themes
from storage import answers, filing, rewriting
from storage.store import Store, transaction
from tests.storage.planting import SET, THURSDAY, WEEK, a_member, a_round, a_team, erased

NORM, DOSSIER, NETWORK = 30, 7, 4
SAID = "De buurman en de familie hielpen; het dossier was bijgewerkt en de ggz was bij de overdracht."


def told(store: Store, person: int) -> tuple[int, ...]:
    [answer] = answers.own(store, person)
    return answer.themes


def kept(store: Store, person: int, team: int, number: int, *texts: str) -> None:
    parts = tuple(Part(PartKind.QUESTION, text) for text in texts)
    with transaction(store):
        answers.keep_answer(store, person, team, number, KeepAnswer(WEEK, NORM, parts), THURSDAY)
        filing.file(store, person, number, WEEK, NORM, SET)


def planted(store: Store) -> tuple[int, int, int]:
    team = a_team(store)
    return a_member(store, team), team, a_round(store).round.id


def test_the_own_theme_is_never_among_them() -> None:
    own = thema_of(SET, NORM).nummer
    assert own not in other_themes(SET, NORM, SAID)
    assert other_themes(SET, NORM, SAID) == (NETWORK, DOSSIER)
    assert own in other_themes(SET, 1, SAID)


def test_one_word_is_enough_only_where_it_stands_in_a_title() -> None:
    assert other_themes(SET, NORM, "Het hele verhaal van de buurman.") == ()
    assert other_themes(SET, NORM, "De buurman en de familie.") == (NETWORK,)
    assert other_themes(SET, NORM, "Wij zochten in het netwerk.") == (NETWORK,)


def test_an_answer_is_filed_by_its_newest_words(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    assert told(store, person) == (NETWORK, DOSSIER)
    kept(store, person, team, number, "Het dossier was weg.")
    assert told(store, person) == (DOSSIER,)


def test_what_was_taken_off_stays_off_when_words_are_added(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    with transaction(store):
        filing.take_off(store, person, number, TakeOffTheme(WEEK, NORM, DOSSIER))
    kept(store, person, team, number, SAID, "En nog een dossier.")
    assert told(store, person) == (NETWORK,)


def test_the_last_answer_tells_its_themes_to_its_writer(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    found = rewriting.last(store, person, number)
    assert found is not None
    assert found.themes == (NETWORK, DOSSIER)


def test_nothing_of_it_stays_when_the_answer_goes(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    with transaction(store):
        rewriting.remove(store, person, number, RemoveAnswer(WEEK, NORM))
    assert store.conn.execute("SELECT COUNT(*) FROM filed").fetchone() == (0,)


def test_nothing_of_it_stays_when_the_writer_goes(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    erased(store, person, THURSDAY)
    assert store.conn.execute("SELECT COUNT(*) FROM filed").fetchone() == (0,)


def test_how_many_there_are_is_not_told_by_the_length_of_the_row(store: Store) -> None:
    person, team, number = planted(store)
    kept(store, person, team, number, SAID)
    many = store.conn.execute("SELECT length(themes_sealed) FROM filed").fetchone()
    kept(store, person, team, number, "Kort.")
    assert store.conn.execute("SELECT length(themes_sealed) FROM filed").fetchone() == many
