from dataclasses import replace

import pytest

from norms.linter import lint
from norms.model import NormSet
from tests.norms.planting import SET, norm, with_expected, with_norm, with_probe

PLANTED: list[tuple[str, NormSet, str, str]] = [
    # rule 3
    (
        "fourteen words",
        with_norm(2, vraag="Wat liet je de afgelopen week aan een {inwoner} in de wijk zelf over?"),
        "norm[2].vraag",
        "norms.zin_te_lang",
    ),
    ("u", with_norm(2, vraag="Wat liet u de afgelopen week los?"), "norm[2].vraag", "norms.u_vorm"),
    ("uw", with_norm(2, norm="Je let op uw werk."), "norm[2].norm", "norms.u_vorm"),
    ("why", with_norm(2, teamvraag="Waarom laten wij niets over?"), "norm[2].teamvraag", "norms.verantwoorden"),
    ("praise", with_probe(2, "keuze", "Wat ging er mooi bij jou?"), "norm[2].doorvraag[keuze].tekst", "norms.lof"),
    ("an exclamation mark", with_norm(2, norm="Je laat los!"), "norm[2].norm", "norms.uitroepteken"),
    ("quotation marks", with_norm(2, norm="Je zegt «nee»."), "norm[2].norm", "norms.haakjes"),
    ("single quotation marks", with_norm(2, norm="Je zegt 'nee'."), "norm[2].norm", "norms.haakjes"),
    ("brackets", with_norm(2, norm="Je laat los (soms)."), "norm[2].norm", "norms.haakjes"),
    # rule 4
    (
        "three sentences",
        with_norm(2, norm="Je laat los. Je helpt. Je kijkt."),
        "norm[2].norm",
        "norms.te_veel_zinnen",
    ),
    (
        "a long norm",
        with_norm(2, norm="Je " + "samenwerkingsverbanden " * 7),
        "norm[2].norm",
        "norms.tekst_te_lang",
    ),
    (
        "no one addressed",
        with_norm(2, norm="De hulp is er op tijd."),
        "norm[2].norm",
        "norms.zonder_aanspreekvorm",
    ),
    # rule 5
    (
        "two sentences before",
        with_norm(2, vraag="Kijk. Denk. Wat deed je laatst?"),
        "norm[2].vraag",
        "norms.te_veel_zinnen",
    ),
    (
        "a long question",
        with_norm(2, vraag="Wat deed je " + "samenwerkingsverband " * 8 + "?"),
        "norm[2].vraag",
        "norms.tekst_te_lang",
    ),
    ("no question mark", with_norm(2, vraag="Wat deed je laatst."), "norm[2].vraag", "norms.een_vraagteken"),
    (
        "two question marks",
        with_norm(2, vraag="Wat deed je? Hoe ging je laatst?"),
        "norm[2].vraag",
        "norms.een_vraagteken",
    ),
    ("a yes or no", with_norm(2, vraag="Heb je laatst iets gedaan?"), "norm[2].vraag", "norms.vraagwoord"),
    (
        "a double question",
        with_norm(2, vraag="Wat deed je laatst en hoe ging dat?"),
        "norm[2].vraag",
        "norms.dubbele_vraag",
    ),
    ("options", with_norm(2, vraag="Wat deed je laatst, bijvoorbeeld bellen?"), "norm[2].vraag", "norms.keuzes"),
    ("options behind a colon", with_norm(2, vraag="Wat deed je laatst: bellen?"), "norm[2].vraag", "norms.keuzes"),
    ("a procedure", with_norm(2, vraag="Welke procedures volgde je laatst?"), "norm[2].vraag", "norms.procedure"),
    ("success presumed", with_norm(2, vraag="Wat is je laatst gelukt?"), "norm[2].vraag", "norms.succes"),
    (
        "a question for a role",
        with_norm(4, vraag_per_rol={"teamleider": "Zocht je laatst iemand op?"}),
        "norm[4].vraag_per_rol.teamleider",
        "norms.vraagwoord",
    ),
    ("too few recent moments", with_expected(recent=51), "verwacht.recent", "norms.te_weinig_recent"),
    # rule 6
    (
        "two sentences in a probe",
        with_probe(2, "keuze", "Denk na. Wat koos je?"),
        "norm[2].doorvraag[keuze].tekst",
        "norms.te_veel_zinnen",
    ),
    (
        "a probe that is no question",
        with_probe(2, "keuze", "Vertel wat je koos."),
        "norm[2].doorvraag[keuze].tekst",
        "norms.een_vraagteken",
    ),
    (
        "a long probe",
        with_probe(2, "keuze", "Wat koos je " + "samenwerking " * 5 + "?"),
        "norm[2].doorvraag[keuze].tekst",
        "norms.tekst_te_lang",
    ),
    (
        "a probe to no one",
        with_probe(2, "keuze", "Wat gaf de doorslag?"),
        "norm[2].doorvraag[keuze].tekst",
        "norms.je_vorm",
    ),
    (
        "the question again",
        with_probe(2, "keuze", norm(2).vraag),
        "norm[2].doorvraag[keuze].tekst",
        "norms.herhaalt_vraag",
    ),
    (
        "nearly a probe of another norm",
        with_probe(2, "verder", "Wat vraag je een volgende keer dan eerder?"),
        "norm[2].doorvraag[verder].tekst",
        "norms.lijkt_op",
    ),
    # rule 7
    (
        "two sentences for the team",
        with_norm(2, teamvraag="Denk na. Wat doen wij?"),
        "norm[2].teamvraag",
        "norms.te_veel_zinnen",
    ),
    (
        "a long question for the team",
        with_norm(2, teamvraag="Wat doen wij " + "samenwerkend " * 7 + "?"),
        "norm[2].teamvraag",
        "norms.tekst_te_lang",
    ),
    (
        "je for the team",
        with_norm(2, teamvraag="Wat doen jullie voortaan?"),
        "norm[2].teamvraag",
        "norms.wij_vorm",
    ),
    ("a team question twice", with_norm(2, teamvraag=norm(1).teamvraag), "norm[2].teamvraag", "norms.gelijk_aan"),
    (
        "a team question that is a question",
        with_norm(2, teamvraag=norm(1).vraag),
        "norm[2].teamvraag",
        "norms.gelijk_aan",
    ),
    # rule 8
    ("a long title", with_norm(2, titel="Lang " * 40), "norm[2].vraag", "norms.bericht_te_lang"),
    (
        "a long placement question",
        replace(SET, plaatsingen=tuple(replace(p, vraag="Lang " * 50) for p in SET.plaatsingen)),
        "norm[2].norm",
        "norms.bericht_te_lang",
    ),
]


@pytest.mark.parametrize(
    ("norm_set", "place", "key"),
    [pytest.param(norm_set, place, key, id=name) for name, norm_set, place, key in PLANTED],
)
def test_a_planted_fault_is_found_in_its_place(norm_set: NormSet, place: str, key: str) -> None:
    assert (place, key) in [(found.place, found.key) for found in lint(norm_set)]


@pytest.mark.parametrize(
    "text", ["Wat deed je 's avonds in het laatste collega's overleg?", "Hoe ging zo'n laatste gesprek bij je?"]
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert lint(with_norm(2, vraag=text)) == ()
