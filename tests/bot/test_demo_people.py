from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from bot.demo import example
from bot.demo_answers import Company, answer, placement
from bot.demo_character import Character, Leaving, Pace, cast
from bot.demo_people import behaviour
from bot.demo_truths import crowd_data, load_truths
from bot.demo_words import load_words
from conversations.reflectie.done import LONGEST_SENTENCE
from guard.find import load_guard
from locales.catalogue import load_catalogue
from locales.phrases import meanings, when
from locales.plainly import plain
from norms.loader import load_package_set
from norms.model import norms_of
from norms.tagging import other_themes
from rounds.period import AMSTERDAM, Period
from webchat.crowd import Act, Open, Press, Type, Wait
from webchat.phones import Button, Message, Phone

CATALOGUE = load_catalogue()
NORMS = load_package_set()
WORDS = load_words()
TRUTHS = load_truths()
THURSDAY = datetime(2026, 9, 10, 16, 15, tzinfo=AMSTERDAM)
PROMPT = ("nu", "straks", "deze_week_niet")
CHOICES = ("Meestal", "Soms", "Nog weinig", "Kan ik niet zeggen")


def company(now: datetime = THURSDAY) -> Company:
    return Company(WORDS, TRUTHS, CATALOGUE, NORMS, now=lambda: now)


def label(choice: str) -> str:
    return CATALOGUE.text(f"knop.{choice}")


def message(number: int, text: str, *labels: str, at: datetime = THURSDAY, from_bot: bool = True) -> Message:
    return Message(number, from_bot, at, text, rows=tuple((Button(one, one),) for one in labels))


def phone(*messages: Message) -> Phone:
    return Phone(1, "", "", 1, blocked=False, typing=False, notice="", messages=messages)


def prompt(number: int = 1, at: datetime = THURSDAY) -> Message:
    return message(number, CATALOGUE.text("reflectie.prompt"), *map(label, PROMPT), at=at)


def member(character: Character, now: datetime = THURSDAY) -> "Member":
    return Member(character, now)


class Member:
    """Someone who has joined, and looks at a phone at a told time."""

    def __init__(self, character: Character, now: datetime) -> None:
        self.now = now
        self._act = behaviour(replace(company(), now=lambda: self.now), character, "link")
        assert self.looks() == Open("link")

    def looks(self, *messages: Message) -> Act | None:
        return self._act(phone(*messages))


EAGER = Character(seed=1, team=1, place=1, takes_part=1.0, pace=Pace.DAYS)


def test_no_text_of_the_crowd_holds_client_data() -> None:
    assert [text for text in WORDS.all_texts() if load_guard().find(text)] == []


def test_no_text_of_the_crowd_names_or_praises_anyone() -> None:
    names = {plain(name) for name in crowd_data()["mensen"]}
    assert [text for text in WORDS.all_texts() if names & set(plain(text).split()) or "!" in text] == []


def test_only_texts_that_say_nothing_is_known_or_done_mean_something_to_the_bot() -> None:
    meant = {"geen_idee": "geen_idee", "niet_gedaan": "niet_gedaan"}
    for kind, meaning in meant.items():
        assert all(meaning in meanings(text, (), CATALOGUE) for text in WORDS.general[kind])
    said = {text for kind in meant for text in WORDS.general[kind]}
    assert [text for text in WORDS.all_texts() if text not in said and meanings(text, (), CATALOGUE)] == []


@pytest.mark.parametrize("kind", ["moment", "later"])
def test_every_moment_that_is_typed_is_understood(kind: str) -> None:
    assert all(when(text) for text in WORDS.general[kind])


def test_every_theme_has_words_and_every_sentence_fits() -> None:
    assert set(WORDS.themes) == {theme.nummer for theme in NORMS.themas}
    tails = WORDS.general["staart"]
    said = [f"{one}{tail}." for own in WORDS.themes.values() for one in own.sentences for tail in tails]
    assert max(map(len, said)) <= LONGEST_SENTENCE


