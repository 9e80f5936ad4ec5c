"""A second edition of the package's set: two norms merged, one split, one in other words, and shifted numbers."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from norms.crosswalk import Crosswalk, Overgang, crosswalk_file
from norms.loader import SET_FILE
from norms.model import Doorvraag, Norm, NormSet, file_name, norm_by_number, norms_of
from tests.norms.planting import SET

MERGED, MOVED, PARTS, REWORDED = 1, 2, (3, 4), 5
"""Numbers in the second edition; they came of 1 and 2, of 3, of 4, and of 5."""
_MERGED = replace(
    norm_by_number(SET, 1),
    titel="Samen zoeken, zelf doen",
    norm="Je zoekt samen met de {inwoner} uit wat er speelt. Wat zelf kan, laat je los.",
    vraag="Hoe zocht je in je laatste gesprek samen naar een volgende stap?",
    teamvraag="Wat vragen wij altijd voordat wij iets overnemen?",
    vraag_per_rol={"gedragswetenschapper": "Hoe zocht je in je laatste casusoverleg naar een volgende stap?"},
)
_SEEN = replace(
    norm_by_number(SET, 4),
    nummer=3,
    titel="Zichtbaar in de wijk",
    norm="Je bent zichtbaar in de wijk.",
    vraag="Waar was jij deze maand te zien zonder dat iemand je riep?",
    trefwoorden=("zichtbaar", "bereikbaar", "schoolplein", "wijkplein", "marktkraam", "aanloop"),
)
_LOOKED_FOR = replace(
    norm_by_number(SET, 4),
    nummer=4,
    titel="Mensen opzoeken",
    norm="Je zoekt mensen op die niet vanzelf om hulp vragen.",
    teamvraag="Wie van ons belt voortaan aan bij mensen die wij niet zien?",
    trefwoorden=("aanbel", "aangebeld", "eropaf", "huisbezoek", "aankloppen", "zorgmijd", "outreach"),
    vraag_per_rol={"teamleider": "Hoe hielp jij je team deze maand om mensen op te zoeken?"},
    doorvraag=(
        Doorvraag("concreet", "Met wie sprak je toen als eerste?"),
        Doorvraag("merkbaar", "Hoe reageerde diegene op jou?"),
        Doorvraag("keuze", "Wat gaf voor jou de doorslag om daar te beginnen?"),
        Doorvraag("verder", "Bij wie wil jij nog eens langsgaan?"),
    ),
)
_REWORDED = replace(
    norm_by_number(SET, 5), norm="Je kijkt naar een heel huishouden en noteert alleen wat nodig is."
)


def crosswalk() -> Crosswalk:
    kept = ((3, MOVED), *((norm.nummer, norm.nummer) for norm in norms_of(SET) if norm.nummer > REWORDED))
    steps = (
        Overgang("samengevoegd", (1, 2), (MERGED,)),
        Overgang("gesplitst", (4,), PARTS),
        Overgang("anders_verwoord", (5,), (REWORDED,), vergelijkbaar=True),
    )
    return Crosswalk(SET.id, kept, steps)


def second_edition() -> NormSet:
    first, second, *others = SET.themas
    moved = replace(norm_by_number(SET, 3), nummer=MOVED)
    themas = (
        replace(first, normen=(_MERGED, moved, _SEEN, _LOOKED_FOR)),
        replace(second, normen=(_REWORDED, *second.normen[1:])),
        *others,
    )
    unplaced = (MOVED, *SET.verwacht.zonder_plaatsing[1:])
    return replace(
        SET,
        id="sociaal_werk-2027.1",
        editie="2027.1",
        verwacht=replace(SET.verwacht, zonder_plaatsing=unplaced),
        themas=themas,
        crosswalks=(crosswalk(),),
    )


def write(norm_set: NormSet, folder: Path) -> Path:
    """The set as its author would have it: a file for the set, for each theme, and for each crosswalk."""
    folder.mkdir(parents=True)
    head = {each.name: getattr(norm_set, each.name) for each in fields(norm_set)}
    del head["themas"], head["crosswalks"]
    (folder / SET_FILE).write_text("\n".join(_lines(head, ())), "utf-8")
    for thema in norm_set.themas:
        heading = {"nummer": thema.nummer, "titel": thema.titel, "pijler": thema.pijler, "over": thema.over}
        table = {"thema": heading, "norm": thema.normen}
        (folder / file_name(thema.nummer, thema.titel)).write_text("\n".join(_lines(table, ())), "utf-8")
    for one in norm_set.crosswalks:
        (folder / crosswalk_file(one.van)).write_text("\n".join(_lines(_table(one), ())), "utf-8")
    return folder


def _table(value: Any) -> dict[str, Any]:
    found = value if isinstance(value, dict) else {each.name: getattr(value, each.name) for each in fields(value)}
    return {name: each for name, each in found.items() if not (isinstance(value, Norm) and each == {})}


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or hasattr(value, "__dataclass_fields__")


def _lines(table: dict[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """TOML: values first, then tables, then lists of tables."""
    below = []
    for name, value in table.items():
        if _is_table(value) or (isinstance(value, tuple) and value and _is_table(value[0])):
            below.append((name, value))
        else:
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}"
    for name, value in below:
        here = (*path, name)
        dotted = ".".join(here)
        for each in value if isinstance(value, tuple) else (value,):
            yield f"\n[[{dotted}]]" if isinstance(value, tuple) else f"\n[{dotted}]"
            yield from _lines(_table(each), here)
