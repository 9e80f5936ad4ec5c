"""Rules 9 to 11: whom a question suits, placeholders and keywords."""

import re
from collections.abc import Iterator

from norms.findings import Finding
from norms.lint_text import first_word, norm_place, placed, running_texts, sentences
from norms.model import Norm, NormSet, file_name, placeholders, question_for
from norms.rules import Rules

_FAR_FROM_CASES = ("management", "bestuur")


def far_roles(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 9, on words only."""
    for file, norm in placed(norm_set):
        for role in _FAR_FROM_CASES:
            if role not in norm.rollen:
                continue
            found = first_word(rules.enkel_geval, question_for(norm, role))
            if found is not None:
                field = f"vraag_per_rol.{role}" if role in norm.vraag_per_rol else "vraag"
                args: dict[str, str | int] = {"woord": found, "rol": role}
                yield Finding(file, norm_place(norm, field), "norms.enkel_geval", args)


def own_words(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 10, and that {handboek} follows a word that suits any organisation's name for it."""
    words = norm_set.woorden
    for text in running_texts(norm_set):
        for name in placeholders(text.raw):
            if name not in words:
                yield text.finding("norms.onbekend_woord", woord=name, mogelijk=", ".join(words))
        if any(sentence.startswith("{") for sentence in sentences(text.raw)):
            yield text.finding("norms.woord_vooraan")
        written = _written_out(text.raw, norm_set)
        if written is not None and text.norm.nummer not in norm_set.verwacht.woord_als_naam:
            yield text.finding("norms.woord_uitgeschreven", woord=written)
        if _handbook_stands_alone(text.raw, rules):
            yield text.finding("norms.handboek_na", woorden=", ".join(rules.handboek_na))
    for file, place, text_without in _without_placeholders(norm_set):
        if "{" in text_without or "}" in text_without:
            yield Finding(file, place, "norms.geen_woord_hier")


def keywords(norm_set: NormSet, rules: Rules) -> Iterator[Finding]:
    """Rule 11."""
    bounds = rules.grenzen
    owners: dict[str, tuple[int, Norm]] = {}
    everything = [
        (t.nummer, norm, word) for t in norm_set.themas for norm in t.normen for word in norm.trefwoorden
    ]
    for file, norm in placed(norm_set):
        place = norm_place(norm, "trefwoorden")
        if not bounds.trefwoorden_min <= len(norm.trefwoorden) <= bounds.trefwoorden_max:
            args: dict[str, str | int] = {
                "aantal": len(norm.trefwoorden),
                "min": bounds.trefwoorden_min,
                "max": bounds.trefwoorden_max,
            }
            yield Finding(file, place, "norms.aantal_trefwoorden", args)
        for word in norm.trefwoorden:
            if word != word.lower():
                yield Finding(file, place, "norms.hoofdletter", {"woord": word})
    for theme, norm, word in everything:
        place = norm_place(norm, "trefwoorden")
        file = _file_of(norm_set, theme)
        if word in owners:
            args = {"woord": word, "norm": owners[word][1].nummer}
            yield Finding(file, place, "norms.trefwoord_dubbel", args)
        owners.setdefault(word, (theme, norm))
        if len(word) < bounds.trefwoord_begin:
            continue
        for other_theme, other, longer in everything:
            if other_theme != theme and longer != word and longer.startswith(word):
                args = {"woord": word, "langer": longer, "norm": other.nummer}
                yield Finding(file, place, "norms.trefwoord_begin", args)


def _written_out(raw: str, norm_set: NormSet) -> str | None:
    plain = re.sub(r"\{[^{}]*\}", "", raw)
    return first_word(tuple(norm_set.woorden.values()), plain)


def _handbook_stands_alone(raw: str, rules: Rules) -> bool:
    before = raw.split("{handboek}")[:-1]
    return any(not part.rstrip().lower().endswith(rules.handboek_na) for part in before)


def _without_placeholders(norm_set: NormSet) -> Iterator[tuple[str, str, str]]:
    for thema in norm_set.themas:
        file = file_name(thema.nummer, thema.titel)
        yield file, "thema.titel", thema.titel
        yield file, "thema.over", thema.over
        for norm in thema.normen:
            yield file, norm_place(norm, "titel"), norm.titel
            for word in norm.trefwoorden:
                yield file, norm_place(norm, "trefwoorden"), word


def _file_of(norm_set: NormSet, number: int) -> str:
    return next(file_name(t.nummer, t.titel) for t in norm_set.themas if t.nummer == number)