def test_no_two_colleagues_give_the_same_sentence_in_a_week() -> None:
    said = [WORDS.sentence(1, 1, 3, place, Random(0)) for place in range(14)]
    assert len(set(said)) == len(said)


def test_a_whole_round_of_two_hundred_people_hardly_repeats_an_answer() -> None:
    own = Character(seed=0, team=1, place=0, takes_part=1.0, odd=True)
    people = [replace(own, team=team, place=place) for team in range(1, 21) for place in range(10)]
    given = Counter(
        answer(company(), one, norm.nummer, Random(f"{one.team}:{one.place}:{norm.nummer}"))
        for one in people
        for norm in norms_of(NORMS)[::4]
    )
    assert len(given) > sum(given.values()) * 0.6


def test_placements_follow_the_planted_chances() -> None:
    own = Character(seed=0, team=1, place=1, takes_part=1.0)
    chance = Random(5)
    norm = next(theme for theme in NORMS.themas if theme.nummer == 8).normen[0].nummer

    def share(team: int) -> float:
        given = [placement(company(), replace(own, team=team), norm, CHOICES, chance) for _ in range(2000)]
        return given.count("Meestal") / len(given)

    assert [round(share(team), 1) for team in (1, 2)] == [0.8, 0.2]
    assert {TRUTHS.mostly(team, theme) for team in TRUTHS.equal for theme in range(1, 14)} == {TRUTHS.usual}
    assert all(abs(TRUTHS.mostly(9, theme) - TRUTHS.usual) <= TRUTHS.spread for theme in range(1, 14))


def test_half_of_the_writers_of_one_theme_wish_to_learn_the_same() -> None:
    own = Character(seed=0, team=1, place=1, takes_part=1.0)
    norm = next(theme for theme in NORMS.themas if theme.nummer == TRUTHS.need_theme).normen[0].nummer
    chance = Random(6)
    given = [" ".join(answer(company(), own, norm, chance)) for _ in range(1000)]
    wished = sum("schulden" in text for text in given) / len(given)
    assert TRUTHS.need - 0.06 < wished < TRUTHS.need + 0.06


def test_in_one_team_most_answers_tell_of_handing_over_too_whatever_was_asked() -> None:
    own = Character(seed=0, team=TRUTHS.also_team, place=1, takes_part=1.0)

    def told_of(team: int) -> float:
        chance, asked = Random(7), (one.nummer for theme in NORMS.themas[:7] for one in theme.normen)
        given = [
            " ".join(answer(company(), replace(own, team=team), norm, chance)) for norm in asked for _ in range(50)
        ]
        themes = [other_themes(NORMS, NORMS.themas[0].normen[0].nummer, text) for text in given]
        return sum(TRUTHS.also_theme in found for found in themes) / len(given)

    assert TRUTHS.also - 0.06 < told_of(TRUTHS.also_team) < TRUTHS.also + 0.06
    assert told_of(TRUTHS.also_team + 1) < 0.1


def test_few_take_part_in_the_quiet_team() -> None:
    def share(team: int) -> float:
        mix = TRUTHS.mix_of(team)
        return sum(mix[kind] * TRUTHS.takes_part[kind] for kind in mix)

    assert share(TRUTHS.quiet_team) < 0.3
    assert share(TRUTHS.quiet_team + 1) > 0.6


def test_a_cast_is_the_same_for_a_seed_and_another_for_another() -> None:
    sizes = (10,) * 20
    assert cast(sizes, TRUTHS, 1, 13) == cast(sizes, TRUTHS, 1, 13)
    assert cast(sizes, TRUTHS, 1, 13) != cast(sizes, TRUTHS, 2, 13)


@pytest.mark.parametrize("seed", range(5))
def test_in_every_cast_someone_stops_and_someone_erases_but_no_leader(seed: int) -> None:
    people = [one for team in cast((10,) * 20, TRUTHS, seed, 13) for one in team]
    leaving = [one for one in people if one.leaving != Leaving.NEVER]
    assert {one.leaving for one in leaving} >= {Leaving.STOPS, Leaving.ERASES, Leaving.DECLINES}
    assert all(one.place for one in leaving)
    assert len(leaving) < 20


