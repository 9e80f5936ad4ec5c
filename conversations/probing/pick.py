"""At most one doorvraag for an answer: the first rule that fits, and of it the first text that was not asked."""

from collections.abc import Mapping

from conversations.probing.model import Part, Probe, ProbeRule
from conversations.probing.reading import Reading, read
from conversations.probing.tables import rules
from norms.model import Norm, ProbeKind, fill, probe_of

THIN = 8
"""Words; an answer of fewer is too short, unless the norm asks for a short one."""
_KINDS: tuple[ProbeKind, ...] = ("concreet", "merkbaar", "keuze", "verder")


def pick(
    answer: str,
    norm: Norm,
    words: Mapping[str, str],
    *,
    earlier: bool = False,
    asked: frozenset[str] = frozenset(),
    second: bool = False,
    done: bool = True,
) -> Probe | None:
    """`answer`: all parts so far, one a line. `words`: the set's own with the organisation's laid over them.
    `earlier`: there is an own earlier answer on the theme, and "verband" was not yet asked there in this round.
    `asked`: keys of the last four weeks. `second`: the writer asked for more, so where no rule has anything left
    the norm's own are gone through. `done`: without it the writer said that it was not done, and what stood in the
    way is all that is asked. None: nothing fits, or all that fits was asked.
    """
    reading = _read(answer, norm, earlier=earlier, done=done)
    rule = _first(reading)
    if rule is not None:
        for key, text in _texts(rule, norm, reading):
            if key not in asked:
                return Probe(rule.id, key, fill(text, words))
    if second and done:
        for kind in _KINDS:
            key, with_kind = _own_key(norm, kind), _rule_with(kind)
            if key not in asked and reading.parts.issuperset(with_kind.soort_bij):
                return Probe(with_kind.id, key, fill(probe_of(norm, kind), words))
    return None


def rule_of(answer: str, norm: Norm, *, earlier: bool = False, done: bool = True) -> str | None:
    rule = _first(_read(answer, norm, earlier=earlier, done=done))
    return rule.id if rule else None


def _read(answer: str, norm: Norm, *, earlier: bool, done: bool) -> Reading:
    if not done:
        return Reading(frozenset({Part.NOT_DONE}), frozenset())
    if not any(sign.isalnum() for sign in answer):
        return Reading(frozenset({Part.WORDLESS}), frozenset())
    reading = read(answer)
    short = len(answer.split()) < THIN and not norm.kort_mag
    also = {Part.SHORT: short, Part.EARLIER: earlier}
    return Reading(reading.parts | {part for part, holds in also.items() if holds}, reading.said)


def _first(reading: Reading) -> ProbeRule | None:
    return next((rule for rule in rules() if _fits(rule, reading.parts)), None)


def _fits(rule: ProbeRule, parts: frozenset[Part]) -> bool:
    few = sum(part in parts for part in rule.hooguit_een) <= 1
    return few and parts.issuperset(rule.nodig) and parts.isdisjoint(rule.zonder)


def _texts(rule: ProbeRule, norm: Norm, reading: Reading) -> list[tuple[str, str]]:
    """Keys and unfilled texts, in the order in which they are asked: the norm's own first, but after the general
    ones where these can take up a word of the answer, for before a norm's own question no such sentence fits.
    """
    opening = next((f"{each.zin} " for each in rule.aanloop if each.woord in reading.said), "")
    general = [(f"{rule.id}.{at}", f"{opening}{text}") for at, text in enumerate(rule.teksten, start=1)]
    if not rule.soort or not reading.parts.issuperset(rule.soort_bij):
        return general
    own = (_own_key(norm, rule.soort), probe_of(norm, rule.soort))
    return [*general, own] if opening else [own, *general]


def _own_key(norm: Norm, kind: ProbeKind) -> str:
    return f"norm.{norm.nummer}.{kind}"


def _rule_with(kind: ProbeKind) -> ProbeRule:
    return next(rule for rule in rules() if rule.soort == kind)
