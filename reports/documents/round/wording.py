"""Cleared shares and participation as words of a report."""

from locales.catalogue import Catalogue
from reports.documents.bands import share_words
from reports.documents.round.material import Material
from reports.documents.round.telling import in_a_row
from reports.figures.naming import alphabetical
from reports.gate.bands import Share
from reports.gate.whole import Taken

MOST_NAMES = 12


def share_of(share: Share | None, catalogue: Catalogue) -> str:
    """«te weinig» for what is not shown."""
    return catalogue.text("rapport.te_weinig") if share is None else share_words(share, catalogue)


def took_part(taken: Taken, catalogue: Catalogue) -> str:
    """Exact, in a band, or not at all, as the gate let it through."""
    if taken.wrote is not None and taken.percent is not None:
        return catalogue.text("rapport.deelname", aantal=taken.invited, wie=taken.wrote, procent=taken.percent)
    if taken.band is not None:
        return catalogue.text(
            "rapport.deelname_band", aantal=taken.invited, deel=share_words(taken.band, catalogue)
        )
    return catalogue.text("rapport.deelname_klein", aantal=taken.invited)


def purpose_of(material: Material, catalogue: Catalogue) -> str:
    return catalogue.text(f"rapport.doel_{material.current.setup.purpose}")


def teams_of(material: Material, catalogue: Catalogue) -> str:
    """By name, or where their names are."""
    found = _took_part(material)
    if len(found) > MOST_NAMES:
        return catalogue.text("rapport.teams_in_bijlage", teams=catalogue.text("rapport.teams", aantal=len(found)))
    return catalogue.text("rapport.teams_mee", teams=in_a_row(found, catalogue))


def teams_and_purpose(material: Material, catalogue: Catalogue) -> str:
    teams = catalogue.text("rapport.teams", aantal=len(_took_part(material)))
    return catalogue.text(f"rapport.factsheet_{material.current.setup.purpose}", teams=teams)


def _took_part(material: Material) -> list[str]:
    course, names = material.current.course, material.names
    teams = alphabetical(((team,) for team in names if course.takes_part(team)), names)
    return [names[team] for (team,) in teams]
