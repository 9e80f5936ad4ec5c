"""What changed since the round before, where the same was asked of the same group and seen both times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from locales.catalogue import Catalogue
from norms.model import NormSet
from reports.documents.document import Block, Heading, Table
from reports.documents.round.telling import Told, as_one, fixed, in_a_row, paragraph, points, quoted, some_of, told
from reports.figures.change import Change, Earlier, Turn, Uncompared, changes, uncompared
from reports.figures.naming import Names
from reports.figures.tracing import FIXED, OF_SET
from reports.gate.cleared import Placed

MOST_POINTS, FEW_GROUPS, FEW_TITLES = 12, 5, 6


@dataclass(frozen=True, slots=True)
class Before:
    """`names`: of teams by number."""

    earlier: Earlier
    names: Names

    def changes_to(self, placed: Iterable[Placed], norm_set: NormSet) -> tuple[Change, ...]:
        earlier = self.earlier
        return changes(earlier.placed, earlier.norm_set, placed, norm_set, self.names, earlier.known)


def since_before(
    before: Before,
    placed: Iterable[Placed],
    norm_set: NormSet,
    catalogue: Catalogue,
    *,
    level: int = 1,
) -> Iterator[Block]:
    """In words; what does not compare is named with the reason."""
    every, earlier = tuple(placed), before.earlier
    found = before.changes_to(every, norm_set)
    yield Heading(catalogue.text("rapport.kop_trend"), level)
    yield fixed(catalogue, "rapport.trend_uitleg", dag=earlier.begins)
    told_of = list(_turned(found, catalogue))
    yield from points(told_of[:MOST_POINTS])
    rest = [trace for _, traces in told_of[MOST_POINTS:] for trace in traces]
    if rest:
        yield paragraph(catalogue.text("rapport.trend_rest", aantal=len(told_of) - MOST_POINTS), rest)
    same = [one for one in found if one.turn == Turn.SAME]
    if same:
        titles = [quoted(title, catalogue) for title in dict.fromkeys(one.title for one in same)]
        text = catalogue.text("rapport.trend_gelijk", titels=some_of(titles, FEW_TITLES, catalogue))
        yield paragraph(text, (trace for one in same for trace in one.traces))
    if not found:
        yield fixed(catalogue, "rapport.trend_niets")
    yield from points(
        _apart(one, catalogue) for one in uncompared(earlier.norm_set, every, norm_set, earlier.known)
    )


def _turned(found: tuple[Change, ...], catalogue: Catalogue) -> Iterator[Told]:
    """Norm by norm, so that neither turn goes first; the groups in the order of the alphabet."""
    for norm, turn in product(dict.fromkeys(one.norm for one in found), (Turn.MORE, Turn.FEWER)):
        own = [one for one in found if one.norm == norm and one.turn == turn]
        if own:
            groups = some_of([as_one(one.who, catalogue) for one in own], FEW_GROUPS, catalogue)
            text = catalogue.text(f"rapport.trend_{turn}", titel=quoted(own[0].title, catalogue), groepen=groups)
            yield told(text, *(trace for one in own for trace in one.traces))


def _apart(one: Uncompared, catalogue: Catalogue) -> Told:
    title = quoted(one.title, catalogue)
    if not one.before:
        return told(catalogue.text("rapport.trend_nieuw", titel=title), OF_SET)
    before = in_a_row([quoted(each, catalogue) for each in one.before], catalogue)
    return told(catalogue.text(f"rapport.trend_{one.why}", titel=title, titels=before), OF_SET)


def changes_table(
    before: Before, placed: Iterable[Placed], norm_set: NormSet, catalogue: Catalogue
) -> Table | None:
    """Every one of them in a row; None where nothing compares."""
    found = before.changes_to(placed, norm_set)
    if not found:
        return None
    return Table(
        catalogue.text("rapport.blad_trend"),
        catalogue.text("rapport.bij_trend"),
        tuple(catalogue.text(f"rapport.kolom_{key}") for key in ("vraag", "groep", "sinds_toen")),
        tuple(
            (one.title, as_one(one.who, catalogue), catalogue.text(f"rapport.sinds_{one.turn}")) for one in found
        ),
        tuple((*one.traces, FIXED) for one in found),
        widths=(3, 3, 2),
    )
