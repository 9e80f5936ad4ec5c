"""Numbers of cases and files: behind a word that says so, or in the forms that case systems print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guard.days import same_length
from guard.spans import Kind, Span
from guard.wording import read

_CODE = re.compile(
    r"(?P<court>[A-Z]{1,5} ){0,2}(?P<code>(?=[^ ]{0,30}\d)[A-Za-z0-9]{1,12}(?:[-/._][A-Za-z0-9]{1,12}){0,5})(?!\w)"
)
"""With what stands before it in capitals: FA RK 23-5518."""
_MORE = re.compile(r"(?: \d{1,4}(?![\w.,:/-]*\d|\w| (?:keer|uur|euro|dagen|weken|x\b))){1,5}")
"""Said in groups: 309 442 718."""
_BARE = re.compile(
    r"(?<![\w/.-])[A-Z]{2,5}-\d{2,8}[-.]\d{2}(?![\w-])|(?<![\w/.-])20[12]\d/(?!20)\d{4}(?![\w/-])|(?<![\w/.-])\d{4}-\d{3}-[A-Z](?![\w-])|(?<![\w/.-])[A-Z]{2,4}/\d{2,4}/\d{2,6}(?![\w-])"
    r"|(?<![\w/.-])20[12]\d[01]\d[0-3]\d-\d{3,6}(?![\w-])|(?<![\w/.-])0\d{3}/\d\d-\d{3,6}(?![\w-])"
    r"|(?<![\w/.-])[A-Z]{1,3}-\d{3,8}/\d{2,4}(?![\w-])|(?<![\w/.-])20[012]\d\.\d{3,5}\.\d{2,5}(?![\w-])"
    r"|(?<![\w/.-])[A-Z]{2,6}-20[0-9]{2}-[0-9]{2}(?![\w-])|(?<![\w/.-])[A-Z]{1,6}[-/.]?(?:20)?[0-9]{2}[-/.](?:[A-Z]{1,5}[-/.])?[0-9]{3,10}(?![\w])"
    r"|(?<![\w/.-])20[0-9]{2}[-/.][A-Z]{1,5}[-/.][0-9]{3,10}(?![\w])"
    r"|(?<![\w/.-])[A-Za-z]{1,6}[-/]20[0-9]{2}[-/][0-9]{3,10}(?![\w])"
    r"|(?<![\w/.-])[A-Z]{1,6} 20[0-9]{2}[ /-][0-9]{3,10}(?![\w])"
    r"|(?<![\w/.-])(?!NEN|ISO|COVID|BIO|IEC|RFC)[A-Z]{1,5}-[0-9]{4,10}(?![\w-])"
    r"|(?<![\w/.-])(?!NEN|ISO|IEC|RFC)[A-Z]{1,3}[0-9]{5,10}(?![\w-])"
    r"|(?<![\w/.-])20[12][0-9][-/][0-9]{5,7}(?![\w-])|(?<![\w/.-])20[12][0-9][-/][0-9]{3,7}-[A-Z](?![\w-])"
    r"|(?<![\w/.-])[A-Z]{2} \d\d[-/]\d{3,6}(?![\w-])|(?<![\w/.-])20[12]\d[01]\d-\d{3,6}(?![\w-])"
    r"|(?<![\w/.-])\d{2,5}-[A-Z]{2,4}-\d{2,5}(?![\w-])|(?<![\w/.-])(?:zk|vt|wmo|dos|jw|jb)-?\d{4,10}(?![\w-])"
    r"|(?<![\w/.-])[A-Z]{2}[0-9]{4}-[0-9]{6,12}(?![\w-])|(?<![\w/.-])[0-9]{2}\.[0-9]{4,6}-[A-Z]{2,4}(?![\w-])"
    r"|(?<![\w/.-])[1-9]\d-\d{5,6}(?![\w,.-]*\d)"
    r"|(?<![\w/.-])(?!EUR|NEN|ISO)[A-Z]{2,4} (?:\d\d[ -]\d{3,6}|\d{6,8})(?![\w.,-]*\d|\w| (?:euro|keer|x\b))"
    r"|(?<=nummer )[0-9]{6,10}(?![\w.,-]*\d)"
    r"|(?<!\w)#[0-9]{4,10}(?!\w)"
    r"|(?<![\w-])(?:(?<=[Nn]r\. )|(?<=[Nn]r ))[0-9]{5,12}(?:-\d{1,2})?(?![\w.,-]*\d)"
)
_FEWEST = 3
"""Digits of a number behind «zaaknummer»; behind «zaak» there are more, and they are no year."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Cases:
    """What stands before a number, or `behind` it, over folded text of the same length."""

    numbered: re.Pattern[str]
    named: re.Pattern[str]
    behind: re.Pattern[str]

    def find(self, text: str) -> Iterator[Span]:
        low = same_length(text)
        for head in self.numbered.finditer(low):
            match = _CODE.match(text, head.end())
            if match is None:
                continue
            more = _MORE.match(text, match.end()) if match["code"].isdigit() else None
            end = more.end() if more else match.end()
            if _digits(text[match.start() : end]) >= _FEWEST:
                yield Span(Kind.CASE_NUMBER, match.start(), end)
        for head in self.named.finditer(low):
            match = _CODE.match(text, head.end())
            if match and _is_long_enough(match):
                yield Span(Kind.CASE_NUMBER, match.start(), match.end())
        for match in self.behind.finditer(low):
            yield Span(Kind.CASE_NUMBER, *match.span("code"))
        for match in _BARE.finditer(text):
            yield Span(Kind.CASE_NUMBER, match.start(), match.end())


_DAY = re.compile(
    r"(?:[0-2]?\d|3[01])[-/.](?:0?\d|1[0-2])(?:[-/.](?:(?:19|20)\d\d|\d\d))?|(?:19|20)\d\d[-/](?:19|20)?\d\d|\d{1,4}[a-z]{1,6}"
)


def _is_long_enough(match: re.Match[str]) -> bool:
    code = match["code"]
    if _YEAR.fullmatch(code) or _DAY.fullmatch(code.lower()):
        return False
    return _digits(code) > _FEWEST or (match["court"] is not None and _digits(code) == _FEWEST)


def _digits(code: str) -> int:
    return sum(sign.isdigit() for sign in code)


def load_cases() -> Cases:
    found = read("cases")
    between = r"[ .]{0,2}(?:[:#=(]|is|was|van|met)?[ :#]{0,3}"
    return Cases(
        numbered=re.compile(rf"(?<![a-z]){found['nummer']}{between}"),
        behind=re.compile(
            r"(?<![\w/.-])(?P<code>[a-z]{0,5}[0-9][0-9./-]{3,14}[0-9])(?=,? [(]?(?:is het )?"
            rf"(?:{found['zaak']}(?:nr|nummer)?|zaaknr)(?![a-z]))"
        ),
        named=re.compile(rf"(?<![a-z]){found['zaak']}(?:[ .]{{0,2}}(?:nr|no|nummer))?{between}"),
    )
