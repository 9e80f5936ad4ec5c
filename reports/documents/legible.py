"""What the one font of the documents cannot show becomes a square: an accessible PDF may hold nothing else."""

import re
import unicodedata

SQUARE = "\u25a1"
COVERED = (
    (0x20, 0x7E),
    (0xA0, 0x483),
    (0x48A, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1F15),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x20A0, 0x20BF),
    (0x2153, 0x2184),
    (0x2190, 0x22FF),
    (0x2500, 0x2606),
    (0x2610, 0x262F),
)
"""Code points of Libertinus Serif as typst brings it, both ends included; a test sets all of them."""
_UNSEEN = ("Cf", "Cc", "Mn", "Me")
"""Categories that go without a square: they stand for no sign of their own. Direction marks are among them."""
_SIGNS = "".join(f"{chr(first)}-{chr(last)}" if first != ord(" ") else " -~" for first, last in COVERED)
_OTHER = re.compile(f"[^{_SIGNS}\n\t]+")


def legible(text: str) -> str:
    known = (SQUARE if unicodedata.category(sign) == "Cn" else sign for sign in text)
    return _OTHER.sub(_shown, unicodedata.normalize("NFC", "".join(known)))


def _shown(run: re.Match[str]) -> str:
    """Signs of another width as the usual ones; a run of others, as an emoji of many parts, as one square."""
    usual = unicodedata.normalize("NFKC", run[0])
    kept = "".join(sign for sign in usual if unicodedata.category(sign) not in _UNSEEN)
    return _OTHER.sub(SQUARE, kept)
