"""E-mail addresses, also as people spell them to get around a filter. Each part has an upper bound, so that
the time grows with the text and no faster.
"""

import re
from collections.abc import Iterator

from guard.spans import Kind, Span

# endings that tell a spelled address from a sentence with "at" or "punt" in it
_ENDING = r"(?:nl|com|net|org|eu|be|de|fr|uk|info|nu|me|io|frl|amsterdam|email)(?!\w)"
_LABEL = r"[^\W_](?:[\w-]{0,62})"
_DOT = r"(?:\.| {0,2}[(\[] ?(?:punt|dot|\.) ?[)\]] {0,2}| {1,2}(?:punt|dot) {1,2})"
_LOCAL = r"(?<!\w)\w[\w.+'%&-]{0,100}+"
_SPELLED_LOCAL = rf"{_LOCAL}(?: {{1,2}}(?:punt|dot|streepje|underscore) {{1,2}}\w[\w.+'%&-]{{0,100}}+){{0,3}}"
_AT = (
    r"(?: {0,2}[(\[{<] ?(?:at|@|apenstaart(?:je)?) ?[)\]}>] {0,2}"
    r"| {1,2}(?:at|apenstaart(?:je)?) {1,2}"
    r"| {0,2}@ {0,2})"
)

_WRITTEN = re.compile(rf"(?=({_LOCAL}@(?:{_LABEL}\.){{1,6}}[^\W\d_]{{2,24}}))")
_SPELLED = re.compile(
    rf"(?=({_SPELLED_LOCAL}{_AT}(?:{_LABEL}{_DOT}){{1,6}}?{_ENDING}))",
    re.IGNORECASE,
)


def find_email(text: str) -> Iterator[Span]:
    """Every beginning from which an address can be read, so spans may overlap."""
    for pattern in (_WRITTEN, _SPELLED):
        for match in pattern.finditer(text):
            yield Span(Kind.EMAIL, match.start(1), match.end(1))
