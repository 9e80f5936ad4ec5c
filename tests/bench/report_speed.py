"""What documents take, in seconds, on this machine: `make report-speed`."""

from datetime import date
from time import perf_counter

from locales.catalogue import load_catalogue
from reports.documents.round.report import round_report
from reports.documents.setting import Setting, typeset
from reports.documents.team_page import team_page
from reports.gate.cleared import PlacedShare, Rule, Scope
from reports.gate.picture import ClearedPicture
from rounds.period import Period
from tests.reports.documents.rounds import material

WORDS = load_catalogue()
SENTENCES = tuple(f"Zin nummer {number} voor het team." for number in range(8))


def main() -> None:
    for teams in (4, 10, 50, 100):
        published = material(teams, sentences=SENTENCES)
        begun = perf_counter()
        body = typeset(round_report(published, WORDS), Setting.PDF)
        print(f"rondebeeld, {teams} teams: {perf_counter() - begun:.2f} s, {len(body) // 1024} kB")  # noqa: T201
    published = material(1)
    weeks = published.current.plan.of_round
    shown = next(one.placements for one in published.cleared.placed if one.placements and one.scope == Scope.GROUP)
    pictures = tuple(_picture(week.period, week.shared, shown) for week in weeks)
    begun = perf_counter()
    paper = team_page("Noord", pictures, published.current, 5, date(2027, 3, 1), WORDS)
    body = typeset(paper, Setting.PDF)
    print(f"teambeeld, {len(pictures)} weken: {perf_counter() - begun:.2f} s, {len(body) // 1024} kB")  # noqa: T201


def _picture(period: Period, norm: int, shown: tuple[PlacedShare, ...]) -> ClearedPicture:
    return ClearedPicture(1, 1, period, norm, 12, None, True, None, shown, SENTENCES, (1,), Rule.ENOUGH)  # noqa: FBT003  # as stored


if __name__ == "__main__":
    main()
