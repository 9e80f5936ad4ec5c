"""Reads what is shown back: which wording of the catalogue it is, with which values; what a share means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from locales.catalogue import Catalogue
from reports.gate.bands import Band, Share

_VALUE = re.compile(r"\\\{(\w+)\\\}")
_MORE = re.compile(r"(en nog )?\d+ andere( groep(en)?)?|\d+ teams")
"""How much longer a list of names is."""
_BETWEEN = re.compile(r"[\s,;:.‘’+]|\b(en|samen|wie er later bij kwam)\b")

Wording = tuple[str, dict[str, str]]
"""A key of the catalogue, and the values that its text got."""


@dataclass(frozen=True, slots=True)
class Reader:
    """`names`: titles, teams and whatever else everyone knows; in a text they are told apart by nothing else.

    `ones`: what forms say that tell of one without its number.
    """

    forms: tuple[tuple[str, re.Pattern[str]], ...]
    ones: Mapping[re.Pattern[str], Mapping[str, str]]
    shares: tuple[tuple[Band, re.Pattern[str]], ...]
    names: tuple[str, ...]

    def wordings(self, text: str) -> Iterator[Wording]:
        """Every wording that this may be, as some hold nothing but a value."""
        for key, form in self.forms:
            found = form.fullmatch(text)
            if found:
                yield key, {**self.ones.get(form, {}), **found.groupdict()}

    def share(self, text: str) -> Share | None:
        """What these words mean; None where they are no share."""
        for band, form in self.shares:
            found = form.fullmatch(text.lower())
            if found:
                return Share(band, int(found.groupdict().get("procent", 0)))
        return None

    def listed(self, text: str) -> list[str]:
        """The names in it."""
        return re.findall("|".join(map(re.escape, self.names)), text)

    def is_of_names(self, text: str) -> bool:
        """Whether it says nothing but names, and at most how many more there are."""
        rest = re.sub("|".join(map(re.escape, self.names)), "", text)
        return not _BETWEEN.sub("", _MORE.sub("", rest))


def reader(
    catalogue: Catalogue, prefixes: tuple[str, ...], names: Mapping[int, str], titles: set[str], *bare: str
) -> Reader:
    """Longer forms and names first, as one may stand in another. A form without a word has to be `bare`."""
    forms = [
        (key, form)
        for key, every in catalogue.entries.items()
        if key.startswith(prefixes)
        for form in every
        if key in bare or _VALUE.sub("", re.escape(form)).strip(" \\.:,•‘’")
    ]
    forms.sort(key=lambda one: -len(one[1]))
    bands = [(band, _pattern(catalogue.entries[f"document.band_{band}"][0])) for band in Band]
    every = sorted({*titles, *names.values()}, key=len, reverse=True)
    ones = {
        _pattern(one): {"aantal": "1"}
        for one, *more in catalogue.entries.values()
        if "{aantal}" not in one and any("{aantal}" in form for form in more)
    }
    return Reader(tuple((key, _pattern(form)) for key, form in forms), ones, tuple(bands), tuple(every))


def placements(catalogue: Catalogue, text: str, labels: Mapping[str, str]) -> Iterator[tuple[str, Share]]:
    """What a chat says of each value. `labels`: in small letters, with the value that each is of."""
    for band in Band:
        form = re.escape(catalogue.entries[f"beeld.deel_{band}"][0])
        form = form.replace(r"\{label\}", "(?P<label>[^’]+)").replace(r"\{procent\}", r"(?P<procent>\d+)")
        for found in re.finditer(form, text):
            yield labels[found["label"]], Share(band, int(found.groupdict().get("procent") or 0))


def _pattern(form: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return rf"(?P<{name}>\d+)" if name in {"procent", "aantal", "wie", "drempel"} else f"(?P<{name}>.+?)"

    return re.compile(_VALUE.sub(group, re.escape(form)), re.DOTALL)
