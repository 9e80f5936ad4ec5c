"""Whether a word with a capital is someone's name, by its lists and its neighbours."""

from guard.reading import CHAIN, Reading
from guard.telling import asks, does, is_someone, is_told_of, is_told_of_later, with_name

_SHORTEST = 3
_OWNER_FROM = 4
_NEAR = 8
"""Words behind a name within which "haar" or "hem" is about it, where a thing is named as often."""
_BESIDE_PEOPLE = ("volgens", "met", "namens", "door")
_BEFORE_PEOPLE = ("namens", "tegen", "tegenover", "naast")
BEFORE_WHERE = ("in", "uit", "vanuit")
"""An unknown word behind one of these is a place: een crisis in Beilum, in de Bloemhof."""
_CALLED = ("heet", "heette")
"""Engel heet dat jochie."""
_MARKS = ("'", "’")
"""D'Anjou, O'Connor."""


def is_capital_name(reading: Reading, at: int) -> bool:
    word, wording = reading.words[at], reading.wording
    folded, before, after = word.folded, reading.before(at), reading.after(at)
    deed = does(reading, at)
    if folded in wording.titles or folded in wording.roles or folded in wording.houses:
        return False
    if folded in wording.known:
        return False
    if before == "het":
        return False
    if word.gap in _MARKS and reading.is_initial(at - 1):
        return True
    if reading.may_be_someone(at) and (reading.stands_before(at) or _is_beside_a_name(reading, at)):
        return True
    if before in wording.says and not reading.words[at].apart:
        return True
    if before in wording.houses or (reading.is_place(at) and before in wording.before_places):
        return False
    if reading.follows_interfix(at):
        return _behind_interfix(reading, at)
    if word.first and folded in wording.rather_names and after in wording.pronouns and not reading.ends(at):
        return False
    if word.first and folded in wording.things and not _is_said_to_do(reading, at):
        return False
    if word.first and after in _CALLED and reading.may_be_someone(at):
        return True
    if word.first and folded in wording.frequent and _is_of_a_house(reading, at):
        return True
    if _is_called_after(reading, at) or _is_favourite(reading, at):
        return False
    if reading.is_first_name(at):
        return not (reading.is_place(at) and not deed and folded in reading.lists.lasts and word.first)
    if folded in reading.lists.firsts or (
        folded in reading.lists.lasts and folded in wording.frequent and folded in wording.also
    ):
        return _word_or_name(reading, at, deed=deed)
    if folded in wording.frequent and not word.first and before in _BESIDE_PEOPLE:
        return True
    if folded in reading.lists.lasts and folded not in wording.also:
        return not reading.is_place(at)
    if _is_newcomer(reading, at) if word.first else _is_unknown_person(reading, at):
        return True
    stem = folded[:-1]
    owner = folded.endswith("s") and len(stem) >= _OWNER_FROM and folded not in wording.also
    return owner and stem in reading.lists.firsts and stem not in wording.also


def _is_said_to_do(reading: Reading, at: int) -> bool:
    """Roos belde, Max is boos, Merel, die alles hoort; not Roos op tafel, Max twee gesprekken."""
    after, wording = reading.after(at), reading.wording
    people = after in wording.says or after in wording.behind_people or after in wording.has
    joined = (
        reading.words[at].owner
        or not after
        or after in ("en", "zijn", "haar", "s", "z")
        or reading.capital_after(at)
    )
    thorny = at + 2 < len(reading.words) and reading.words[at + 2].folded in wording.sorts
    return (people or joined or does(reading, at) or after in wording.links or reading.ends(at)) and not thorny


def _has_someone(reading: Reading, at: int) -> bool:
    """Engel zijn vrouw, Roos haar moeder."""
    whose = reading.after(at) in ("zijn", "haar", "hun", "z", "d")
    return whose and at + 2 < len(reading.words) and reading.words[at + 2].folded in reading.wording.roles


def _is_beside_a_name(reading: Reading, at: int) -> bool:
    """Hennie of Riet, Kees en Zwaan."""
    if reading.before(at) not in ("en", "of") or at < len(("Hennie", "of")) or reading.words[at].apart:
        return False
    beside = reading.words[at - 2]
    return beside.capital and not reading.words[at - 1].apart and reading.is_first_name(at - 2)


