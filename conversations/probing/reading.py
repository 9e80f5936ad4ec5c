"""What an answer holds, read clause by clause."""

from dataclasses import dataclass, field

from conversations.probing.acts import Did, changed, denied, did, told
from conversations.probing.clauses import Clause, clauses_of
from conversations.probing.cues import Hit, hits
from conversations.probing.forms import is_past, past_at
from conversations.probing.judging import ASKED, judgements, turned
from conversations.probing.language import is_other_language
from conversations.probing.model import Part
from conversations.probing.subject import OTHERS, Before, Who, kind_of, speaks_of_one, who
from conversations.probing.tables import grammar, turns, verbs

FEW = 12
"""Words; an answer of fewer that says that nothing was done says no more than that."""
_EVIDENCE = frozenset({Part.OWN, Part.GENERAL, Part.RULE, Part.OTHERS, Part.PLUS, Part.MINUS})
_HABIT = frozenset({Part.GENERAL, Part.RULE})
"""Beside these, what the writer does in the present tense is no act in a concrete case."""
_NO_RESULT = frozenset({Who.ME, Who.WE, Who.ONE})
"""Whose doing is no result of what the writer did; "nu staan we ook" is one all the same."""
_OWN_SENSE = frozenset({"goed", "moeilijk", "bewering"})
"""A thing that went well or badly has not changed by that."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`said` are the words that told of a judgement, a rule or a bare claim: what an opening may take up."""

    parts: frozenset[Part]
    said: frozenset[str]


@dataclass(slots=True)
class _Read:
    """What was read up to here; `people` is who "ze" and "hij" are."""

    parts: set[Part] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    before: Before = field(default_factory=Before)
    people: Who = Who.RESIDENT
    sentence: int = -1
    own_present: bool = False
    perceived: bool = False
    says_nothing: bool = False
    denied: bool = False

    @property
    def acted(self) -> bool:
        return self.own_present or Part.OWN in self.parts


def read(answer: str) -> Reading:
    so_far = _Read()
    clauses = clauses_of(answer)
    if is_other_language(clauses):
        return Reading(frozenset({Part.NOTHING}), frozenset())
    for clause in clauses:
        _take(clause, so_far)
    parts = so_far.parts
    if so_far.own_present and parts.isdisjoint(_HABIT):
        parts.add(Part.OWN)
    said = {word for clause in clauses for word in clause.words}
    so_far.says_nothing |= said <= turns().nee
    short = sum(len(clause.words) for clause in clauses) < FEW
    empty = parts.isdisjoint(_EVIDENCE)
    if (so_far.says_nothing and Part.OWN not in parts and (short or empty)) or (so_far.denied and empty):
        parts.add(Part.NOTHING)
    return Reading(frozenset(parts), frozenset(so_far.said))


def _take(clause: Clause, so_far: _Read) -> None:
    same = clause.sentence == so_far.sentence
    found = list(hits(clause))
    subject = who(clause, so_far.before if same else Before())
    if subject is Who.THIRD:
        subject = so_far.people
    so_far.people = next((kind for kind in map(kind_of, clause.words) if kind is not Who.NOBODY), so_far.people)
    _take_cues(clause, found, so_far)
    perceived = so_far.perceived and same
    so_far.perceived = False
    if subject is Who.ME:
        _take_own(clause, found, so_far)
    elif subject is Who.WE or subject is Who.ONE or speaks_of_one(clause.words):
        so_far.parts.add(Part.GENERAL)
    if subject is Who.NOBODY and denied(clause) and changed(clause):
        so_far.denied = True
    if subject is Who.PARTNER and (told(clause) or not _finite().isdisjoint(clause.words)):
        so_far.parts.add(Part.OTHERS)
    if (
        so_far.acted
        and (subject not in _NO_RESULT or (subject is Who.WE and not grammar().nu.isdisjoint(clause.words)))
        and _follows(clause, found, subject, perceived=perceived)
    ):
        _take_result(clause, found, so_far)
    if not same or clause.opener not in grammar().onderschikkend:
        so_far.before = Before(subject, auxiliary=not verbs().hulp.isdisjoint(clause.words))
    so_far.sentence = clause.sentence


