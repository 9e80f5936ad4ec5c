"""`spiegel bench guard`: how much the guard finds and how fast, beside deduce alone on the same set.

The set is in parts: some for tuning, and one that nobody looked at while the guard was made.
"""

import gc
import subprocess
import sys
import time
from pathlib import Path

import click

from guard.find import load_guard
from guard.spans import Kind
from tests.bench import deduce_alone
from tests.bench.marked import HELD_BACK, TUNED, load
from tests.bench.measured import Measured, hostile, measure

LINES = 100_000
MEMORY = """
import sys
from pathlib import Path
def used():
    fields = Path("/proc/self/status").read_text().split("VmRSS:")[1].split()
    return int(fields[0]) / 1024
import guard.masking, guard.email, guard.phone, guard.iban, guard.bsn
before = used()
from guard.find import load_guard
find = load_guard().find
for _ in range(200):
    find("Ik sprak mevrouw de Vries, geboren op 3 mei 1961, aan de Kerkstraat 12 over zaak Z-2026-01234.")
print(used() - before)
"""


def main() -> None:
    start = time.perf_counter()
    guard = load_guard()
    click.echo(f"laden: {time.perf_counter() - start:.2f} s")
    grown = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True).stdout
    click.echo(f"geheugen erbij: {float(grown):.0f} MB")
    alone = deduce_alone.load()
    gc.collect()
    for title, path in (TUNED | HELD_BACK).items():
        rows = load(path)
        ours, theirs = measure(guard.find, rows), measure(alone, rows)
        _table(f"{title} ({len(rows)} teksten, {ours.clean} schoon)", ours, theirs)
    every = [row for path in (TUNED | HELD_BACK).values() for row in load(path)]
    ours, theirs = measure(guard.find, every), measure(alone, every)
    _table(f"de hele verzameling ({len(every)} teksten, {ours.clean} schoon)", ours, theirs)
    worst = sorted(hostile(guard.find).items(), key=lambda each: -each[1])
    click.echo("\n10.000 tekens, traagste: " + ", ".join(f"{name} {taken:.0f} ms" for name, taken in worst[:5]))
    _lines()


def _table(title: str, ours: Measured, theirs: Measured) -> None:
    click.echo(f"\n{title}\n{'soort':12} {'aantal':>6} {'gevonden':>9} {'deduce alleen':>14}")
    for kind in Kind:
        if ours.marked[kind]:
            click.echo(f"{kind:12} {ours.marked[kind]:6} {ours.recall(kind):9.1%} {theirs.recall(kind):14.1%}")
    click.echo(f"{'vals alarm':12} {'':6} {ours.alarms:9.1%} {theirs.alarms:14.1%}")
    click.echo(f"{'mediaan':12} {'':6} {ours.median:6.2f} ms {theirs.median:11.2f} ms")


def _lines() -> None:
    """The command itself, over many lines."""
    text = "ben meegegaan naar het eerste gesprek\nik heb Fatima gebeld\n06-12345678\nja\nGisteren was het druk.\n"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "guard"],
        input=text * (LINES // text.count("\n")),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    click.echo(f"spiegel guard: {done.stdout.count(chr(10))} regels in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
