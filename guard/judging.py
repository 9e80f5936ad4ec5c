"""Whether a word is someone's name, by its lists and its neighbours."""

from guard.capitals import is_capital_name
from guard.lower import is_lower_name
from guard.reading import CHAIN, Reading
from guard.telling import does

_SHOUTED_FROM = 4


def is_name(reading: Reading, at: int) -> bool:
    """By this word and its neighbours alone."""
    word, wording = reading.words[at], reading.wording
    if word.capital and word.folded in wording.sometimes and _is_sometimes(reading, at):
        return True
    if reading.is_never(at) or (word.folded in wording.interfixes and not reading.is_first_name(at)):
        return False
    if len(word.folded) == 1:
        return word.capital and _is_initial_for_a_name(reading, at)
    cued = _is_cued(reading, at)
    if reading.is_in_known_row(at) and not cued:
        return False
    if word.capital:
        return cued or is_capital_name(reading, at)
    if word.shouted:
        return _shouted(reading, at, cued=cued)
    return is_lower_name(reading, at, cued=cued)


def _is_sometimes(reading: Reading, at: int) -> bool:
    """Zomer, zo heet ze; Winter is elf; laat Lente uitpraten. The season is written far more often."""
    word, wording, lists = reading.words[at], reading.wording, reading.lists
    behind = (
        reading.before(at) in wording.titles
        or reading.before(at) in wording.called
        or (reading.capital_before(at) and reading.is_first_name(at - 1))
    )
    if reading.stands_before(at) or (behind and not word.apart):
        return True
    if word.folded not in lists.firsts and word.folded not in lists.lasts:
        return False
    if word.first:
        said = [each.folded for each in reading.words[at + 2 : at + 5] if not each.first]
        return reading.after(at) in wording.links and not wording.certain.isdisjoint(said)
    return reading.before(at) in wording.before_sometimes and not reading.words[at].apart


def _is_initial_for_a_name(reading: Reading, at: int) -> bool:
    """The last of M. de W., where the first is an initial too."""
    back = at
    while (
        back > 0 and at - back < CHAIN and not reading.words[back].apart and reading.is_surname_interfix(back - 1)
    ):
        back -= 1
    return back < at and back > 0 and not reading.words[back].apart and reading.is_initial(back - 1)


def _is_cued(reading: Reading, at: int) -> bool:
    """Behind a title, a role or "heet": a capital is then enough, and a known name in lower case."""
    word, wording = reading.words[at], reading.wording
    back, linked = at, False
    while back > 0 and at - back < CHAIN and not reading.words[back].apart and reading.is_between(back - 1):
        back -= 1
        linked = True
    cue = reading.before(back)
    bracketed = cue in wording.roles and word.capital and _is_apposed(reading, back, at)
    if not cue or (reading.words[back].apart and cue not in wording.called and not bracketed):
        return False
    known = word.folded in reading.lists.firsts or word.folded in reading.lists.lasts
    also = word.folded in wording.also and word.folded not in wording.frequent
    if cue in wording.titles or (cue in wording.families and word.capital):
        if word.capital:
            return word.folded not in wording.houses and not (linked and _is_from(reading, back, at))
        if linked:
            foreign = reading.words[back].folded in wording.foreign_interfixes and reading.is_strange(at)
            behind = word.folded in reading.lists.behind_interfix or foreign
            return behind and (not also or _is_row_of_a_surname(reading, back, at))
        return known and not also
    if cue in wording.families and _is_lower_family(reading, back, at, linked=linked):
        return True
    called = (
        cue in wording.called
        or (cue in wording.greetings and word.capital)
        or reading.stands_behind(back, wording.called_rows)
    )
    if cue in wording.roles or called:
        if linked and not called and _is_a_workers_surname(reading, back, at):
            return True
        if linked and not called:
            return word.capital and reading.is_last_name(at) and not also and not reading.is_place(at)
        if word.capital:
            return (
                word.folded not in wording.known
                and word.folded not in wording.houses
                and (word.folded in reading.lists.firsts or word.folded in reading.lists.lasts or not word.first)
            )
        return (word.folded in reading.lists.firsts and word.folded not in wording.also) or (
            not called and _is_behind_a_worker(reading, at)
        )
    return False


