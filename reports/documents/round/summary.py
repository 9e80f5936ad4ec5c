"""Sections 1 to 3: in short, how the round went, what is strong."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.document import Block, Heading
from reports.documents.round.material import Material
from reports.documents.round.overview import overview
from reports.documents.round.telling import (
    Told,
    as_one,
    decided,
    fixed,
    in_a_row,
    paragraph,
    points,
    quoted,
    some_of,
    told,
)
from reports.documents.round.wording import purpose_of, share_of, teams_of, took_part
from reports.figures.differences import differences
from reports.figures.needs import needs
from reports.figures.placements import Shared, hardly, strong
from reports.figures.tracing import FIXED, of_origin, of_placed, of_taken, of_wished
from reports.gate.cleared import Subject

FEW_TITLES, FEW_GROUPS, MOST_POINTS = 3, 5, 12


def in_short(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    """Four sentences at most, each of what the sections after it tell in full."""
    yield Heading(catalogue.text("rapport.kop_kort"))
    yield from points(short_sentences(material, catalogue))


def short_sentences(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    cleared, norm_set, names = material.cleared, material.norm_set, material.names
    if not any(one.placements for one in cleared.placed):
        yield told(catalogue.text("rapport.kort_niets"), *map(of_placed, cleared.placed), FIXED)
    for key, found in (
        ("rapport.kort_sterk", strong(cleared, norm_set, names)),
        ("rapport.kort_weinig", hardly(cleared, norm_set, names)),
    ):
        if found:
            titles = some_of([quoted(one.title, catalogue) for one in found], FEW_TITLES, catalogue)
            yield told(catalogue.text(key, titels=titles), *(trace for one in found for trace in one.traces))
    yield from _short_differences(material, catalogue)
    learning = needs(cleared, norm_set).to_learn
    if learning:
        titles = some_of([quoted(one.title, catalogue) for one in learning], FEW_TITLES, catalogue)
        traces = (of_wished(one) for one in cleared.wishes if one.kind == "leerwens")
        yield told(catalogue.text("rapport.kort_leren", titels=titles), *traces)


def _short_differences(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    found = differences(material.cleared, material.norm_set, material.names)
    themes = [one for one in found.differing if one.subject == Subject.THEME]
    alike = [one for one in found.alike if one.subject == Subject.THEME]
    if themes:
        titles = some_of([quoted(one.title, catalogue) for one in themes], FEW_TITLES, catalogue)
        yield told(catalogue.text("rapport.kort_verschil", themas=titles), *(one.trace for one in themes))
    elif alike:
        yield told(catalogue.text("rapport.kort_gelijk"), *(one.trace for one in alike))


def how_it_went(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    current, taken = material.current, material.taken
    yield Heading(catalogue.text("rapport.kop_verloop"))
    yield decided(purpose_of(material, catalogue))
    yield decided(teams_of(material, catalogue))
    if taken is None:
        yield fixed(catalogue, "rapport.verloop_geen")
    else:
        yield paragraph(took_part(taken.whole, catalogue), (of_taken(),))
    weeks = len(current.asked_of_all)
    yield decided(catalogue.text("rapport.verloop_weken", aantal=weeks))
    if current.course.closed is not None:
        yield decided(catalogue.text("rapport.verloop_gesloten", dag=current.course.closed.date()))
    if current.setup.together:
        rows = [as_one(tuple(material.names[t] for t in group), catalogue) for group in current.setup.together]
        yield decided(catalogue.text("rapport.verloop_samen", groepen=in_a_row(rows, catalogue)))
    yield from points(
        told(
            catalogue.text("rapport.verloop_herkomst", groep=one.name, deel=share_of(one.share, catalogue)),
            of_origin(one),
        )
        for one in sorted(material.cleared.origins, key=lambda one: one.name.casefold())
        if one.share is not None
    )
    if taken is not None:
        yield fixed(catalogue, "rapport.verloop_bijlage")


def what_is_strong(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.text("rapport.kop_sterk"))
    found = strong(material.cleared, material.norm_set, material.names)
    if not found:
        traces = (of_placed(one) for one in material.cleared.placed)
        yield paragraph(catalogue.text("rapport.sterk_niets"), (*traces, FIXED))
    yield from points(told(_strong(one, catalogue), *one.traces) for one in found[:MOST_POINTS])
    rest = found[MOST_POINTS:]
    if rest:
        titles = some_of([quoted(one.title, catalogue) for one in rest], MOST_POINTS, catalogue)
        traces = (trace for one in rest for trace in one.traces)
        yield paragraph(catalogue.text("rapport.sterk_ook", titels=titles), traces)
    yield from overview(material, catalogue)


def _strong(one: Shared, catalogue: Catalogue) -> str:
    title = quoted(one.title, catalogue)
    if len(one.groups) > FEW_GROUPS:
        return catalogue.text("rapport.sterk_alle", aantal=len(one.groups), titel=title)
    groups = in_a_row([as_one(who, catalogue) for who in one.groups], catalogue)
    return catalogue.text("rapport.sterk", groepen=groups, titel=title)
