"""A second edition of the norms, loaded while a round runs: that round keeps the old one, the next has the new."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import time_machine

from bot.config import KEY_FILE
from bot.editions import FOLDER, available
from bot.organising import change_round
from bot.render import render
from bot.reporting import Form, report
from conversations.chat import Reflecting
from conversations.messages import Say
from conversations.model import Role
from conversations.organising import Record, StartRound
from norms.model import NormSet, fill, norm_by_number
from reports.figures.change import Apart, Turn, changes, uncompared
from reports.gate.cleared import ClearedRound
from reports.gate.round_figures import clear_round
from rounds.acts import ClosedEarly
from rounds.period import Period
from rounds.setup import NotApplicable, Setup
from storage import drafts, rounds, teams
from storage.store import create, transaction
from tests.bot.life import BEGIN, CATALOGUE, MASTER, NORM_SET, Life, opened
from tests.norms.second import MERGED, MOVED, PARTS, REWORDED, second_edition, write
from tests.rehearsal import WIZARD

SECOND = second_edition()
FIRST_WEEK = Period.of(BEGIN).plus(1)
ANSWER = "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt"
NAMES = {1: "Noord", 2: "Zuid"}
FORMS = (Form.JSON, Form.CSV, Form.XLSX, Form.HTML)
AT_ONCE = {"reflectie.vooraf": "sla_over", "reflectie.doorvraag": "sla_over", "reflectie.zin": "niets"}
"""What everyone presses at what is not looked at here."""


@dataclass(slots=True)
class House:
    """A folder, and who lives in it: `now` is the told time at which it was last open."""

    folder: Path
    boss: int
    noord: tuple[int, ...]
    zuid: tuple[int, ...]
    now: datetime = BEGIN

    @property
    def writers(self) -> tuple[int, ...]:
        return (*self.noord, *self.zuid)

    @contextmanager
    def open(self) -> Iterator[Life]:
        """As a start of the program has it, with the editions there are. Nobody answers by chance."""
        with opened(self.folder, self.now, (self.boss, *self.writers)) as life:
            life.eager, life.numbers = 0, count(int(self.now.timestamp()))
            life.hub.editions = available(self.folder)
            life.hub.norm_set = life.hub.editions[0]
            yield life
            self.now = life.now

    def reports(self) -> dict[tuple[str, Form], bytes]:
        """The first round's, as the command makes them, on one and the same day."""
        environment = {"SPIEGEL_DATA": str(self.folder)}
        with time_machine.travel(datetime(2027, 6, 1, 12, tzinfo=BEGIN.tzinfo), tick=False):
            return {
                (team, form): report(environment, 1, team, form, CATALOGUE).body
                for team in ("Noord", "Zuid")
                for form in FORMS
            }


def to(life: Life, period: Period, day: int, hour: int) -> None:
    until = datetime.combine(period.monday, datetime.min.time(), life.now.tzinfo) + timedelta(days=day, hours=hour)
    life.passes(round((until - life.now).total_seconds() / 3600))


def answers(life: Life, phone: int, value: str, until: str = "reflectie.klaar") -> None:
    """From where this person is, as far as a step."""
    for _ in range(9):
        place = life.places(phone)[0]
        if place.step in {until, "reflectie.eind"}:
            return
        offers = {offer.choice for offer in place.offers}
        if place.step == "reflectie.vraag":
            life.types(phone, ANSWER)
        else:
            wanted = {"reflectie.prompt": "nu", "reflectie.plaatsing": value, **AT_ONCE}[place.step]
            assert wanted in offers, (place.step, offers)
            life.presses(phone, place, wanted)
    raise AssertionError(life.places(phone)[0].step)


def norm_of(life: Life, phone: int) -> int:
    slots = life.places(phone)[0].slots
    assert isinstance(slots, Reflecting)
    return slots.norm


def told(life: Life, phone: int) -> str:
    person = life.person(phone)
    found = [one.message for one in life.sent if one.person == person and isinstance(one.message, Say)]
    return "\n".join(render(one, CATALOGUE).text for one in found)


def line(norm_set: NormSet, number: int) -> str:
    """As it is read out at the placement."""
    return f"«{fill(norm_by_number(norm_set, number).norm, norm_set.woorden)}»"


def says(life: Life, boss: int, *acts: str) -> None:
    """Presses what is offered under this name; types it where it is not."""
    for act in acts:
        place = next(iter(life.places(boss)), None)
        if place is not None and any(offer.choice == act for offer in place.offers):
            life.presses(boss, place, act)
        else:
            life.types(boss, act)


def figures(life: Life, number: int) -> ClearedRound:
    every = tuple(team for team, _ in rounds.teams_since(life.hub.store))
    with transaction(life.hub.store):
        return clear_round(life.hub.store, rounds.by_id(life.hub.store, number), every, life.now)


