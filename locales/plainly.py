"""Words as they are compared with what someone typed."""

import re
import unicodedata

PUNCTUATION = re.compile(r"[^\w\s]")


def plain(text: str) -> str:
    """Lower case, no diacritics, no punctuation, single spaces."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(PUNCTUATION.sub(" ", letters).split())