def _is_of_a_house(reading: Reading, at: int) -> bool:
    """Jong van de woningcorporatie, Kok van Jeugdzorg."""
    wording, house = reading.wording, at + 2
    if reading.after(at) != "van" or house >= len(reading.words):
        return False
    house += reading.words[house].folded in ("de", "het")
    if house >= len(reading.words):
        return False
    folded = reading.words[house].folded
    listed = folded in wording.houses or folded in wording.known or folded.endswith(wording.no_endings)
    return listed and not reading.is_place(house)


def _is_unknown_person(reading: Reading, at: int) -> bool:
    """A word with a capital that no list knows, where people stand: toen Jurensly, heb Tesfay gevraagd."""
    word, wording = reading.words[at], reading.wording
    listed = word.folded in wording.also or reading.is_place(at) or word.folded.endswith(wording.no_endings)
    if listed or reading.capital_before(at) or reading.before(at) in BEFORE_WHERE:
        return False
    if reading.capital_after(at) and not reading.words[at + 1].apart:
        return _is_unknown_pair(reading, at)
    if len(word.folded) > _SHORTEST and reading.is_strange(at):
        return True
    before, after = reading.before(at), reading.after(at)
    with_deed = before in wording.before_people_and and after in wording.behind_people
    if before in wording.before_people or with_deed:
        return True
    if not reading.is_strange(at):
        return False
    if (
        before in _BEFORE_PEOPLE
        or does(reading, at)
        or after in wording.behind_people
        or (before in wording.has and after in wording.theirs)
    ):
        return True
    if not is_told_of_later(reading, at):
        return False
    if before in wording.after_people:
        return True
    told = any(each.folded in wording.theirs for each in reading.words[at + 2 : at + 2 + _NEAR])
    return told and (before in wording.before_people_and or before in wording.before_lower)


def _is_unknown_pair(reading: Reading, at: int) -> bool:
    """Tsegereda Weldemichael: two words that no list knows; an organisation has one that is known."""
    both = (at, at + 1)
    return not reading.words[at + 1].apart and all(
        reading.is_strange(each) and not reading.is_place(each) and len(reading.words[each].folded) > _SHORTEST
        for each in both
    )


def _is_newcomer(reading: Reading, at: int) -> bool:
    """A word at the start of a sentence that no list and no dictionary knows, and that does what people do."""
    word, wording = reading.words[at], reading.wording
    if len(word.folded) == 1 or reading.is_place(at) or word.owner:
        return False
    if reading.capital_after(at) and reading.is_strange(at) and reading.is_first_name(at + 1):
        return True
    if reading.capital_after(at):
        goes_on = reading.after(at + 1) in wording.deeds | wording.links
        return goes_on and _is_unknown_pair(reading, at)
    if word.folded in wording.also or not reading.is_strange(at) or wording.vocabulary.has_mistyped(word.folded):
        return False
    behind = reading.words[at + 2].folded if at + 2 < len(reading.words) else ""
    if reading.after(at) == "en":
        return behind in ("haar", "zijn", "hun")
    if reading.after(at) in ("zijn", "haar", "hun") and len(word.folded) > _SHORTEST:
        return True
    if does(reading, at):
        return True
    if reading.after(at) not in wording.links or behind in wording.doers or len(word.folded) < _SHORTEST:
        return False
    if len(word.folded) > _SHORTEST and reading.after(at) in wording.links:
        return True
    return reading.after(at) in wording.moves or is_told_of_later(reading, at) or is_someone(reading, at)


def _is_favourite(reading: Reading, at: int) -> bool:
    """Roos is mijn lievelingskleur and Iris is een mooie bloem, but not Roos is mijn buurvrouw."""
    words, wording = reading.words, reading.wording
    row = [word.folded for word in words[at + 1 : at + 3]]
    if row == ["is", "een"] and any(word.folded in wording.sorts for word in words[at + 3 : at + 5]):
        return True
    thing = at + 3 < len(words) and words[at + 3].folded not in wording.roles
    return words[at].first and words[at].folded in wording.vocabulary.words and row == ["is", "mijn"] and thing


