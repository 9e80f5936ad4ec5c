"""The people of demo and simulation: what each does, knowing only what their phone shows."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from bot.demo_answers import Company, answer, placement, theme_of
from bot.demo_character import Character, Leaving
from norms.model import norms_of
from rounds.calendar import OPENS, SHUTS
from rounds.period import Period
from webchat.crowd import Act, Behaviour, Open, Press, Type, Wait
from webchat.phones import Message, Phone

NOT_THIS_WEEK, LATER_NO = 0.3, 0.15
"""The shares of those who take no part that say so, at the prompt and at its reminder."""
FITS = 0.85
AS_TAP = 0.6
"""The share of choices that are tapped where saying it does as well."""
BREAKS_OFF = 0.02
SKIPS = 0.2
AFTERWARDS = (("nog_een_vraag", 0.06), ("mijn_antwoord", 0.09), ("zin_terughalen", 0.11), ("naschrift", 0.14))
"""What is done once a week is finished, with the shares added up."""


def behaviour(company: Company, character: Character, link: str) -> Behaviour:
    """Someone who opens the link, joins, and answers each week's question in their own way or lets it lie."""
    return _Person(company, character, link).act


class _Person:
    """Remembers what was answered, as people do; every choice is the character's, made anew the same each time."""

    def __init__(self, company: Company, character: Character, link: str) -> None:
        self._company = company
        self._own = character
        self._joins = company.now() + character.joins_after
        self._link = link
        self._norms = {
            company.catalogue.text("reflectie.titel", titel=norm.titel): norm.nummer
            for norm in norms_of(company.norm_set)
        }
        self._norm = norms_of(company.norm_set)[0].nummer
        self._answered: set[tuple[int, str, tuple[str, ...]]] = set()
        self._weeks: set[Period] = set()
        self._looked_back: set[Period] = set()
        self._row: list[str] = []
        self._will_leave = character.leaving in {Leaving.ERASES, Leaving.STOPS, Leaving.STOPS_AND_ERASES}

    def act(self, phone: Phone) -> Act | None:
        """One act, or Wait until it is time for it; None leaves things as they are."""
        if self._link:
            if self._joins > self._company.now():
                return Wait(self._joins)
            link, self._link = self._link, ""
            return Open(link)
        asked = self._standing(phone)
        if asked is None:
            return None
        labels = tuple(button.label for button in asked.buttons)
        if self._row and not self._shows(labels, "niets"):
            return Type(self._row.pop(0))
        self._row.clear()
        seen = (asked.id, asked.text, labels)
        if seen in self._answered:
            return None
        at = self._moment(asked, labels)
        if at > self._company.now():
            return Wait(at)
        self._answered.add(seen)
        return self._wordless(asked) if not labels else self._act_on(asked, labels)

    def _standing(self, phone: Phone) -> Message | None:
        """The bot's last message; who stopped looks no further than the way back, whatever else comes."""
        back = self._label("weer_aan")
        heard = [message for message in phone.messages if message.from_bot]
        stopped = (one for one in reversed(heard) if back in {button.label for button in one.buttons})
        return next(stopped, heard[-1] if heard else None)

    def _moment(self, asked: Message, labels: tuple[str, ...]) -> datetime:
        """When this is answered: a prompt at the person's own pace, all else at once."""
        if self._shows(labels, "nu"):
            first = self._shows(labels, "straks")
            if first and self._chance("snooze", asked).random() < self._own.snoozes:
                return asked.told
            return self._own.prompted(asked.told, again=not first)
        if self._shows(labels, "weer_aan"):
            return asked.told + self._own.away
        return asked.told

    def _wordless(self, asked: Message) -> Act | None:
        """A message without buttons: a question, or news."""
        words, chance = self._company.words, self._chance("words", asked)
        title = asked.text.partition("\n")[0]
        if title in self._norms:
            self._norm = self._norms[title]
            return self._answer(chance)
        if asked.text == self._text("kennismaking.proefvraag"):
            return Type(words.any("proef", chance))
        if asked.text in {self._window("moment.zelf"), self._window("moment.niet_begrepen")}:
            return Type(words.any("moment", chance))
        if asked.text in {self._text("reflectie.zelf_wanneer"), self._window("reflectie.tijd_niet_goed")}:
            return Type(words.any("later", chance))
        return None

    def _act_on(self, asked: Message, labels: tuple[str, ...]) -> Act | None:
        chance = self._chance("press", asked)
        breaks_off = self._own.odd and chance.random() < BREAKS_OFF
        if breaks_off and (self._shows(labels, "niets") or self._shows(labels, "sla_over")):
            return None
        for choice, react in (
            ("vaak", self._effect),
            ("zeg_ik_niet", self._origin),
            ("proberen", self._welcomed),
            ("nu", self._prompted),
            ("weer_aan", self._stopped),
            ("ja_wis", self._pressing("ja_wis")),
            ("over_een_uur", self._when),
            ("zelf_kiezen", self._choose_moment),
            ("laat_liggen", self._no_idea),
            ("niets", self._give_sentence),
            ("sla_over", self._probed),
            ("past_wel", self._fits),
            ("erbij", self._pressing("erbij")),
            ("zo_bewaren", self._pressing("zo_bewaren")),
            ("mijn_antwoord", self._look_back),
        ):
            if self._shows(labels, choice):
                return react(asked, labels, chance)
        label = placement(self._company, self._own, self._norm, labels, chance)
        return None if label is None else Press(label)

    def _effect(self, asked: Message, _: tuple[str, ...], chance: Random) -> Act:
        """The tap before a round and after it; what is planted is how many say "often" each time."""
        truths = self._company.truths
        after = self._text("afsluiting.vraag") in asked.text
        often = chance.random() < (truths.often_after if after else truths.often_before)
        return self._press("vaak" if often else chance.choice(("soms_stil", "zelden")))

    def _origin(self, asked: Message, _: tuple[str, ...], __: Random) -> Act:
        return Press(self._own.chance("origin").choice(asked.buttons).label)

    def _welcomed(self, _: Message, labels: tuple[str, ...], __: Random) -> Act:
        if self._own.leaving == Leaving.DECLINES:
            return self._press("liever_niet")
        asks = self._own.curious and self._shows(labels, "wie_ziet_wat")
        return self._press("wie_ziet_wat" if asks else "proberen")

    def _prompted(self, asked: Message, labels: tuple[str, ...], chance: Random) -> Act | None:
        week, first = Period.of(asked.told), self._shows(labels, "straks")
        self._weeks.add(week)
        if self._will_leave and len(self._weeks) >= self._own.leaves_at:
            self._will_leave = False
            return self._say("wis" if self._own.leaving == Leaving.ERASES else "stop", chance)
        if self._own.chance("week", week).random() >= self._own.takes_part:
            says_so = self._own.odd and chance.random() < (NOT_THIS_WEEK if first else LATER_NO)
            return self._tap_or_say("deze_week_niet", chance) if says_so else None
        if first and self._chance("snooze", asked).random() < self._own.snoozes:
            return self._press("straks")
        return self._press("nu")

    def _stopped(self, _: Message, __: tuple[str, ...], ___: Random) -> Act:
        erases = self._own.leaving == Leaving.STOPS_AND_ERASES
        return self._press("alles_wissen" if erases else "weer_aan")

    def _when(self, asked: Message, _: tuple[str, ...], chance: Random) -> Act:
        return Press(chance.choice(asked.buttons).label)

    def _choose_moment(self, asked: Message, _: tuple[str, ...], chance: Random) -> Act:
        return Press(chance.choice(asked.buttons if self._own.odd else asked.buttons[:2]).label)

    def _no_idea(self, _: Message, __: tuple[str, ...], chance: Random) -> Act:
        return self._press(chance.choice(("laat_liggen", "andere_vraag")))

    def _give_sentence(self, _: Message, __: tuple[str, ...], chance: Random) -> Act:
        if chance.random() >= self._own.sentence:
            return self._tap_or_say("niets", chance)
        own, theme = self._own, theme_of(self._company, self._norm)
        return Type(self._company.words.sentence(theme, self._norm, own.team, own.place, chance))

    def _probed(self, asked: Message, _: tuple[str, ...], chance: Random) -> Act:
        """The doorvraag, or why it was not done, or why it does not fit."""
        if chance.random() < SKIPS:
            return self._tap_or_say("sla_over", chance)
        if asked.text == self._text("reflectie.niet_gedaan"):
            return Type(self._company.words.any("belemmering", chance))
        if asked.text == self._text("reflectie.reden"):
            return Type(self._company.words.any("reden", chance))
        return Type(self._company.words.probe(theme_of(self._company, self._norm), chance))

    def _fits(self, asked: Message, _: tuple[str, ...], chance: Random) -> Act:
        fits = not self._own.odd or chance.random() < FITS
        return self._press("past_wel") if fits else Press(asked.buttons[-1].label)

    def _look_back(self, asked: Message, labels: tuple[str, ...], chance: Random) -> Act | None:
        """All is done for this week; a few do something more, once."""
        week = Period.of(asked.told)
        if week in self._looked_back or not self._own.odd:
            return None
        self._looked_back.add(week)
        rolled = chance.random()
        for choice, until in AFTERWARDS:
            if rolled < until and choice == "naschrift":
                return Type(self._company.words.any("naschrift", chance))
            if rolled < until and self._shows(labels, choice):
                return self._press(choice)
        return None

    def _answer(self, chance: Random) -> Type:
        first, *self._row = answer(self._company, self._own, self._norm, chance)
        return Type(first)

    def _chance(self, what: str, asked: Message) -> Random:
        return self._own.chance(what, asked.id, asked.told)

    def _text(self, key: str) -> str:
        return self._company.catalogue.text(key)

    def _window(self, key: str) -> str:
        return self._company.catalogue.text(key, van=OPENS, tot=SHUTS)

    def _label(self, choice: str) -> str:
        return self._text(f"knop.{choice}")

    def _shows(self, labels: tuple[str, ...], choice: str) -> bool:
        return self._label(choice) in labels

    def _press(self, choice: str) -> Press:
        return Press(self._label(choice))

    def _pressing(self, choice: str) -> Callable[[Message, tuple[str, ...], Random], Act]:
        return lambda *_: self._press(choice)

    def _say(self, choice: str, chance: Random) -> Type:
        return Type(chance.choice(self._company.catalogue.phrases[f"woord.{choice}"]))

    def _tap_or_say(self, choice: str, chance: Random) -> Act:
        tap = not self._own.odd or chance.random() < AS_TAP
        return self._press(choice) if tap else self._say(choice, chance)
