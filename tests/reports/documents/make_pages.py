"""Pages of an invented round as small pictures in docs/beelden: `make report-pages`, and look at them."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from locales.catalogue import load_catalogue
from reports.documents.document import Document
from reports.documents.round.factsheet import factsheet
from reports.documents.round.report import round_report
from reports.documents.shape import shaped
from tests.reports.documents.simulated import simulated_round

WORDS = load_catalogue()
FOLDER = Path(__file__).parents[3] / "docs" / "beelden"
SHARP = 62
SHOWN = {"rapport-1": 0, "rapport-2": 1, "rapport-bijlage": 4}
SETTLED = date(2026, 12, 14)


def main() -> None:
    with TemporaryDirectory() as folder:
        material = simulated_round(Path(folder) / "data", people=44, weeks=13, seed=3, day=SETTLED)
    pages = drawn(round_report(material, WORDS))
    for name, number in SHOWN.items():
        (FOLDER / f"{name}.png").write_bytes(pages[number])
    (FOLDER / "factsheet.png").write_bytes(drawn(factsheet(material, WORDS))[0])


def drawn(paper: Document) -> list[bytes]:
    """Each page as it is in the PDF; of one page typst gives no list."""
    style = files("reports.documents").joinpath("house.typ").read_bytes()
    given = {"document": shaped(paper), "picture": "no"}
    made: Any = typst.compile(style, format="png", ppi=SHARP, ignore_system_fonts=True, sys_inputs=given)
    return made if isinstance(made, list) else [made]


if __name__ == "__main__":
    main()
