"""What documents take, in seconds: from published figures to a PDF, the fastest of a few."""

from collections.abc import Callable
from datetime import date
from time import perf_counter

from locales.catalogue import load_catalogue
from reports.documents.document import Document
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.team_page import team_page
from reports.gate.cleared import PlacedShare, Rule, Scope
from reports.gate.picture import ClearedPicture
from rounds.period import Period
from tests.reports.documents.rounds import material

WORDS = load_catalogue()
SENTENCES = tuple(f"Zin nummer {number} voor het team." for number in range(8))
TRIES = 3
"""Other work on the machine can only make it longer."""


def report_seconds(teams: int) -> float:
    published = material(teams, sentences=SENTENCES)
    return _fastest(lambda: round_report(published, WORDS))


def page_seconds() -> float:
    """Of a team that saw a picture with sentences in every week of its round."""
    published = material(1)
    weeks = published.current.plan.of_round
    shown = next(one.placements for one in published.cleared.placed if one.placements and one.scope == Scope.GROUP)
    pictures = tuple(_picture(week.period, week.shared, shown) for week in weeks)
    return _fastest(lambda: team_page("Noord", pictures, published.current, 5, date(2027, 3, 1), WORDS))


def _fastest(made: Callable[[], Document]) -> float:
    taken = []
    for _ in range(TRIES):
        begun = perf_counter()
        typeset(made(), Setting.PDF)
        taken.append(perf_counter() - begun)
    return min(taken)


def _picture(period: Period, norm: int, shown: tuple[PlacedShare, ...]) -> ClearedPicture:
    return ClearedPicture(1, 1, period, norm, 12, None, True, None, shown, SENTENCES, (1,), Rule.ENOUGH)  # noqa: FBT003  # as stored
