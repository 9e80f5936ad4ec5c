"""The header of a sheet: which column is what, under the names that organisations give them."""

import re
from collections.abc import Mapping
from enum import StrEnum

from conversations.lijst.faults import Fault, SheetError
from conversations.lijst.reading import Line
from conversations.text import Text


class Column(StrEnum):
    """The value is the column's own name; `NAMES` has the others."""

    CODE = "code"
    TEAM = "team"
    ROL = "rol"
    GEMEENTE = "gemeente"
    WERKSOORT = "werksoort"
    SOORT = "soort"
    PLEK = "plek"


NEEDED = (Column.CODE, Column.TEAM)
NAMES: Mapping[str, Column] = {
    **{column.value: column for column in Column},
    "persoonscode": Column.CODE,
    "personeelscode": Column.CODE,
    "pseudoniem": Column.CODE,
    "teamnaam": Column.TEAM,
    "functie": Column.ROL,
    "gemeentenaam": Column.GEMEENTE,
    "dienst": Column.WERKSOORT,
    "soortteam": Column.SOORT,
    "thuisteam": Column.PLEK,
}
BETWEEN = re.compile(r"[\s_-]+")


def columns_of(header: Line) -> tuple[Column | None, ...]:
    """In their order; None for an empty column without a name. SheetError for all that is wrong."""
    found: list[Column | None] = []
    faults = []
    for place, cell in enumerate(header.cells, start=1):
        name = BETWEEN.sub("", cell).casefold()
        column = NAMES.get(name)
        if name and column is None:
            # the name itself may be a person's, in a sheet without a header
            every = ", ".join(one.value for one in Column)
            faults.append(Fault(header.number, Text("lijst.fout_kolom", {"kolom": place, "kolommen": every})))
        elif column is not None and column in found:
            faults.append(Fault(header.number, Text("lijst.fout_kolom_dubbel", {"kolom": column.value})))
        found.append(column)
    faults += [
        Fault(header.number, Text("lijst.fout_kolom_mist", {"kolom": column.value}))
        for column in NEEDED
        if column not in found
    ]
    if faults:
        raise SheetError(tuple(faults))
    return tuple(found)
