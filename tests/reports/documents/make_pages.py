"""Pages and pictures of an invented round in docs/beelden, small: `make report-pages`, and look at them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from locales.catalogue import load_catalogue
from reports.documents.document import Document
from reports.documents.drawings import Drawn, plan_drawing, theme_drawing
from reports.documents.round.factsheet import factsheet
from reports.documents.round.material import Material
from reports.documents.round.report import round_report
from reports.documents.setting import Setting
from reports.documents.shape import shaped
from rounds.setup import Purpose
from tests.reports.documents.simulated import simulated_round

WORDS = load_catalogue()
FOLDER = Path(__file__).parents[3] / "docs" / "beelden"
SHARP, PHONE_SHARP = 62, 110
SHOWN = {"rapport-1": 0, "rapport-2": 1, "rapport-bijlage": 4}
SETTLED = date(2026, 12, 14)


def main() -> None:
    with TemporaryDirectory() as folder:
        made = simulated_round(Path(folder) / "data", people=44, weeks=13, seed=3, day=SETTLED)
    setup = replace(made.current.setup, purpose=Purpose.ALLEBEI)
    material = replace(made, current=replace(made.current, setup=setup))
    pages = drawn(round_report(material, WORDS))
    for name, number in SHOWN.items():
        (FOLDER / f"{name}.png").write_bytes(pages[number])
    (FOLDER / "factsheet.png").write_bytes(drawn(factsheet(material, WORDS))[0])
    for name, picture in _pictures(material):
        (FOLDER / f"{name}.png").write_bytes(drawn(picture.document, picture=Setting.PHONE, sharp=PHONE_SHARP)[0])


def _pictures(material: Material) -> Iterator[tuple[str, Drawn]]:
    """Of a theme, by all teams, and of the plan: as they come in the chat."""
    current, names, placed = material.current, material.names, material.cleared.placed
    theme = current.plan.weeks[0].theme
    yield "plaatje-thema", theme_drawing(theme, placed, current, "", names, material.made, WORDS)
    yield "plaatje-plan", plan_drawing(current, material.made, WORDS)


def drawn(paper: Document, picture: str = "no", sharp: int = SHARP) -> list[bytes]:
    """Each page as it is in the PDF, or a picture of that form; of one page typst gives no list."""
    style = files("reports.documents").joinpath("house.typ").read_bytes()
    given = {"document": shaped(paper), "picture": picture}
    made: Any = typst.compile(style, format="png", ppi=sharp, ignore_system_fonts=True, sys_inputs=given)
    return made if isinstance(made, list) else [made]


if __name__ == "__main__":
    main()
