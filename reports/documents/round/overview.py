"""The themes beside each other, over all figures that can be seen."""

from collections.abc import Iterator

from locales.catalogue import Catalogue
from reports.documents.bands import in_words
from reports.documents.document import Bar, Bars, Block, Heading, Part
from reports.documents.round.material import Material
from reports.documents.round.telling import fixed
from reports.figures.placements import Spread, ThemeLines, by_theme
from reports.figures.tracing import Trace


def overview(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    found = theme_bars(material, catalogue)
    if found is not None:
        yield Heading(catalogue.text("rapport.per_thema"), 2)
        yield fixed(catalogue, "rapport.per_thema_uitleg")
        yield found


def theme_bars(material: Material, catalogue: Catalogue) -> Bars | None:
    """None where no theme can be seen."""
    themes = [one for one in by_theme(material.cleared, material.norm_set, material.names) if one.over_all]
    if not themes:
        return None
    bars = tuple(
        Bar(theme.title, tuple(_part(spread, catalogue) for spread in theme.over_all)) for theme in themes
    )
    alt = f"{'. '.join(map(in_words, bars))}."
    return Bars(catalogue.text("rapport.per_thema_bij"), alt, bars, tuple(_traces(theme) for theme in themes))


def _part(spread: Spread, catalogue: Catalogue) -> Part:
    """How many figures say it of most people; figures are of groups and norms, never of people."""
    every = spread.few + spread.part + spread.most
    label = catalogue.text(f"rapport.waarde_{spread.value}")
    band = catalogue.text("rapport.beelden", deel=spread.most, aantal=every)
    return Part(label, band, 0 if not spread.most else -(-3 * spread.most // every))


def _traces(theme: ThemeLines) -> tuple[Trace, ...]:
    lines = (*theme.lines, *(line for norm in theme.norms for line in norm.lines))
    return tuple(line.trace for line in lines if line.placements)
