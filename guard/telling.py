"""What stands behind a word and says that it is someone."""

from guard.reading import Reading

_LATER = 16
"""Words behind a name within which "hij" or "haar" tells of someone."""
_BEHIND_AGE = ("en", "jaar", "maar", "of", "geworden", "nu", "pas")
"""Lieve is 34 en woont bij haar ouders."""
_SOON = 4
"""Words behind "is" that say whether a person is told of."""


def asks(reading: Reading, at: int) -> bool:
    """Wil heeft, but not the verb of wil ik."""
    return at + 2 < len(reading.words) and reading.words[at + 2].folded in reading.wording.doers


def is_told_of_later(reading: Reading, at: int) -> bool:
    """Met Ap gebeld, hij dacht mee."""
    return any(word.folded in reading.wording.told_by for word in reading.words[at + 2 : at + 2 + _LATER])


def does(reading: Reading, at: int) -> bool:
    """What stands behind is a deed of this word, not of "ik" or "ze": Roos vond dat, not Groen vond ik mooi."""
    doer = reading.words[at + 2].folded if at + 2 < len(reading.words) else ""
    return reading.after(at) in reading.wording.deeds and doer not in reading.wording.doers


def is_told_of(reading: Reading, at: int) -> bool:
    """Lente is pas vier, Storm was boos, Vos is de bewindvoerder."""
    folded, lists = reading.words[at].folded, reading.lists
    known = folded in lists.firsts or (folded in lists.lasts and folded in reading.wording.frequent)
    return known and is_someone(reading, at)


def is_someone(reading: Reading, at: int) -> bool:
    """The words behind "is" are said of people."""
    words, wording = reading.words, reading.wording
    if reading.after(at) not in wording.links or at + 2 >= len(words) or words[at + 2].folded in wording.nobody:
        return False
    if words[at + 2].gap.strip().isdigit() and words[at + 2].folded in _BEHIND_AGE:
        return True
    said = [word.folded for word in words[at + 2 : at + 2 + _SOON] if not word.first]
    role = said[:1] and said[0] in wording.articles and any(each in wording.roles for each in said[1:3])
    return bool(role) or not wording.of_people.isdisjoint(said)


def with_name(reading: Reading, at: int) -> bool:
    """Roos en Fatima, Wil Jansen."""
    reach = at + 2 if reading.after(at) == "en" else at + 1
    return (
        reach < len(reading.words)
        and reading.words[reach].capital
        and not reading.words[reach].first
        and (reading.is_first_name(reach) or (reach == at + 1 and reading.is_last_name(reach)))
    )
