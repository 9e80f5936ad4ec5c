"""How long documents take: a deadline far above the usual, and a ratio that holds on any machine."""

import subprocess
import sys
from time import perf_counter

from locales.catalogue import load_catalogue
from reports.documents.document import Document
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from tests.reports.documents.rounds import material

WORDS = load_catalogue()
USUAL = 3.0
"""Seconds for fifty teams, from published figures to a PDF (`spiegel bench reports` prints what it is)."""


def made(teams: int) -> tuple[float, Document]:
    published = material(teams)
    begun = perf_counter()
    paper = round_report(published, WORDS)
    return perf_counter() - begun, paper


def test_fifty_teams_are_set_in_time() -> None:
    begun = perf_counter()
    _, paper = made(50)
    assert typeset(paper, Setting.PDF).startswith(b"%PDF")
    assert perf_counter() - begun < 5 * USUAL


def test_ten_times_the_teams_take_nowhere_near_a_hundred_times_the_time() -> None:
    """Ten to fifteen, measured; what compared each figure with each other would take a hundred."""
    few = min(made(10)[0] for _ in range(5))
    many = min(made(100)[0] for _ in range(3))
    assert many / few < 40


def test_the_child_that_sets_it_loads_nothing_of_ours_besides_itself() -> None:
    """Else loading takes longer than setting: a team page must take under 0.3 s."""
    found = subprocess.run(
        [sys.executable, "-c", "import sys, reports.documents.child; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    ours = {
        name for name in found if name.split(".")[0] in {"bot", "conversations", "locales", "norms", "storage"}
    }
    assert not ours
    assert {name for name in found if name.startswith("reports.")} == {
        "reports.documents",
        "reports.documents.child",
    }
