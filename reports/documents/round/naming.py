"""Files by a name under which people find them again: «Rondebeeld Noord najaar 2026»."""

from locales.catalogue import Catalogue
from reports.documents.round.material import Material

FEW_TEAMS = 2
SEASONS = ("winter", "voorjaar", "zomer", "najaar")
MONTHS, YEAR = 3, 12


def file_of(key: str, material: Material, catalogue: Catalogue) -> str:
    """`key` names a text with the place and the season; the place is left out where it would be a long list.

    A concept says so: it may not be taken for what two people settled.
    """
    first = material.current.setup.first.monday
    season = SEASONS[first.month % YEAR // MONTHS]
    teams = sorted(material.names[team] for team in material.current.setup.teams)
    where = f"{' '.join(teams)} " if 0 < len(teams) <= FEW_TEAMS else ""
    when = catalogue.text(f"rapport.seizoen_{season}", jaar=first.year)
    name = catalogue.text(key, waar=where, wanneer=when)
    return name if material.settled else catalogue.text("rapport.bestand_concept", naam=name)
