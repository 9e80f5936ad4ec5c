import re
from collections.abc import Iterator

from stdnum import iban

from guard.spans import Kind, Span

_HEAD = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]?[0-9]")
_SIGN = re.compile(r"[ .-]{0,2}([A-Za-z0-9])")
# the length per country, from the IBAN registry: Europe and where Dutch people often send money
_LENGTHS = {
    **dict.fromkeys(("NO",), 15),
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "NL"), 18),
    **dict.fromkeys(("SI", "MK"), 19),
    **dict.fromkeys(("AT", "BA", "EE", "LT", "LU", "XK"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "DE", "GB", "GE", "IE", "ME", "RS"), 22),
    **dict.fromkeys(("GI", "IL", "AE"), 23),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VA"), 24),
    **dict.fromkeys(("PT",), 25),
    **dict.fromkeys(("IS", "TR"), 26),
    **dict.fromkeys(("FR", "GR", "IT", "MC", "SM"), 27),
    **dict.fromkeys(("AL", "CY", "EG", "HU", "LB", "MA", "PL"), 28),
    **dict.fromkeys(("UA",), 29),
    **dict.fromkeys(("MT",), 31),
}


def find_iban(text: str) -> Iterator[Span]:
    """Account numbers whose check digits hold, in any case, also with spaces, full stops or hyphens. Whether the
    bank exists is not asked: the list of banks ages.
    """
    for head in _HEAD.finditer(text):
        length = _LENGTHS.get(head[1].upper(), 0)
        number, end = "", head.start()
        while len(number) < length and (sign := _SIGN.match(text, end)):
            number += sign[1]
            end = sign.end()
        whole = len(number) == length > 0 and not text[end : end + 1].isalnum()
        if whole and iban.is_valid(number, check_country=False):
            yield Span(Kind.IBAN, head.start(), end)
