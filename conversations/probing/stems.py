from functools import lru_cache

import snowballstemmer

_KEPT = 4096
"""Words of which the stem is kept, so that a long run does not grow."""
_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(_KEPT)
def stem(word: str) -> str:
    stemmed: str = _stemmer.stemWord(word)
    return stemmed