def founded(folder: Path) -> House:
    """Noord and Zuid, with a first round: theme 2 and then theme 1, of which they are asked norm 2, and 4."""
    folder.mkdir()
    create(folder, MASTER)
    (folder / KEY_FILE).write_bytes(base64.b64encode(MASTER))
    (folder / KEY_FILE).chmod(0o600)
    with opened(folder, BEGIN) as life:
        with transaction(life.hub.store):
            token = teams.issue(life.hub.store, None, Role.COORDINATOR, BEGIN)
        boss = life.joins(token)
        for team in ("Noord", "Zuid"):
            life.team(team, Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 7)
        every = tuple(team for team, _ in rounds.teams_since(life.hub.store))
        zuid = teams.by_name(life.hub.store, "Zuid")
        assert zuid is not None
        order = (2, 1, *(theme.nummer for theme in NORM_SET.themas if theme.nummer > 2))
        off = tuple(
            NotApplicable(norm, whom, "elders", BEGIN.date())
            for norm, whom in ((1, ()), (2, (zuid,)), (3, (zuid,)))
        )
        setup = Setup(FIRST_WEEK, 4, order, teams=every, not_applicable=off)
        with transaction(life.hub.store):
            change_round(life.hub, StartRound(setup, NORM_SET.id), BEGIN)
        people = life.phones[1:]
    return House(folder, boss, tuple(people[1:8]), tuple(people[9:]))


def half_a_round(house: House) -> None:
    """A week with its picture; in the second week some are in the middle of norm 2, or 4 in Zuid."""
    with house.open() as life:
        to(life, FIRST_WEEK, 4, 18)
        for phone in house.writers:
            answers(life, phone, "nog_weinig")
        to(life, FIRST_WEEK.plus(1), 4, 18)
        for phone in (house.noord[0], house.zuid[0]):
            answers(life, phone, "meestal", until="reflectie.plaatsing")
        for phone in (house.noord[1], house.zuid[1]):
            answers(life, phone, "meestal", until="reflectie.vraag")
        assert {norm_of(life, phone) for phone in house.noord} == {2}
        assert {norm_of(life, phone) for phone in house.zuid} == {4}


def other_half(house: House) -> ClearedRound:
    with house.open() as life:
        assert [one.id for one in life.hub.editions] == [SECOND.id, NORM_SET.id]
        for phone in house.writers:
            answers(life, phone, "meestal")
        for phone in house.noord:
            assert line(NORM_SET, 2) in told(life, phone) or phone == house.noord[0]
            assert line(SECOND, MERGED) not in told(life, phone)
            assert line(SECOND, MOVED) not in told(life, phone)
        for phone in house.zuid:
            assert line(NORM_SET, 4) in told(life, phone) or phone == house.zuid[0]
            assert line(SECOND, PARTS[1]) not in told(life, phone)
        for week in (2, 3):
            to(life, FIRST_WEEK.plus(week), 4, 18)
            for phone in house.writers:
                answers(life, phone, "soms")
        to(life, FIRST_WEEK.plus(5), 1, 12)
        first = rounds.by_id(life.hub.store, 1)
        assert first.round.norm_set == NORM_SET
        assert first.round.is_closed(life.now)
        return figures(life, 1)


def starts_next(house: House, life: Life) -> Period:
    """By the wizard, with the same questions again; the first part of the old norm 4 is what Zuid is asked."""
    says(life, house.boss, "ronde", "geen_vragen", "weet_nog_niet", "ronde", "nieuwe_ronde", *WIZARD[:3])
    draft = drafts.load(life.hub.store)
    assert draft is not None
    assert draft.edition == SECOND.id
    assert draft.setup.shared_before == (REWORDED, MERGED, 9, 13)
    says(life, house.boss, "volgorde_woorden", "uitgave", "zelfde_vragen")
    for norm in (MERGED, MOVED, PARTS[1]):
        says(life, house.boss, "vraag_geldt_niet", str(norm), "dat doen anderen", "Zuid")
    says(life, house.boss, *WIZARD[3:-1], "starten_op")
    second = rounds.latest(life.hub.store)
    assert second is not None
    assert (second.round.id, second.round.norm_set) == (2, SECOND)
    return second.round.setup.first


def next_round(house: House) -> ClearedRound:
    with house.open() as life:
        begun = starts_next(house, life)
        to(life, begun, 4, 18)
        assert {norm_of(life, phone) for phone in house.noord} == {MERGED}
        assert {norm_of(life, phone) for phone in house.zuid} == {PARTS[0]}
        for phone in house.writers:
            answers(life, phone, "soms")
        assert line(SECOND, MERGED) in told(life, house.noord[0])
        assert line(SECOND, PARTS[0]) in told(life, house.zuid[0])
        to(life, begun.plus(1), 4, 18)
        for phone in house.writers:
            answers(life, phone, "meestal")
        assert line(SECOND, REWORDED) in told(life, house.noord[0])
        to(life, begun.plus(2), 1, 12)
        with transaction(life.hub.store):
            change_round(life.hub, Record(ClosedEarly()), life.now)
        to(life, begun.plus(4), 1, 12)
        return figures(life, 2)


def test_a_round_that_runs_ends_on_its_edition_and_the_next_one_takes_the_new(tmp_path: Path) -> None:
    house = founded(tmp_path / "data")
    half_a_round(house)
    halfway = house.reports()

    write(SECOND, house.folder / FOLDER / "2027.1")
    assert house.reports() == halfway
    first = other_half(house)
    ended = house.reports()
    assert all(ended[key] != halfway[key] for key in ended)

    second = next_round(house)
    assert house.reports() == ended
    assert {
        (one.norm, one.who): one.turn for one in changes(first.placed, NORM_SET, second.placed, SECOND, NAMES)
    } == {
        (REWORDED, ("Noord",)): Turn.MORE,
        (REWORDED, ("Zuid",)): Turn.MORE,
    }
    apart = {one.norm: one.why for one in uncompared(NORM_SET, second.placed, SECOND)}
    assert apart == {MERGED: Apart.MERGED, PARTS[0]: Apart.SPLIT}