def test_the_demo_has_as_many_writers_as_its_data_says_and_no_leader_among_them() -> None:
    kade = next(team for team in example() if team.name == "Kade")
    assert [one.takes_part for one in kade.characters] == [0.0, 1.0, 1.0, 1.0, 0.0]


def test_a_message_is_answered_once() -> None:
    someone = member(replace(EAGER, pace=Pace.AT_ONCE), THURSDAY + timedelta(hours=1))
    assert someone.looks(prompt()) == Press(label("nu"))
    assert someone.looks(prompt()) is None


def test_who_answers_later_waits_and_then_does_however_often_they_look() -> None:
    first, second = member(EAGER), member(EAGER)
    waits = first.looks(prompt())
    assert isinstance(waits, Wait)
    assert THURSDAY < waits.until < Period.of(THURSDAY).closes
    assert [second.looks(prompt()) for _ in range(3)] == [waits] * 3
    first.now = second.now = waits.until
    assert first.looks(prompt()) == second.looks(prompt()) == Press(label("nu"))


def test_who_takes_no_part_leaves_prompt_and_reminder_alone() -> None:
    someone = member(Character(seed=1, team=1, place=1, takes_part=0.0), THURSDAY + timedelta(days=3))
    reminder = message(2, CATALOGUE.text("reflectie.prompt_nog"), label("nu"), label("deze_week_niet"))
    assert someone.looks(prompt()) is None
    assert someone.looks(prompt(), reminder) is None


def test_an_answer_in_parts_goes_on_whatever_the_bot_says_in_between() -> None:
    norm = NORMS.themas[0].normen[0]
    title = message(1, CATALOGUE.text("reflectie.titel", titel=norm.titel))
    someone = member(replace(EAGER, in_parts=1.0, short=0.0))
    first = someone.looks(title)
    asked = message(3, "x", label("sla_over"))
    second = someone.looks(title, asked)
    assert isinstance(first, Type)
    assert isinstance(second, Type)
    assert first.text != second.text


def test_who_stops_comes_back_after_a_while() -> None:
    stopped = message(5, CATALOGUE.text("instellingen.gestopt"), label("alles_wissen"), label("weer_aan"))
    someone = member(replace(EAGER, leaving=Leaving.STOPS, leaves_at=1), THURSDAY + timedelta(days=2))
    said = someone.looks(prompt())
    assert isinstance(said, Type)
    assert said.text in CATALOGUE.phrases["woord.stop"]
    reminder = message(6, CATALOGUE.text("reflectie.prompt_nog"), label("nu"), label("deze_week_niet"))
    assert someone.looks(stopped) == Wait(THURSDAY + EAGER.away)
    assert someone.looks(stopped, reminder) == Wait(THURSDAY + EAGER.away)
    someone.now = THURSDAY + EAGER.away
    assert someone.looks(stopped) == Press(label("weer_aan"))


def test_who_erases_says_so_and_confirms() -> None:
    sure = message(5, CATALOGUE.text("mijn_gegevens.wis"), label("ja_wis"), label("nee_bewaar"))
    someone = member(replace(EAGER, leaving=Leaving.ERASES, leaves_at=1), THURSDAY + timedelta(days=2))
    said = someone.looks(prompt())
    assert isinstance(said, Type)
    assert said.text in CATALOGUE.phrases["woord.wis"]
    assert someone.looks(sure) == Press(label("ja_wis"))


@pytest.mark.parametrize("seed", range(30))
def test_an_answer_comes_on_the_half_hour_by_day_and_before_the_week_is_over(seed: int) -> None:
    for pace in Pace:
        own = Character(seed=seed, team=1, place=1, takes_part=1.0, pace=pace)
        for day in range(5):
            asked = THURSDAY + timedelta(days=day - 3)
            at = own.prompted(asked, again=False)
            assert asked <= at < Period.of(asked).closes
            assert at.minute % 30 == 0 or at == asked
            assert 7 <= at.hour < 22
