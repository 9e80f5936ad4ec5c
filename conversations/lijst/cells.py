"""The cells of one row, and what may stand in each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.lijst.columns import Column
from conversations.lijst.faults import Fault
from conversations.text import Text

LONGEST_CODE = 24
LONGEST_NAME = 40
"""Of a team, as in the chat; of a gemeente and a werksoort too."""
CODE = re.compile(r"[A-Z0-9][A-Z0-9._/-]*")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, also full-width."""


@dataclass(frozen=True, slots=True)
class Cells:
    line: int
    by_column: Mapping[Column, str]

    def __getitem__(self, column: Column) -> str:
        return self.by_column[column]

    def folded(self, column: Column) -> str:
        return self.by_column[column].casefold()

    @property
    def code(self) -> str:
        """The same however it is typed: organisations write p-17 and P-17 for one person."""
        return self.by_column[Column.CODE].upper()


def code_fault(cells: Cells, is_someone: Callable[[str], bool]) -> Fault | None:
    """A code says nothing about who it is: it has a digit, is no name, no address, no number of a person."""
    if not cells.code:
        return Fault(cells.line, Text("lijst.fout_geen_code"))
    if is_someone(cells[Column.CODE]):
        return Fault(cells.line, Text("lijst.fout_code_persoon"))
    if len(cells.code) > LONGEST_CODE:
        return Fault(cells.line, Text("lijst.fout_code_lang", {"hoogstens": LONGEST_CODE}))
    if not CODE.fullmatch(cells.code) or not any(sign.isdigit() for sign in cells.code):
        return Fault(cells.line, Text("lijst.fout_code_vorm"))
    return None


def name_fault(cells: Cells, column: Column) -> Fault | None:
    """Of a team, a gemeente or a werksoort; only the team must have one."""
    name = cells[column]
    what = {"kolom": column.value, "hoogstens": LONGEST_NAME}
    if not name and column == Column.TEAM:
        return Fault(cells.line, Text("lijst.fout_geen_team"))
    if name.startswith(FORMULA) or name.endswith(FORMULA):
        return Fault(cells.line, Text("lijst.fout_formule", what))
    if not name.isprintable():
        return Fault(cells.line, Text("lijst.fout_teken", what))
    if len(name) > LONGEST_NAME:
        return Fault(cells.line, Text("lijst.fout_naam_lang", what))
    return None
