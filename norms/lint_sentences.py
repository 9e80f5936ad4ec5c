"""Rules 3 to 8: how the texts are written."""

import re
from collections.abc import Iterator
from itertools import combinations

from norms.findings import Finding
from norms.lint_text import (
    Text,
    first_word,
    likeness,
    norm_lines,
    probes,
    questions,
    running_texts,
    sentences,
    starts_with,
    team_questions,
)
from norms.loader import SET_FILE
from norms.model import NormSet, lines_for, norms_of, placement_question
from norms.rules import Rules

# an apostrophe in, before or after a word (zo'n, 's avonds, Hans' werk) is no quotation mark
_LOOSE_QUOTE = re.compile(r"(?<!\w)['’](?![stn]\b)|(?<![sxz])['’](?!\w)")


def style(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 3."""
    for text in running_texts(norm_set):
        for sentence in sentences(text.filled):
            words = len(sentence.split())
            if words > rules.grenzen.woorden_per_zin:
                yield text.finding("norms.zin_te_lang", woorden=words, max=rules.grenzen.woorden_per_zin)
        listed = {
            "norms.u_vorm": rules.u_vorm,
            "norms.verantwoorden": rules.verantwoorden,
            "norms.lof": rules.lof,
        }
        for key, words_of_rule in listed.items():
            found = first_word(words_of_rule, text.filled)
            if found is not None:
                yield text.finding(key, woord=found)
        if "!" in text.filled:
            yield text.finding("norms.uitroepteken")
        if any(sign in rules.haakjes for sign in text.filled) or _LOOSE_QUOTE.search(text.filled):
            yield text.finding("norms.haakjes")


def norm_line(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 4."""
    for text in norm_lines(norm_set):
        if len(sentences(text.filled)) > rules.grenzen.norm_zinnen:
            yield text.finding("norms.te_veel_zinnen", max=rules.grenzen.norm_zinnen)
        yield from _too_long(text, rules.grenzen.norm_tekens)
        exempt = text.norm.nummer in norm_set.verwacht.zonder_aanspreekvorm
        if not exempt and first_word(rules.norm_vorm, text.filled) is None:
            yield text.finding("norms.zonder_aanspreekvorm")


def question(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 5. That a question presumes no success and asks for no procedure is checked on words only."""
    for text in questions(norm_set):
        parts = sentences(text.filled)
        asked = parts[-1]
        if len(parts) > rules.grenzen.vraag_zinnen:
            yield text.finding("norms.te_veel_zinnen", max=rules.grenzen.vraag_zinnen)
        yield from _too_long(text, rules.grenzen.vraag_tekens)
        if text.filled.count("?") != 1 or not text.filled.endswith("?"):
            yield text.finding("norms.een_vraagteken")
        if not _opens_with_question_word(asked, rules):
            yield text.finding("norms.vraagwoord", woorden=", ".join(rules.vraagwoorden).replace("*", "…"))
        for joint in rules.dubbel:
            doubled = first_word([f"{joint} {word}" for word in rules.vraagwoorden], asked)
            if doubled is not None:
                yield text.finding("norms.dubbele_vraag", woord=doubled)
        option = first_word(rules.keuzes, asked) or (":" if ":" in asked else None)
        if option is not None:
            yield text.finding("norms.keuzes", woord=option)
        for key, words in (("norms.procedure", rules.procedures), ("norms.succes", rules.succes)):
            found = first_word(words, text.filled)
            if found is not None:
                yield text.finding(key, woord=found)
    recent = sum(first_word(rules.recent, norm.vraag) is not None for norm in norms_of(norm_set))
    if recent < norm_set.verwacht.recent:
        args = {"aantal": recent, "min": norm_set.verwacht.recent}
        yield Finding(SET_FILE, "verwacht.recent", "norms.te_weinig_recent", args)


def probe(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 6. That a probe fits every role and any answer is for a reader."""
    texts = list(probes(norm_set))
    asked: dict[int, list[str]] = {}
    for text in questions(norm_set):
        asked.setdefault(text.norm.nummer, []).append(sentences(text.filled)[-1])
    for text in texts:
        yield from _one_question(text, rules.grenzen.doorvraag_tekens)
        if first_word(rules.je_vorm, text.filled) is None:
            yield text.finding("norms.je_vorm")
        if any(likeness(text.filled, each) > rules.grenzen.gelijkenis for each in asked[text.norm.nummer]):
            yield text.finding("norms.herhaalt_vraag")
    for one, other in combinations(texts, 2):
        if likeness(one.filled, other.filled) > rules.grenzen.gelijkenis:
            yield other.finding("norms.lijkt_op", plek=one.place)


def team_question(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 7."""
    seen = {text.filled: text.place for text in questions(norm_set)}
    for text in team_questions(norm_set):
        yield from _one_question(text, rules.grenzen.teamvraag_tekens)
        if first_word(rules.wij_vorm, text.filled) is None:
            yield text.finding("norms.wij_vorm")
        if text.filled in seen:
            yield text.finding("norms.gelijk_aan", plek=seen[text.filled])
        seen.setdefault(text.filled, text.place)


def messages(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 8, with each line the bot may add, and for every role that is asked."""
    most = rules.grenzen.bericht_tekens
    usual = [norm_set.regels.get(key, "") for key in ("kort", "spraak", "casusrisico")]
    for text in questions(norm_set):
        known = all(key in norm_set.regels for key in norm_set.regels_per_norm.get(str(text.norm.nummer), ()))
        own = lines_for(norm_set, text.norm, speech=True) if all(usual) and known else ()
        length = len(" ".join([f"{text.norm.titel}.", text.filled, *dict.fromkeys([*usual, *own])]))
        if length > most:
            yield text.finding("norms.bericht_te_lang", tekens=length, max=most)
    for text in norm_lines(norm_set):
        asked = {placement_question(norm_set, text.norm, role) for role in text.norm.rollen}
        length = max((len(f"«{text.filled}» {each}") for each in asked if each), default=0)
        if length > most:
            yield text.finding("norms.bericht_te_lang", tekens=length, max=most)


def _opens_with_question_word(sentence: str, rules: Rules) -> bool:
    preposition = starts_with(rules.voorzetsels, sentence)
    rest = sentence[len(preposition) :].lstrip() if preposition else sentence
    return starts_with(rules.vraagwoorden, rest) is not None


def _too_long(text: Text, most: int) -> Iterator[Finding]:
    if len(text.filled) > most:
        yield text.finding("norms.tekst_te_lang", tekens=len(text.filled), max=most)


def _one_question(text: Text, most: int) -> Iterator[Finding]:
    if len(sentences(text.filled)) > 1:
        yield text.finding("norms.te_veel_zinnen", max=1)
    if text.filled.count("?") != 1 or not text.filled.endswith("?"):
        yield text.finding("norms.een_vraagteken")
    yield from _too_long(text, most)
