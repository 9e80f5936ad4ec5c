"""An edition beside those it follows: each norm of both has exactly one line that says what became of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from norms.canonical import canonical
from norms.crosswalk import PAIR, Crosswalk, Overgang, crosswalk_file
from norms.findings import Finding
from norms.loader import SET_FILE
from norms.model import NormSet, norms_of
from norms.passage import scale, unchanged

MOST = 1_000_000
LONGEST_EDITION = 20
_EDITION = re.compile(rf"[0-9A-Za-z.-]{{1,{LONGEST_EDITION}}}")
_FORMS = {
    "anders_verwoord": ((1, 1), (1, 1)),
    "samengevoegd": ((2, MOST), (1, 1)),
    "gesplitst": ((1, 1), (2, MOST)),
    "vervallen": ((1, 1), (0, 0)),
    "nieuw": ((0, 0), (1, 1)),
}
"""How many old and new norms a line of each kind names, at least and at most."""


def lint_editions(norm_set: NormSet, others: Iterable[NormSet]) -> tuple[Finding, ...]:
    """`others`: editions that can be looked at beside this one; an older one that is not there is a finding."""
    known = tuple(others)
    return (*_named(norm_set, known), *_crosswalks(norm_set, {one.id: one for one in known}))


def _named(norm_set: NormSet, known: tuple[NormSet, ...]) -> Iterator[Finding]:
    """A changed text is a new edition: under one id there is one content, and a button tells editions apart."""
    if not _EDITION.fullmatch(norm_set.editie):
        args: dict[str, str | int] = {"editie": norm_set.editie, "hoogstens": LONGEST_EDITION}
        yield Finding(SET_FILE, "editie", "norms.editie_vorm", args)
    if any(one.editie == norm_set.editie and one.id != norm_set.id for one in known):
        yield Finding(SET_FILE, "editie", "norms.editie_bestaat", {"editie": norm_set.editie})
    if any(one.id == norm_set.id and canonical(one) != canonical(norm_set) for one in known):
        yield Finding(SET_FILE, "id", "norms.id_bestaat", {"id": norm_set.id})


def _crosswalks(norm_set: NormSet, known: dict[str, NormSet]) -> Iterator[Finding]:
    times = Counter(crosswalk.van for crosswalk in norm_set.crosswalks)
    for crosswalk in norm_set.crosswalks:
        if times[crosswalk.van] > 1:
            yield _finding(crosswalk, "van", "norms.dubbele_waarde", waarde=crosswalk.van)
        if crosswalk.van not in known or crosswalk.van == norm_set.id:
            yield _finding(crosswalk, "van", "norms.uitgave_ontbreekt", id=crosswalk.van)
        else:
            yield from _crosswalk(crosswalk, known[crosswalk.van], norm_set)


def _crosswalk(crosswalk: Crosswalk, older: NormSet, newer: NormSet) -> Iterator[Finding]:
    """Words are looked at only where every line has its form and its norms."""
    wrong = [*_forms(crosswalk), *_accounted(crosswalk, older, newer)]
    yield from wrong
    if not wrong:
        yield from _words(crosswalk, older, newer)


def _forms(crosswalk: Crosswalk) -> Iterator[Finding]:
    for at, pair in enumerate(crosswalk.gebleven, start=1):
        if len(pair) != PAIR:
            yield _finding(crosswalk, f"gebleven[#{at}]", "norms.geen_paar")
    for place, step in _steps(crosswalk):
        (least_old, most_old), (least_new, most_new) = _FORMS[step.soort]
        if not (least_old <= len(step.oud) <= most_old and least_new <= len(step.nieuw) <= most_new):
            yield _finding(crosswalk, place, f"norms.vorm_{step.soort}")
        if step.vergelijkbaar and step.soort != "anders_verwoord":
            yield _finding(crosswalk, f"{place}.vergelijkbaar", "norms.vergelijkbaar_hier_niet")


def _accounted(crosswalk: Crosswalk, older: NormSet, newer: NormSet) -> Iterator[Finding]:
    """Every norm of both editions once, and no other."""
    olds = Counter(
        [pair[0] for pair in crosswalk.pairs] + [one for step in crosswalk.overgang for one in step.oud]
    )
    news = Counter(
        [pair[1] for pair in crosswalk.pairs] + [one for step in crosswalk.overgang for one in step.nieuw]
    )
    for side, all_named, norm_set in (("oud", olds, older), ("nieuw", news, newer)):
        named = Counter(all_named)
        numbers = {norm.nummer for norm in norms_of(norm_set)}
        for number in sorted(named.keys() - numbers):
            args: dict[str, str | int] = {"nummer": number, "id": norm_set.id}
            yield _finding(crosswalk, side, "norms.norm_niet_in_uitgave", **args)
        for number in sorted(numbers - named.keys()):
            yield _finding(crosswalk, side, f"norms.{side}_ontbreekt", nummer=number)
        for number in sorted(number for number, count in named.items() if count > 1):
            yield _finding(crosswalk, side, f"norms.{side}_dubbel", nummer=number)


def _words(crosswalk: Crosswalk, older: NormSet, newer: NormSet) -> Iterator[Finding]:
    """Kept is kept to the letter; other words are other words; and only one scale compares."""
    old = {norm.nummer: norm for norm in norms_of(older)}
    new = {norm.nummer: norm for norm in norms_of(newer)}
    for before, after in crosswalk.pairs:
        if not unchanged(older, old[before], newer, new[after]):
            yield _finding(crosswalk, "gebleven", "norms.niet_gebleven", oud=before, nieuw=after)
    for place, step in _steps(crosswalk):
        if step.soort != "anders_verwoord":
            continue
        one, other = old[step.oud[0]], new[step.nieuw[0]]
        if unchanged(older, one, newer, other):
            yield _finding(crosswalk, place, "norms.toch_gebleven", oud=one.nummer, nieuw=other.nummer)
        if step.vergelijkbaar and scale(older, one) != scale(newer, other):
            yield _finding(crosswalk, f"{place}.vergelijkbaar", "norms.andere_schaal")


def _steps(crosswalk: Crosswalk) -> Iterator[tuple[str, Overgang]]:
    for at, step in enumerate(crosswalk.overgang, start=1):
        yield f"overgang[#{at}]", step


def _finding(crosswalk: Crosswalk, place: str, key: str, **args: str | int) -> Finding:
    return Finding(crosswalk_file(crosswalk.van), place, key, args)