def _is_called_after(reading: Reading, at: int) -> bool:
    """De Anne Frankschool, het Jan Swammerdamplein."""
    if not reading.capital_after(at) or reading.is_last_name(at + 1):
        return False
    return reading.words[at + 1].folded.endswith(reading.wording.called_after)


def _behind_interfix(reading: Reading, at: int) -> bool:
    """Names such as de Vries, van der Meer, El Amrani, de moeder van Zayro; not van Delft, de Linde."""
    word, wording = reading.words[at], reading.wording
    before = reading.words[at - 1]
    if before.folded == "de" and reading.before(at - 1) in BEFORE_WHERE and not before.capital:
        return False
    if before.folded == "de" and not before.capital and _is_a_household(reading, at):
        return True
    if before.capital and before.folded in wording.foreign_interfixes:
        return True
    if reading.capital_after(at) and reading.words[at + 1].folded in wording.streets:
        return False
    if reading.is_first_name(at) and not reading.is_place(at):
        return True
    if before.capital and before.folded in ("ten", "ter") and word.folded not in wording.vocabulary.words:
        return True
    if before.capital and before.first and before.folded == "de" and word.folded in wording.also:
        acts = does(reading, at) or (reading.after(at) in wording.moves and not asks(reading, at))
        return acts and word.folded in wording.behind_de
    if not reading.is_last_name(at):
        unknown = reading.is_strange(at) and not reading.is_place(at) and not reading.capital_after(at)
        return before.folded == "van" and unknown
    if _begins_with_a_capital(reading, at):
        return True
    if reading.is_place(at) and reading.before(at - 1) in wording.before_places:
        return False
    if before.folded == "het" or (before.capital and before.first and not reading.after(at)):
        return False
    bare = before.folded == "de" and (before.first or not reading.is_surname_interfix(at - 2))
    if word.folded in wording.also:
        return word.folded in (wording.behind_de if bare else wording.frequent)
    return not reading.is_place(at) or word.folded in wording.frequent


def _is_a_household(reading: Reading, at: int) -> bool:
    """Bij de Aydins, de Mulders."""
    folded = reading.words[at].folded
    stem = folded.removesuffix("s")
    surname = stem in reading.lists.lasts and (
        stem in reading.wording.frequent or stem not in reading.wording.also
    )
    known = folded in reading.wording.known or reading.is_place(at) or reading.capital_after(at)
    return folded != stem and surname and not known


def _begins_with_a_capital(reading: Reading, at: int) -> bool:
    """Uit den Bogaard within a sentence, and van Leeuwen before a deed at the start of one."""
    words, back = reading.words, at
    while back > 0 and at - back < CHAIN and not words[back].apart and reading.is_interfix(back - 1):
        back -= 1
    interfix = words[back]
    if interfix.folded in ("de", "het") or (interfix.folded == "t" and back == at - 1):
        return False
    if interfix.capital and not interfix.first:
        return not reading.is_place(at)
    acts = does(reading, at) or (reading.after(at) in reading.wording.links and not asks(reading, at))
    surname = not reading.is_place(at) or words[at].folded in reading.lists.behind_interfix
    return interfix.first and acts and surname


def _word_or_name(reading: Reading, at: int, *, deed: bool) -> bool:
    """A word of the dictionary with a capital: roos, storm, wil."""
    word, wording = reading.words[at], reading.wording
    before, after = reading.before(at), reading.after(at)
    if before in wording.no_one_behind or before in wording.before_rooms:
        return False
    if word.first:
        verb = word.folded in wording.verbs and after in wording.links
        owns = (
            after in wording.has
            and is_told_of_later(reading, at)
            and reading.capital_after(at) is False
            and not asks(reading, at)
        )
        told = with_name(reading, at) or is_told_of(reading, at) or _has_someone(reading, at)
        behind = reading.words[at + 2].folded if at + 2 < len(reading.words) else ""
        owns = owns or (after in wording.has and behind in wording.done_by_people)
        moves = after in wording.moves and word.folded in reading.lists.firsts and not asks(reading, at)
        return moves or deed or verb or owns or told or reading.stands_before_row(at, wording.sits_rows)
    beside = reading.capital_before(at) or reading.capital_after(at)
    if beside and not deed:
        return False
    if before == "ik" and reading.before(at - 1) in wording.has and word.folded in reading.lists.firsts:
        return True
    return True
