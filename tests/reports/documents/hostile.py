"""Texts that would do something anywhere they were read as more than text; all invented."""

from collections.abc import Iterator
from itertools import count, islice, product
from random import Random

BEGINS = ("=", "+", "-", "@", "\t=", " =", "\uff1d", "'=", '"=', "\n@", "")
PIECES = (
    'HYPERLINK("http://x")',
    "cmd|' /C calc'!A0",
    "1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "&lt;b&gt; &amp;",
    "]]> --> <!--",
    '#strong[vet] #panic("x") $x^2$ *a* _b_ `c` @d <e> \\ // /* */',
    '#read("/etc/passwd")',
    "{page} {pages} {0} %s",
    "```python```",
    "\u202egrevo\u202c",
    "e\u0301\u0327 \U0001f469\u200d\U0001f467 ﷽",
    "a" * 300,
    'naam;achternaam,"x"\r\ny',
    "https://t.me/x?start=1",
    "00612345678",
    "NaN 1e999 TRUE 2026-11-25",
)


def hostile(number: int) -> Iterator[str]:
    """So many, each different."""
    random = Random(7)
    every = (f"{begin}{piece}" for begin, piece in product(BEGINS, PIECES))
    mixed = (f"{random.choice(BEGINS)}{' '.join(random.sample(PIECES, 3))} {each}" for each in count())
    yield from islice((text for texts in (every, mixed) for text in texts), number)
