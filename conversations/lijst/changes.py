"""What a sheet would change in what there is already. Nothing that stands in no row is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.lijst.faults import Fault, SheetError
from conversations.lijst.rows import Row, Sheet, SheetTeam
from conversations.model import Role, TeamKind
from conversations.text import Arg, Plain, Text


@dataclass(frozen=True, slots=True)
class KnownTeam:
    """`leaders`: places of leaders that were handed out and not withdrawn."""

    team: int
    name: str
    gemeente: str
    werksoort: str
    kind: TeamKind
    leaders: int


@dataclass(frozen=True, slots=True)
class Placed:
    """The place that a code was given before. `used`: someone joined by its link, nobody knows who."""

    team: int
    role: Role
    used: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is. `homes` by code; `also`: pairs of a code and a team in which they read along."""

    teams: tuple[KnownTeam, ...]
    homes: Mapping[str, Placed]
    also: frozenset[tuple[str, int]]

    def named(self, name: str) -> KnownTeam | None:
        """Capitals aside."""
        return next((team for team in self.teams if team.name.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """`made`: new teams; `placed`: teams of which gemeente, werksoort or kind becomes another. `gemeenten` and
    `werksoorten`: those that no team had.

    Each row of `new`, `moved`, `roles` and `also` gets a link; who moves does so by using it. `same`: rows
    that change nothing.
    """

    made: tuple[SheetTeam, ...]
    placed: tuple[tuple[int, SheetTeam], ...]
    gemeenten: tuple[str, ...]
    werksoorten: tuple[str, ...]
    new: tuple[Row, ...]
    moved: tuple[Row, ...]
    roles: tuple[Row, ...]
    also: tuple[Row, ...]
    same: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that get a link."""
        return (*self.new, *self.moved, *self.roles, *self.also)

    @property
    def is_nothing(self) -> bool:
        """Whether taking the list in would do nothing at all."""
        return not (self.made or self.placed or self.rows)


def changes(sheet: Sheet, standing: Standing) -> Changes:
    """SheetError where the sheet contradicts what there is."""
    faults = [*_spelled(sheet, standing), *_homeless(sheet, standing), *_led_already(sheet, standing)]
    if faults:
        raise SheetError(tuple(sorted(faults, key=lambda fault: fault.line)))
    kinds: dict[str, list[Row]] = {"new": [], "moved": [], "roles": [], "also": [], "same": []}
    for row in sheet.rows:
        kinds[_kind(row, standing)].append(row)
    known = [(standing.named(team.name), team) for team in sheet.teams]
    return Changes(
        tuple(team for before, team in known if before is None),
        tuple((before.team, team) for before, team in known if before is not None and _differs(before, team)),
        _unheard((team.gemeente for team in sheet.teams), {team.gemeente for team in standing.teams}),
        _unheard((team.werksoort for team in sheet.teams), {team.werksoort for team in standing.teams}),
        tuple(kinds["new"]),
        tuple(kinds["moved"]),
        tuple(kinds["roles"]),
        tuple(kinds["also"]),
        len(kinds["same"]),
    )


def _unheard(said: Iterable[str], had: set[str]) -> tuple[str, ...]:
    return tuple(sorted(set(said) - had - {""}, key=str.casefold))


def _kind(row: Row, standing: Standing) -> str:
    team = standing.named(row.team)
    number = team.team if team else None
    if not row.home:
        return "same" if number is not None and (row.code, number) in standing.also else "also"
    before = standing.homes.get(row.code)
    if before is None:
        return "new"
    if before.team != number:
        return "moved"
    return "same" if before.role == row.role else "roles"


def _differs(before: KnownTeam, team: SheetTeam) -> bool:
    """An empty cell says nothing, so it takes nothing away."""
    pairs = ((before.gemeente, team.gemeente), (before.werksoort, team.werksoort), (before.kind, team.kind))
    return any(said and said != had for had, said in pairs)


def _spelled(sheet: Sheet, standing: Standing) -> Iterable[Fault]:
    """A name that is there already, in other capitals, would be a second team to the eye."""
    names = {
        "team": {team.name.casefold(): team.name for team in standing.teams},
        "gemeente": {team.gemeente.casefold(): team.gemeente for team in standing.teams},
        "werksoort": {team.werksoort.casefold(): team.werksoort for team in standing.teams},
    }
    for team in sheet.teams:
        for column, said in (("team", team.name), ("gemeente", team.gemeente), ("werksoort", team.werksoort)):
            had = names[column].get(said.casefold(), said)
            if said and had != said:
                what: dict[str, Arg] = {"kolom": column, "naam": Plain(had)}
                yield Fault(team.line, Text("lijst.fout_hoofdletters_bestaand", what))


def _homeless(sheet: Sheet, standing: Standing) -> Iterable[Fault]:
    homes = {row.code for row in sheet.rows if row.home}
    for row in sheet.rows:
        if not row.home and row.code not in homes and row.code not in standing.homes:
            yield Fault(row.line, Text("lijst.fout_geen_thuisteam"))


def _led_already(sheet: Sheet, standing: Standing) -> Iterable[Fault]:
    """Whether a new leader comes instead of or beside the one there is, is asked in the chat."""
    for row in sheet.rows:
        team = standing.named(row.team)
        if row.role != Role.TEAMLEIDER or not row.home or team is None:
            continue
        if _kind(row, standing) != "same" and team.leaders:
            yield Fault(row.line, Text("lijst.fout_al_leider", {"team": Plain(team.name)}))
        if team.kind != TeamKind.TEAM:
            yield Fault(row.line, Text("lijst.fout_leider_geen_team"))
