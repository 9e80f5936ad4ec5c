"""What one of the crowd writes and places, by their character and by the planted truths."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.demo_character import Character
from bot.demo_truths import Truths
from bot.demo_words import Words
from locales.catalogue import Catalogue
from norms.model import NormSet, thema_of

NO_IDEA, NOT_DONE = 0.04, 0.09
"""Shares of an odd person's answers; NOT_DONE counts NO_IDEA in."""


@dataclass(frozen=True, slots=True)
class Company:
    """What all people of one organisation share; `now` is the told time that everybody's phone shows."""

    words: Words
    truths: Truths
    catalogue: Catalogue
    norm_set: NormSet
    now: Callable[[], datetime]


def theme_of(company: Company, norm: int) -> int:
    return thema_of(company.norm_set, norm).nummer


def answer(company: Company, own: Character, norm: int, chance: Random) -> tuple[str, ...]:
    """The messages of one answer, in order; mostly one."""
    words, theme = company.words, theme_of(company, norm)
    rolled = chance.random()
    if own.odd and rolled < NO_IDEA:
        return (words.any("geen_idee", chance),)
    if own.odd and rolled < NOT_DONE:
        return (words.any("niet_gedaan", chance),)
    need = theme == company.truths.need_theme and chance.random() < company.truths.need
    added = (words.any("leerwens", chance),) if need else ()
    also = own.team == company.truths.also_team and theme != company.truths.also_theme
    if also and chance.random() < company.truths.also:
        added = (*added, words.any("ook", chance))
    how = chance.random()
    if how < own.emoji:
        parts: tuple[str, ...] = (words.any("emoji", chance), *added)
    elif how < own.emoji + own.short:
        parts = (words.short(theme, chance), *added)
    else:
        parts = (*words.long(theme, own.place + own.team, chance), *added)
    if chance.random() < own.in_parts:
        return (*parts, words.any("erbij", chance))
    return (" ".join(parts),)


def placement(company: Company, own: Character, norm: int, labels: tuple[str, ...], chance: Random) -> str | None:
    """The label to tap, by the planted chances; None where these buttons ask for no placement."""
    truths = company.truths
    for placing in company.norm_set.plaatsingen:
        by_key = {str(key): label for key, label in placing.labels.items()}
        if labels and set(labels) <= set(by_key.values()):
            mostly = chance.random() < truths.mostly(own.team, theme_of(company, norm))
            otherwise = chance.choices(list(truths.otherwise), list(truths.otherwise.values()))[0]
            return by_key["meestal" if mostly else otherwise]
    return None
