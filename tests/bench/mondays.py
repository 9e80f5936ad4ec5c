"""All pictures of one Monday, measured in a process that does nothing else: how long, and how much memory."""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from bot.demo_truths import load_truths
from bot.demo_words import load_words
from bot.rows import Crew, Rows, begin, settle, write_week
from bot.simulate import BEGIN
from norms.loader import load_package_set
from norms.model import Norm, norm_by_number
from reports.gate.cleared import Rule
from reports.gate.picture import clear_picture
from reports.gate.rules import barred
from rounds.calendar import picture_moment
from rounds.plan import WeekPlan
from storage import rounds
from storage.rounds import StoredRound
from storage.store import Store, close, create, open_store, transaction
from storage.times import stamp

MASTER = bytes(range(32))
TEAM, TRIES = 14, 10
PART = 40
"""Groups, some twenty milliseconds of work."""
ROOT = Path(__file__).resolve().parents[2]
COPIED = {
    "answer": "person_id, round_id, version, done, body_sealed, team_id, at",
    "placement": "person_id, round_id, value_sealed, team_id, at",
    "sentence": "person_id, round_id, body_sealed, team_id, at",
    "filed": "person_id, round_id, themes_sealed",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """`cpu`: seconds for one Monday, the fastest of TRIES, as a busy machine only ever adds.

    `quiet`: the same with each PART at its fastest. A short Monday has a better chance of a quiet moment than a
    longer one, which makes their ratio too high; by parts both have the same.
    `memory` the most in MB, `shown` the pictures of the last Monday in which something is seen.
    """

    pictures: int
    shown: int
    cpu: float
    quiet: float
    memory: float
    answers: int


def build(folder: Path, teams: int, weeks: int) -> int:
    """An organisation with so many weeks of answers; how many those are.

    The last week is written through storage; the weeks before it are copies of its rows.
    """
    folder.mkdir(parents=True)
    create(folder, MASTER)
    store = open_store(folder, MASTER)
    try:
        store.keys._conn.execute("BEGIN")
        crews = settle(store, tuple(f"Team {n}" for n in range(teams)), (TEAM,) * teams, BEGIN)
        store.keys._conn.execute("COMMIT")
        norm_set = load_package_set()
        current = begin(store, norm_set, crews, weeks, BEGIN)
        *earlier, last = asked_weeks(current)
        _write(store, current, crews, last)
        for week in earlier:
            _copy(store, last, week)
        return int(store.conn.execute("SELECT COUNT(*) FROM answer").fetchone()[0])
    finally:
        close(store)


def asked_weeks(current: StoredRound) -> list[WeekPlan]:
    """Weeks whose norm everybody is asked and may be shown of a team."""
    norms = current.round.norm_set
    return [w for w in current.round.plan.of_round if is_plain(norm_by_number(norms, w.shared))]


def is_plain(norm: Norm) -> bool:
    return "professional" in norm.rollen and barred(norm) in (None, Rule.NOT_PLACED)


def _write(store: Store, current: StoredRound, crews: tuple[Crew, ...], week: WeekPlan) -> None:
    rows = Rows(load_truths(), load_words(), 1, further=0.0, takes_part=0.6)
    for begins in range(0, len(crews), 500):
        write_week(store, current, crews[begins : begins + 500], week, rows)


def _copy(store: Store, written: WeekPlan, week: WeekPlan) -> None:
    told = {
        "from": str(written.period),
        "period": str(week.period),
        "norm": week.shared,
        "at": stamp(picture_moment(week.period.plus(-1))),
    }
    with transaction(store):
        for table, columns in COPIED.items():
            store.conn.execute(
                f"INSERT INTO {table} ({columns}, period, norm)"
                f" SELECT {columns.replace(', at', ', :at')}, :period, :norm FROM {table} WHERE period = :from",
                told,
            )


def measure(folder: Path, answers: int) -> Measured:
    """In a process of its own."""
    command = [sys.executable, "-m", "tests.bench.mondays", str(folder)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Measured(**json.loads(told), answers=answers)


def main(folder: Path) -> None:
    store = open_store(folder, MASTER)
    current = rounds.latest(store)
    assert current is not None
    teams = tuple(team for team, _ in rounds.teams_since(store))
    taken = [_monday(store, current, teams, week) for week in asked_weeks(current)[-TRIES:]]
    close(store)
    told = {
        "pictures": len(teams),
        "shown": taken[-1][1],
        "cpu": min(sum(parts) for parts, _ in taken),
        "quiet": sum(min(tries) for tries in zip(*(parts for parts, _ in taken), strict=True)),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))  # noqa: T201


def _monday(store: Store, current: StoredRound, teams: tuple[int, ...], week: WeekPlan) -> tuple[list[float], int]:
    """Seconds of each PART of the groups, and how many pictures show something."""
    now, shown, seconds = picture_moment(week.period), 0, []
    groups = current.round.groups(teams)
    for first in range(0, len(groups), PART):
        began = process_time()
        for group in groups[first : first + PART]:
            with transaction(store):
                rounds.claim_run(store, "picture", group[0], str(week.period), now)
                shown += clear_picture(store, group, current, week.period, now).enough
        seconds.append(process_time() - began)
    return seconds, shown


if __name__ == "__main__":
    main(Path(sys.argv[1]))
