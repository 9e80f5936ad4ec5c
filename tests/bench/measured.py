"""What is measured of a guard over a labelled set, without a text of it in the result."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guard.spans import Kind, Span
from tests.bench.marked import Marked, is_found

Find = Callable[[str], Iterable[Span]]
HOSTILE_LENGTH = 10_000
PIECES = {
    "de namen van een lijst": "Fatima Mohammed Kevin Agnieszka Roos Storm Yusuf Chantal ",
    "één naam": "Jan ",
    "namen in korte rijen": "Jan Jan Jan Jan Jan en ",
    "namen met van der": "Jan van der Berg ",
    "namen met komma's": "Fatima de Vries, ",
    "titels": "mevrouw Jansen ",
    "initialen": "J. ",
    "hoofdletters": "Aa ",
    "één woord": "voorzitter ",
    "een lang woord": "straat",
    "cijfers": "0",
    "losse cijfers": "1 ",
    "nummers": "06-12 34 56 ",
    "datums": "1-1-61 ",
    "dagen": "3 mei ",
    "dagen met woorden": "de afspraak van op 3 mei wordt zij ",
    "dagen zonder streepjes": "15081972 ",
    "straten": "kerkstraat ",
    "postcodes": "3131 ",
    "zaken": "zaaknummer 1-1-1-1-1 ",
    "punten": ".",
    "streepjes": "Straat-",
    "apenstaarten": "a@a.",
    "accenten": "a\u0301",
    "regels": "Jan\n",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """`hits` and `marked` count spans by kind; times are in milliseconds."""

    hits: Counter[Kind]
    marked: Counter[Kind]
    false_alarms: int
    clean: int
    median: float

    def recall(self, kind: Kind) -> float:
        return self.hits[kind] / self.marked[kind]

    @property
    def alarms(self) -> float:
        return self.false_alarms / self.clean if self.clean else 0.0


def measure(find: Find, rows: list[Marked]) -> Measured:
    hits, marked = Counter[Kind](), Counter[Kind]()
    false_alarms, times = 0, []
    for row in rows:
        start = time.perf_counter()
        found = tuple(find(row.text))
        times.append(1000 * (time.perf_counter() - start))
        marked.update(span.kind for span in row.spans)
        hits.update(span.kind for span in row.spans if is_found(span, row.text, found))
        false_alarms += not row.spans and bool(found)
    return Measured(hits, marked, false_alarms, sum(not row.spans for row in rows), statistics.median(times))


def hostile(find: Find) -> dict[str, float]:
    """Milliseconds for ten thousand characters of each."""
    taken = {}
    for name, piece in PIECES.items():
        text = (piece * HOSTILE_LENGTH)[:HOSTILE_LENGTH]
        start = time.perf_counter()
        find(text)
        taken[name] = 1000 * (time.perf_counter() - start)
    return taken
