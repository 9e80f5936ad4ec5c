"""The labelled answers against the rules: `spiegel bench probing`. Prints counts, and never an answer."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from conversations.probing.pick import rule_of
from conversations.probing.tables import rules
from norms.loader import load_package_set
from norms.model import norm_by_number

FOLDER = Path(__file__).parent / "probing_set"
TUNING = ("oefen", "oefen2", "oefen3")
TEST = ("toets", "toets2")
"""Never read by who tunes. Totals of the first were seen while tuning; the second was measured once, after it."""
NONE = "geen"
RULES = (*(rule.id for rule in rules()), NONE)


@dataclass(frozen=True, slots=True)
class Measured:
    """`pairs` counts what was expected with what was given; `times` are milliseconds an answer."""

    pairs: Counter[tuple[str, str]]
    times: tuple[float, ...]

    @property
    def share(self) -> float:
        return sum(self.pairs[rule, rule] for rule in RULES) / self.pairs.total()

    def expected(self, rule: str) -> int:
        return sum(self.pairs[rule, given] for given in RULES)


def measure(part: str) -> Measured:
    norm_set = load_package_set()
    pairs: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        norm = norm_by_number(norm_set, labelled["norm"])
        began = perf_counter()
        given = rule_of(labelled["answer"], norm, earlier=bool(labelled["earlier"]))
        times.append((perf_counter() - began) * 1000)
        pairs[labelled["rule"] or NONE, given or NONE] += 1
    return Measured(pairs, tuple(times))


def table(part: str, measured: Measured) -> Table:
    grid = Table(title=f"{part}: verwacht (rij) en gegeven (kolom)")
    grid.add_column("")
    for number, _ in enumerate(RULES, start=1):
        grid.add_column(str(number), justify="right")
    grid.add_column("goed", justify="right")
    for number, rule in enumerate(RULES, start=1):
        counts = [str(measured.pairs[rule, given] or "·") for given in RULES]
        total = measured.expected(rule)
        right = f"{measured.pairs[rule, rule] / total:.0%}" if total else "-"
        grid.add_row(f"{number} {rule}", *counts, right)
    return grid


def main() -> None:
    console = Console(width=100)
    for part in (*TUNING, *TEST):
        measured = measure(part)
        console.print(table(part, measured))
        times = f"mediaan {median(measured.times):.2f} ms, langste {max(measured.times):.2f} ms"
        console.print(f"{part}: {measured.share:.1%} goed van {measured.pairs.total()}; {times}\n")


if __name__ == "__main__":
    main()
