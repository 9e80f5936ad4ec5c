"""The rows of a sheet, and everything about them that can be wrong without knowing what there is already."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from conversations.lijst.cells import Cells, code_fault, name_fault
from conversations.lijst.columns import Column, columns_of
from conversations.lijst.faults import Fault, SheetError
from conversations.lijst.reading import Line, read_lines
from conversations.model import Role, TeamKind
from conversations.text import Arg, Plain, Text

Seen = Callable[[str], bool]
"""Whether the guard sees a person in a code."""
ROLES = tuple(role for role in Role if role != Role.COORDINATOR)
PLACES = {"": True, "thuis": True, "ja": True, "ook": False, "nee": False}


@dataclass(frozen=True, slots=True)
class Row:
    """One place: of this code, in this team. `home`: here the answers go; else they only read along here."""

    line: int
    code: str
    team: str
    role: Role
    home: bool


@dataclass(frozen=True, slots=True)
class SheetTeam:
    """What the sheet says of a team; empty or None where it says nothing. `line` is the first that names it."""

    line: int
    name: str
    gemeente: str = ""
    werksoort: str = ""
    kind: TeamKind | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: tuple[Row, ...]
    teams: tuple[SheetTeam, ...]


def read_sheet(raw: bytes, is_someone: Seen) -> Sheet:
    """SheetError with everything that is wrong at once, as far as the rest can still be read."""
    header, *lines = read_lines(raw)
    columns = columns_of(header)
    cells = [_cells(line, columns) for line in lines]
    faults = [fault for one in cells for fault in _faults(one, is_someone)]
    sound = [one for one in cells if one.line not in {fault.line for fault in faults}]
    rows = tuple(_row(one) for one in sound)
    teams, differing = _teams(sound)
    faults += [*differing, *_same_code(rows), *_leaders(rows, teams)]
    if faults:
        raise SheetError(tuple(sorted(faults, key=lambda fault: fault.line)))
    return Sheet(rows, teams)


def _cells(line: Line, columns: tuple[Column | None, ...]) -> Cells:
    given = dict(zip(columns, line.cells, strict=False))
    return Cells(line.number, {column: given.get(column, "") for column in Column})


def _faults(cells: Cells, is_someone: Seen) -> Iterable[Fault]:
    found = [code_fault(cells, is_someone)]
    found += [name_fault(cells, column) for column in (Column.TEAM, Column.GEMEENTE, Column.WERKSOORT)]
    known: tuple[tuple[Column, Iterable[str], str], ...] = (
        (Column.ROL, ("", *ROLES), "lijst.fout_rol"),
        (Column.SOORT, ("", *TeamKind), "lijst.fout_soort"),
        (Column.PLEK, PLACES, "lijst.fout_plek"),
    )
    for column, values, key in known:
        if cells.folded(column) not in values:
            may = ", ".join(value for value in values if value)
            found.append(Fault(cells.line, Text(key, {"keuzes": may})))
    return (fault for fault in found if fault is not None)


def _row(cells: Cells) -> Row:
    role = Role(cells.folded(Column.ROL) or Role.PROFESSIONAL)
    return Row(cells.line, cells.code, cells[Column.TEAM], role, PLACES[cells.folded(Column.PLEK)])


def _teams(rows: list[Cells]) -> tuple[tuple[SheetTeam, ...], list[Fault]]:
    """Each team once, of what any of its rows says. What a later one says otherwise is a fault, and so is another
    way to write a name.
    """
    found: dict[str, SheetTeam] = {}
    faults: list[Fault] = []
    spelled: Mapping[Column, dict[str, str]] = {
        column: {} for column in (Column.TEAM, Column.GEMEENTE, Column.WERKSOORT)
    }
    for cells in rows:
        for column, names in spelled.items():
            first = names.setdefault(cells[column].casefold(), cells[column])
            if first != cells[column]:
                what: dict[str, Arg] = {"kolom": column.value, "naam": Plain(first)}
                faults.append(Fault(cells.line, Text("lijst.fout_hoofdletters", what)))
        kind = TeamKind(cells.folded(Column.SOORT)) if cells[Column.SOORT] else None
        name, gemeente, werksoort = cells[Column.TEAM], cells[Column.GEMEENTE], cells[Column.WERKSOORT]
        said = SheetTeam(cells.line, name, gemeente, werksoort, kind)
        known = found.setdefault(name.casefold(), said)
        for column, before, now in (
            (Column.GEMEENTE, known.gemeente, gemeente),
            (Column.WERKSOORT, known.werksoort, werksoort),
            (Column.SOORT, known.kind, kind),
        ):
            if before and now and before.casefold() != now.casefold():
                what = {"kolom": column.value, "team": Plain(known.name), "regel": known.line}
                faults.append(Fault(cells.line, Text("lijst.fout_team_verschilt", what)))
        found[name.casefold()] = replace(
            known,
            gemeente=known.gemeente or gemeente,
            werksoort=known.werksoort or werksoort,
            kind=known.kind or kind,
        )
    return tuple(found.values()), faults


def _same_code(rows: tuple[Row, ...]) -> Iterable[Fault]:
    places: dict[tuple[str, str], int] = {}
    homes: dict[str, int] = {}
    for row in rows:
        earlier = places.setdefault((row.code, row.team), row.line)
        if earlier != row.line:
            yield Fault(row.line, Text("lijst.fout_code_dubbel", {"regel": earlier}))
        elif row.home:
            earlier = homes.setdefault(row.code, row.line)
            if earlier != row.line:
                yield Fault(row.line, Text("lijst.fout_twee_thuisteams", {"regel": earlier}))


def _leaders(rows: tuple[Row, ...], teams: tuple[SheetTeam, ...]) -> Iterable[Fault]:
    """One a team; what is no team has none."""
    leads: dict[str, int] = {}
    kinds = {team.name.casefold(): team.kind for team in teams}
    for row in rows:
        if row.role != Role.TEAMLEIDER or not row.home:
            continue
        name = row.team.casefold()
        if kinds[name] in {TeamKind.GROEP, TeamKind.PARTNER}:
            yield Fault(row.line, Text("lijst.fout_leider_geen_team"))
        earlier = leads.setdefault(name, row.line)
        if earlier != row.line:
            yield Fault(row.line, Text("lijst.fout_twee_leiders", {"team": Plain(row.team), "regel": earlier}))
