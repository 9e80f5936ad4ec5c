"""What figures find of a planted truth, and how fast pictures and documents are made: `spiegel bench reports`.

Everything in one go; what it is at goes to stderr. The exit code says whether every bound was held.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table

from reports.gate.cleared import Group
from reports.gate.differing import score, verdict
from reports.gate.rules import ALL_RULES
from tests.bench.mondays import Measured, build, measure
from tests.bench.planted import FOUR, TWO, found
from tests.bench.report_speed import page_seconds, report_seconds

SEEDS, QUESTIONS = 200, 400
EFFECTS = ((0.8, 0.2), (0.8, 0.3), (0.7, 0.3), (0.65, 0.35), (0.6, 0.4), (0.5, 0.5))
WRITERS = (7, 8, 10, 14, 20, 30)
NORMS = 4
TEAMS, YEAR = 5000, 52
NAMED, WRONG = 0.95, 0.05
CPU, MEMORY, RATIO = 60, 500, 11
PAGE, REPORT, REPORT_TEAMS = 0.3, 3.0, 50
"""Seconds."""
STEP = 20
"""Rounds after which it is told how far it is."""
_AT = Console(stderr=True, highlight=False)


def at(text: str) -> None:
    """What is going on, apart from what was found."""
    _AT.print(f"… {text}", style="dim")


def counted(name: str, rounds: int) -> Callable[[int], None]:
    def one(done: int) -> None:
        if done % STEP == 0:
            at(f"{name}: {done} van {rounds} rondes")

    return one


def power(mostly: tuple[float, float], writers: int, questions: int) -> float:
    """How often two teams are said to differ whose people placed all norms of a theme."""
    named = 0
    for question in range(questions):
        chance = Random(f"{mostly}:{writers}:{question}")
        groups: dict[Group, list[int]] = {
            (team,): [score([_placed(often, chance) for _ in range(NORMS)]) for _ in range(writers)]
            for team, often in enumerate(mostly)
        }
        named += bool(verdict(groups, f"vraag {question}".encode(), ALL_RULES))
    return named / questions


def _placed(often: float, chance: Random) -> str:
    return "meestal" if chance.random() < often else chance.choices(("soms", "nog_weinig"), (2, 1))[0]


def ratio(folder: Path, teams: int, weeks: int) -> tuple[Measured, Measured]:
    """The pictures of so many teams, and of ten times as many with ten times the answers."""
    few, many = build(folder / "klein", teams, weeks), build(folder / "groot", 10 * teams, weeks)
    return measure(folder / "klein", few), measure(folder / "groot", many)


def planted(console: Console, seeds: int) -> bool:
    began = process_time()
    two = found(TWO, seeds, counted("twee teams", seeds))
    four = found(FOUR, seeds, counted("vier teams", seeds))
    rows = (
        ("twee teams, 0,8 tegen 0,2: verschil genoemd", two.differing, NAMED),
        ("dezelfde twee, thema waarin zij gelijk zijn: verschil genoemd", two.equal, -WRONG),
        ("vier teams, waarvan 0,8 en 0,2: verschil genoemd", four.differing, NAMED),
        ("vier teams, de twee gelijke: verschil genoemd", four.equal, -WRONG),
        ("vier teams, leerwens van velen genoemd", four.need, NAMED),
        ("vier teams, norm die niet past genoemd", four.unfit, NAMED),
    )
    table = Table(title=f"Geplante waarheden, {seeds} rondes, per team 7 schrijvers")
    for name in ("wat", "gevonden", "grens"):
        table.add_column(name)
    passed = True
    for name, number, bound in rows:
        holds = number >= bound * seeds if bound > 0 else number <= -bound * seeds
        passed &= holds
        limit = f"minstens {bound:.0%}" if bound > 0 else f"hoogstens {-bound:.0%}"
        table.add_row(name, f"{number / seeds:.1%}", limit if holds else f"{limit}: niet gehaald")
    console.print(table, f"{process_time() - began:.0f} s rekentijd\n")
    return passed


def curve(console: Console, questions: int) -> None:
    table = Table(title=f"Hoe vaak een verschil tussen twee teams genoemd wordt ({questions} vragen)")
    table.add_column("kans op 'meestal'")
    for writers in WRITERS:
        table.add_column(f"{writers} schrijvers", justify="right")
    for effect in EFFECTS:
        at(f"onderscheidend vermogen: {effect[0]:g} tegen {effect[1]:g}")
        cells = [f"{power(effect, writers, questions):.1%}" for writers in WRITERS]
        table.add_row(f"{effect[0]:g} tegen {effect[1]:g}", *cells)
    console.print(table)


def speed(console: Console, teams: int, weeks: int) -> bool:
    """Of all pictures of one Monday, and of documents."""
    at(f"teambeeld en rondebeeld van {REPORT_TEAMS} teams")
    page, report = page_seconds(), report_seconds(REPORT_TEAMS)
    with TemporaryDirectory() as folder:
        at(f"{teams // 10} en {teams} teams met {weeks} weken antwoorden maken (enkele minuten)")
        small, large = ratio(Path(folder), teams // 10, weeks)
    rows = (
        ("teambeeld als PDF", page, PAGE, "s"),
        (f"rondebeeld van {REPORT_TEAMS} teams als PDF", report, REPORT, "s"),
        (f"maandagbeelden van {large.pictures} teams, {large.answers} antwoorden", large.cpu, CPU, "s rekentijd"),
        ("het meeste geheugen daarbij", large.memory, MEMORY, "MB"),
        (f"tijd tegen die van een tiende ({small.answers} antwoorden)", large.quiet / small.quiet, RATIO, "keer"),
    )
    table = Table(title="Snelheid; op een drukke machine hoger")
    for name in ("wat", "gemeten", "grens"):
        table.add_column(name)
    for name, measured, bound, unit in rows:
        limit = f"hoogstens {bound:g} {unit}"
        table.add_row(name, f"{measured:.2f} {unit}", limit if measured <= bound else f"{limit}: niet gehaald")
    console.print(table)
    return all(measured <= bound for _, measured, bound, _ in rows)


def main() -> int:
    console, began = Console(width=110), perf_counter()
    truths = planted(console, SEEDS)
    curve(console, QUESTIONS)
    fast = speed(console, TEAMS, YEAR)
    for name, holds in (("geplante waarheden", truths), ("snelheid", fast)):
        console.print(f"{name}: {'alle grenzen gehaald' if holds else 'NIET alle grenzen gehaald'}")
    console.print(f"alles samen: {(perf_counter() - began) / 60:.1f} minuten")
    return 0 if truths and fast else 1


if __name__ == "__main__":
    sys.exit(main())
