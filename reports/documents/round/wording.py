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
    return catalogue.text("rapport.doel", doel=catalogue.text(f"doel.{material.current.setup.purpose}"))


def teams_of(material: Material, catalogue: Catalogue, *, named: bool) -> str:
    """`named`: by name, or where they are."""
    course, names = material.current.course, material.names
    teams = alphabetical(((team,) for team in names if course.takes_part(team)), names)
    told = catalogue.text("rapport.teams_mee", aantal=len(teams))
    if not named:
        return told
    if len(teams) > MOST_NAMES:
        return f"{told} {catalogue.text('rapport.teams_in_bijlage')}"
    called = in_a_row([names[team] for (team,) in teams], catalogue)
    return catalogue.text("rapport.teams_mee_namen", aantal=len(teams), teams=called)
