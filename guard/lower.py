"""Whether a word without a capital is someone's name, by its lists and its neighbours."""

from guard.reading import Reading
from guard.telling import asks, does, is_told_of, is_told_of_later

_ALONE_FROM = 5
"""Letters from which a first name in lower case counts without anything beside it."""
_SHORTEST = 3
_ARTICLES = ("de", "het", "een", "t", "n", "geen")
_TOLD, _ABOUT = ("wat", "dat", "hoe"), ("over", "van")
"""Wat mark over die sleutel had gezegd."""
_WANTED = ("wou", "wilde", "mocht", "durfde")
"""Wou storm niet."""
_DONE = ("aangegeven", "gezegd", "gevraagd", "gebeld", "verteld", "laten", "geen", "weer", "haar", "zijn", "hulp")
"""Merel heeft aangegeven te stoppen."""
_HIS = ("z", "d")
"""Peter z'n, els d'r."""
_OWNS = ("z", "zijn", "haar", "d", "der", "hun")
"""Na kees zijn uitbarsting."""


def is_lower_name(reading: Reading, at: int, *, cued: bool) -> bool:
    """Written without a capital: first names that are no word, and surnames behind a title."""
    word, wording = reading.words[at], reading.wording
    if cued:
        return True
    if _is_lower_word(reading, at):
        return True
    if not reading.is_first_name(at) or word.folded in wording.known or word.folded in wording.never_lower:
        return False
    before, after = reading.before(at), reading.after(at)
    beside = does(reading, at) or after in wording.behind_people
    if word.folded in wording.everyday or reading.is_place(at):
        people = wording.after_people | wording.before_people | wording.has | wording.before_lower
        told = before in people and after in wording.deeds | wording.links
        return (
            beside
            or (told and after != "en")
            or (before in wording.has and after in wording.asides)
            or (before in _TOLD and after in _ABOUT)
            or before in wording.says
        )
    if word.folded in wording.titles or word.folded in wording.roles or word.folded in wording.houses:
        return False
    if len(word.folded) >= _ALONE_FROM and word.folded not in wording.rather_names:
        return before not in _ARTICLES
    if len(word.folded) < _SHORTEST:
        return False
    if before == "om" and after == "te":
        return True
    if beside or before in wording.says or (after in wording.links and before not in wording.articles):
        return True
    if after in _OWNS and before not in wording.articles:
        return True
    return before in wording.before_lower or (
        before in wording.prepositions and before not in ("of", "en", "maar", "over", "dat")
    )


def _is_lower_word(reading: Reading, at: int) -> bool:
    """Without a capital and in the dictionary, yet someone: met visser gesproken, merel is zestien."""
    word, wording, lists = reading.words[at], reading.wording, reading.lists
    folded, before, after = word.folded, reading.before(at), reading.after(at)
    if folded in wording.known or folded in wording.roles or folded in wording.titles:
        return False
    if word.first and reading.stands_before(at) and (reading.may_be_someone(at) or folded in wording.sometimes):
        return True
    if before in wording.titles and folded in wording.sometimes and not word.apart:
        return after in wording.deeds | wording.links or (not after and before in wording.families)
    if folded in lists.firsts:
        joined = (at, at - 1) if word.gap == "-" else (at, at + 1)
        beside = max(joined) < len(reading.words) and reading.words[max(joined)].gap == "-" and min(joined) >= 0
        if beside and all(reading.words[each].folded in lists.firsts for each in joined):
            return True
        ordinary = folded in wording.also or folded in wording.rather_names
        if ordinary and word.first and is_told_of(reading, at):
            return True
        if ordinary and word.first and after in ("heeft", "had") and not asks(reading, at):
            done = wording.done_by_people.union(_DONE)
            return reading.words[at + 2].folded in done if at + 2 < len(reading.words) else False
        if ordinary and word.first and after in _WANTED and not asks(reading, at):
            return True
        free = word.first or word.apart or before in wording.before_lower
        if after in wording.says and free and not asks(reading, at):
            return True
        if after in _HIS and before not in wording.articles:
            return True
        if before in _WANTED and after in wording.asides:
            return True
        if before == "met" and ordinary and after in wording.goes:
            return is_told_of_later(reading, at)
    if _is_lower_surname(reading, at) or _is_lower_newcomer(reading, at):
        return True
    surname = folded in lists.lasts and folded in wording.frequent
    return before == "met" and after in wording.behind_people and (surname or folded in lists.firsts)


def _is_lower_newcomer(reading: Reading, at: int) -> bool:
    """Tesfu zei je luistert niet: a word at the start that no list and no dictionary knows, and that speaks."""
    word, wording = reading.words[at], reading.wording
    speaks = word.first and reading.after(at) in wording.says and reading.is_strange(at)
    long_enough = len(word.folded) > _SHORTEST and not reading.is_place(at)
    return speaks and long_enough and not wording.vocabulary.has_mistyped(word.folded)


def _is_lower_surname(reading: Reading, at: int) -> bool:
    """Volgens dijkstra van de woonstichting: a surname that is no word, where people stand."""
    word, wording = reading.words[at], reading.wording
    surname = word.folded in reading.lists.lasts and word.folded not in wording.also
    if len(word.folded) <= _ALONE_FROM or not surname or reading.is_place(at):
        return False
    stands = reading.before(at) in wording.prepositions | wording.before_lower | wording.says
    return stands or does(reading, at)
