"""Section 4: whether the teams do the same, without any order among them."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from norms.model import NormSet
from reports.documents.document import Block, Heading
from reports.documents.round.material import Material
from reports.documents.round.telling import Told, as_one, fixed, in_a_row, paragraph, points, quoted, some_of, told
from reports.figures.differences import Compared, differences
from reports.figures.tracing import DECIDED, of_verdict
from reports.gate.cleared import Subject

MOST_PAIRS = 4


def do_teams_the_same(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    found = differences(material.cleared, material.norm_set, material.names)
    yield Heading(catalogue.text("rapport.kop_verschil"))
    yield fixed(catalogue, "rapport.verschil_uitleg")
    themes = [one for one in found.differing if one.subject == Subject.THEME]
    yield from points(_differs(one, found.differing, material.norm_set, catalogue) for one in themes)
    alike = [one for one in found.alike if one.subject == Subject.THEME]
    if alike:
        titles = in_a_row([quoted(one.title, catalogue) for one in alike], catalogue)
        yield paragraph(catalogue.text("rapport.verschil_geen", themas=titles), (one.trace for one in alike))
    if found.unseen and not themes and not alike:
        yield paragraph(catalogue.text("rapport.verschil_nergens"), map(of_verdict, material.cleared.verdicts))
    elif found.unseen:
        titles = in_a_row([_theme(number, material.norm_set, catalogue) for number in found.unseen], catalogue)
        hidden = (
            one for one in material.cleared.verdicts if one.subject == Subject.THEME and one.number in found.unseen
        )
        yield paragraph(catalogue.text("rapport.verschil_niet", themas=titles), map(of_verdict, hidden))
    if found.unasked:
        titles = in_a_row([_theme(number, material.norm_set, catalogue) for number in found.unasked], catalogue)
        yield paragraph(catalogue.text("rapport.verschil_niet_gevraagd", themas=titles), (DECIDED,))
    if found.by_chance and themes:
        yield paragraph(
            catalogue.text("rapport.verschil_toeval", aantal=found.by_chance), (one.trace for one in themes)
        )


def _differs(theme: Compared, every: tuple[Compared, ...], norm_set: NormSet, catalogue: Catalogue) -> Told:
    """Which pairs, and of which of its norms that is seen too."""
    pairs = [
        catalogue.text("rapport.paar", een=as_one(one, catalogue), ander=as_one(other, catalogue))
        for one, other in theme.pairs
    ]
    about, paired = quoted(theme.title, catalogue), some_of(pairs, MOST_PAIRS, catalogue)
    text = catalogue.text("rapport.verschil", thema=about, paren=paired)
    own = {norm.nummer for one in norm_set.themas if one.nummer == theme.number for norm in one.normen}
    norms = [one for one in every if one.subject == Subject.NORM and one.number in own]
    if norms:
        titles = in_a_row([quoted(one.title, catalogue) for one in norms], catalogue)
        text = f"{text} {catalogue.text('rapport.verschil_vragen', titels=titles)}"
    return told(text, theme.trace, *(one.trace for one in norms))


def _theme(number: int, norm_set: NormSet, catalogue: Catalogue) -> str:
    return quoted(next(theme.titel for theme in norm_set.themas if theme.nummer == number), catalogue)
