"""What figures find of a planted truth, and how fast pictures are made: `spiegel bench reports`.

Not measured yet: a team's page and the report of a round, which are no documents yet.
"""

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from rich.console import Console
from rich.table import Table

from reports.gate.cleared import Group
from reports.gate.differing import score, verdict
from reports.gate.rules import ALL_RULES
from tests.bench.mondays import Measured, build, measure
from tests.bench.planted import FOUR, TWO, found

SEEDS, QUESTIONS = 200, 400
EFFECTS = ((0.8, 0.2), (0.8, 0.3), (0.7, 0.3), (0.65, 0.35), (0.6, 0.4), (0.5, 0.5))
WRITERS = (7, 8, 10, 14, 20, 30)
NORMS = 4
TEAMS, YEAR = 5000, 52
NAMED, WRONG = 0.95, 0.05
CPU, MEMORY, RATIO = 60, 500, 11


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
    build(folder / "klein", teams, weeks)
    build(folder / "groot", 10 * teams, weeks)
    return measure(folder / "klein"), measure(folder / "groot")


def planted(console: Console, seeds: int) -> bool:
    began, two, four = process_time(), found(TWO, seeds), found(FOUR, seeds)
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
        cells = [f"{power(effect, writers, questions):.1%}" for writers in WRITERS]
        table.add_row(f"{effect[0]:g} tegen {effect[1]:g}", *cells)
    console.print(table)


def speed(console: Console, teams: int, weeks: int) -> bool:
    with TemporaryDirectory() as folder:
        small, large = ratio(Path(folder), teams // 10, weeks)
    times = large.cpu / small.cpu
    console.print(
        f"maandagbeelden van {large.pictures} teams, {weeks} weken: {large.cpu:.1f} s rekentijd (grens {CPU}),"
        f" {large.memory:.0f} MB (grens {MEMORY}); {times:.1f} keer zoveel als bij een tiende (grens {RATIO})"
    )
    return large.cpu < CPU and large.memory < MEMORY and times <= RATIO


def main() -> int:
    console = Console(width=110)
    passed = planted(console, SEEDS)
    curve(console, QUESTIONS)
    passed &= speed(console, TEAMS, YEAR)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