def _take_cues(clause: Clause, found: list[Hit], so_far: _Read) -> None:
    for part, start, end in judgements(clause, found):
        so_far.parts.add(part)
        if not turned(clause, start):
            so_far.said.update(clause.words[start:end])
    if so_far.acted and _says_what_for(clause):
        so_far.parts.add(Part.CHOICE)
    for hit in found:
        if hit.name == "niets_gedaan":
            so_far.says_nothing = True
        elif hit.name in _ALWAYS:
            so_far.parts.add(_ALWAYS[hit.name])
        elif turned(clause, hit.start):
            continue
        elif hit.name == "regel":
            so_far.parts.add(Part.RULE)
            so_far.said.update((clause.words[hit.start], clause.stems[hit.start]))
        elif hit.name == "twijfel":
            so_far.parts.add(Part.DOUBT)
        elif hit.name == "bewering":
            so_far.said.update(clause.words[hit.start : hit.end])
        elif hit.name == "verandering" and so_far.acted and clause.opener not in grammar().reden:
            _take_result(clause, found, so_far)


def _says_what_for(clause: Clause) -> bool:
    """A reason without "omdat": "anders zakt de moed weg", "zo hoeft ze niet te bellen", "dan weet hij het"."""
    first, second = (*clause.words[:2], "", "")[:2]
    if first in grammar().anders:
        return True
    present = second.endswith("t") or second in grammar().nu_wel
    return first in grammar().zo_dan and present and not is_past(second)


_ALWAYS = {"algemeen": Part.GENERAL, "keuze": Part.CHOICE, "leren": Part.LEARNING}
"""Cues that no denial turns round."""


def _take_own(clause: Clause, found: list[Hit], so_far: _Read) -> None:
    names = {hit.name for hit in found}
    so_far.denied |= denied(clause)
    unknown = not turns().weten.isdisjoint(clause.words) and not turns().niet_gedaan.isdisjoint(clause.words)
    so_far.says_nothing |= unknown
    if "leren_zelf" in names:
        so_far.parts.add(Part.LEARNING)
    if so_far.acted and clause.opener not in grammar().reden:
        noticed = not verbs().waarneming.isdisjoint(clause.words)
        so_far.perceived = noticed and turns().ontkenning.isdisjoint(clause.words)
        received = so_far.perceived and not turns().kregen.isdisjoint(clause.words)
        if received or (_no_longer(clause.words) and "moeilijk" not in names):
            _take_result(clause, found, so_far)
    match did(clause, found):
        case Did.THEN:
            so_far.parts.add(Part.OWN)
        case Did.NOW:
            so_far.own_present = True
        case Did.NOT:
            pass


def _follows(clause: Clause, found: list[Hit], subject: Who, *, perceived: bool) -> bool:
    """Whether it tells what came after an own act: no reason for it, no time, and not what was asked or said."""
    if clause.opener in grammar().reden or (clause.opener == "toen" and not _tells_next(clause)):
        return False
    if clause.opener in grammar().inhoud and clause.opener != "die":
        return perceived and clause.opener != ASKED
    if subject is Who.WE or _no_longer(clause.words):
        return True
    if subject not in OTHERS:
        return (
            changed(clause)
            and turns().verloop.isdisjoint(clause.words)
            and not any(hit.name in _OWN_SENSE for hit in found)
        )
    return told(clause) or not grammar().nu.isdisjoint(clause.words)


def _tells_next(clause: Clause) -> bool:
    """Whether "toen" tells what came next ("toen zei ze") and not when it was ("toen ze kwam")."""
    at = clause.words.index(clause.opener) + 1
    return at < len(clause.words) and (clause.words[at] in _finite() or past_at(clause.words, at))


def _no_longer(said: tuple[str, ...]) -> bool:
    """What is no longer so has changed: "geen enkele fout meer"."""
    return "meer" in said and not turns().ontkenning.isdisjoint(said[: said.index("meer")])


def _take_result(clause: Clause, found: list[Hit], so_far: _Read) -> None:
    """Good only where something says so: "ze liep de deur uit" is none beside a hard judgement."""
    so_far.parts.add(Part.RESULT)
    bad = not turns().slecht_gevolg.isdisjoint(clause.words) or any(hit.name == "moeilijk" for hit in found)
    good = not turns().goed_gevolg.isdisjoint(clause.words) or clause.opener in turns().tegenover
    if good and not bad:
        so_far.parts.add(Part.GOOD_RESULT)


def _finite() -> frozenset[str]:
    return verbs().hulp | verbs().willen
