"""How far a name goes: titles and initials before it, surnames behind it."""

from guard.reading import CHAIN, Reading


def spread(reading: Reading, marked: list[bool]) -> None:
    """A surname behind a marked first name: the next word with a capital, interfixes between."""
    at = 0
    while at < len(reading.words):
        if marked[at]:
            _mark_companion(reading, at, marked)
            _mark_hyphened(reading, at, marked)
            after = at + 1
            while after < len(reading.words) and after - at <= CHAIN and reading.is_interfix(after):
                after += 1
            if after < len(reading.words) and not marked[after] and _follows(reading, at, after):
                marked[after] = True
        at += 1


def _mark_companion(reading: Reading, at: int, marked: list[bool]) -> None:
    """Fatima en Jurensly, daan en merel: who stands with a name is one too."""
    words, other = reading.words, at + 2
    if other < len(words) and words[at + 1].folded == "en" and not words[at + 1].apart and not words[other].apart:
        word, wording = words[other], reading.wording
        ordinary = word.folded in wording.also or word.folded in wording.known or reading.is_place(other)
        marked[other] |= reading.may_join(other) and not ordinary
        known = word.folded in reading.lists.firsts and not (ordinary or word.folded in wording.roles)
        marked[other] |= known and not word.capital and not words[at].capital and not reading.is_never(other)


def _mark_hyphened(reading: Reading, at: int, marked: list[bool]) -> None:
    """Versteegh-Lo, Tjon-A-Ten: a half that no list knows goes with the other."""
    after = at + 1
    if after < len(reading.words) and reading.words[after].gap == "-" and reading.words[after].capital:
        marked[after] = True


def _follows(reading: Reading, at: int, after: int) -> bool:
    word = reading.words[after]
    if any(reading.words[each].apart for each in range(at + 1, after + 1)) or reading.words[at].owner:
        return False
    if word.first or reading.words[after].gap.startswith(". "):
        return False
    between = range(at + 1, after)
    if between and not any(reading.is_surname_interfix(each) or reading.is_initial(each) for each in between):
        return False
    if between and word.folded.endswith(reading.wording.no_endings) and not reading.is_last_name(after):
        return False
    if word.capital:
        return reading.may_join(after) and (
            after == at + 1 or not reading.is_place(after) or reading.is_last_name(after)
        )
    if reading.words[at].capital:
        return False
    return (
        word.folded in reading.lists.lasts
        and (
            word.folded not in reading.wording.also
            if after == at + 1
            else word.folded in reading.lists.behind_interfix
        )
        and word.folded not in reading.wording.never
    )


def beginning(reading: Reading, at: int) -> int:
    """Where a name begins that has this as its first marked word. Interfixes belong to a surname, and to any
    name behind a title or an initial.
    """
    begin = at
    while begin > 0 and at - begin < CHAIN and not reading.words[begin].apart and reading.is_between(begin - 1):
        begin -= 1
    titled = (
        begin > 0 and not reading.words[begin].apart and reading.words[begin - 1].folded in reading.wording.titles
    )
    if titled:
        heer = begin > 1 and reading.words[begin - 1].folded == "heer" and reading.words[begin - 2].folded == "de"
        return begin - 2 if heer else begin - 1
    begin = at
    initials = at
    while initials > 0 and not reading.words[initials].apart and reading.is_between(initials - 1):
        initials -= 1
        if reading.is_initial(initials):
            begin = initials
    if begin < at or reading.is_first_name(at):
        return begin
    strict = at
    while strict > 0 and not reading.words[strict].apart and reading.is_surname_interfix(strict - 1):
        strict -= 1
    loose = strict > 0 and strict < at and not reading.words[strict].apart and reading.is_interfix(strict - 1)
    if loose and (reading.words[strict - 1].capital or reading.words[strict].folded == "t"):
        return strict - 1
    if reading.words[at].folded in reading.lists.behind_interfix or reading.words[strict].capital:
        return strict
    return next((each for each in range(strict, at) if reading.words[each].capital), at)


def going_on(reading: Reading, end: int, marked: list[bool]) -> int | None:
    """The next marked word of the same name."""
    if reading.words[end].owner:
        return None
    after = end + 1
    while after < len(reading.words) and after - end <= CHAIN and not reading.words[after].apart:
        if marked[after]:
            return after
        if not reading.is_between(after):
            return None
        after += 1
    return None