def _is_a_workers_surname(reading: Reading, back: int, at: int) -> bool:
    """Teamleider Van Dongen, jeugdbeschermer de wit: an interfix that is no place's."""
    words, wording = reading.words, reading.wording
    if words[at].capital and words[back].capital:
        return words[back].folded in ("van", "de", "ter", "ten", "den", "el", "al", "ait", "ben")
    worker = reading.before(back) in wording.workers and not words[at].capital
    return worker and _is_row_of_a_surname(reading, back, at)


def _is_behind_a_worker(reading: Reading, at: int) -> bool:
    """Wijkagent peter was er, bewindvoerder smits belde; not bewindvoerder wil niet, huisarts ook."""
    word, wording, lists = reading.words[at], reading.wording, reading.lists
    if reading.before(at) not in wording.workers or word.folded in wording.verbs:
        return False
    told = does(reading, at) or reading.after(at) in wording.links | wording.behind_people
    known = word.folded in wording.frequent or reading.is_strange(at) or told
    surname = word.folded in lists.lasts and known and word.folded not in wording.also
    if word.folded not in lists.firsts and not surname:
        return False
    return told if word.folded in wording.also else told or not reading.after(at) or surname


def _is_lower_family(reading: Reading, back: int, at: int, *, linked: bool) -> bool:
    """Gezin bakker, fam de groot, fam el idrissi."""
    folded = reading.words[at].folded
    if linked:
        foreign = reading.words[back].folded in reading.wording.foreign_interfixes
        return foreign or _is_row_of_a_surname(reading, back, at)
    known = folded in reading.lists.lasts
    return known and (folded in reading.wording.frequent or folded not in reading.wording.also)


def _is_row_of_a_surname(reading: Reading, back: int, at: int) -> bool:
    """Mevrouw in 't veld, mevrouw van der plas, mevrouw de wit; not mevrouw in de stad."""
    row = [each.folded for each in reading.words[back:at]]
    if row == ["de"]:
        return reading.words[at].folded in reading.wording.behind_de
    return row[-1] in ("t", "den", "der", "ter", "ten")


def _is_apposed(reading: Reading, back: int, at: int) -> bool:
    """Haar broer (Behrouz), and haar broer, Behrouz, who vertaalde alles."""
    closed = at + 1 < len(reading.words) and reading.words[at + 1].gap.startswith(",")
    return reading.words[back].gap == " (" or (reading.words[back].gap == ", " and closed)


def _is_from(reading: Reading, back: int, at: int) -> bool:
    """Mevrouw uit Syrië, meneer van de Buurtzorg: no surname with interfixes."""
    word, between = reading.words[at], [each.folded for each in reading.words[back:at]]
    if not any(reading.is_initial(each) or reading.is_surname_interfix(each) for each in range(back, at)):
        return True
    if between not in (["van"], ["van", "de"], ["van", "het"], ["in", "de"], ["bij", "de"], ["op", "de"]):
        return False
    ordinary = word.folded in reading.wording.known or word.folded.endswith(reading.wording.no_endings)
    return ordinary or reading.is_place(at) or not reading.is_last_name(at)


def _shouted(reading: Reading, at: int, *, cued: bool) -> bool:
    word = reading.words[at]
    if len(word.folded) < _SHOUTED_FROM or word.folded in reading.wording.known:
        return False
    return (
        cued
        or reading.is_first_name(at)
        or (
            word.folded in reading.lists.lasts
            and word.folded not in reading.wording.also
            and not reading.is_place(at)
        )
    )
