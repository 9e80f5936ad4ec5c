from collections.abc import Mapping
from dataclasses import replace

import pytest

from norms.linter import lint
from norms.model import NormSet
from tests.norms.planting import SET, norm, with_expected, with_norm, with_thema

ROLES: Mapping[str, str] = norm(4).vraag_per_rol
PLANTED: list[tuple[str, NormSet, str, str]] = [
    # rule 1
    ("a theme too few", replace(SET, themas=SET.themas[:-1]), "verwacht.themas", "norms.aantal_themas"),
    ("a theme with a jump", with_thema(nummer=7), "thema.nummer", "norms.nummer"),
    ("a norm too few", with_thema(normen=SET.themas[0].normen[:3]), "norm", "norms.aantal_normen"),
    ("a number twice", with_norm(2, nummer=1), "norm[1].nummer", "norms.nummer"),
    ("another pillar", with_thema(pijler="organisatie"), "verwacht.per_pijler.organisatie", "norms.aantal_pijler"),
    # rule 2
    ("an unknown pillar", with_thema(pijler="kunst"), "thema.pijler", "norms.onbekende_waarde"),
    (
        "an unknown role",
        with_norm(2, rollen=("professional", "stagiair")),
        "norm[2].rollen",
        "norms.onbekende_waarde",
    ),
    ("a role twice", with_norm(2, rollen=("professional",) * 2), "norm[2].rollen", "norms.dubbele_waarde"),
    ("no role", with_norm(2, rollen=()), "norm[2].rollen", "norms.geen_rol"),
    ("an unknown lens", with_norm(2, lens="bril"), "norm[2].lens", "norms.onbekende_waarde"),
    ("an unknown law", with_norm(2, wetten=("WMO",)), "norm[2].wetten", "norms.onbekende_waarde"),
    ("an unknown frame", with_norm(2, kaders=("ISO",)), "norm[2].kaders", "norms.onbekende_waarde"),
    ("an unknown perspective", with_norm(2, perspectief="raad"), "norm[2].perspectief", "norms.onbekende_waarde"),
    ("a flag missing", with_norm(44, vlaggen=()), "norm[44].vlaggen", "norms.vlag_ontbreekt"),
    ("a flag too many", with_norm(2, vlaggen=("gevoelig",)), "norm[2].vlaggen", "norms.vlag_te_veel"),
    ("a placement that shames", with_norm(44, plaatsing="team"), "norm[44].plaatsing", "norms.plaatsing_moet_weg"),
    ("no placement", with_norm(2, plaatsing="geen"), "norm[2].plaatsing", "norms.plaatsing_ontbreekt"),
    (
        "own wording for the primary role",
        with_norm(4, vraag_per_rol={**ROLES, "professional": norm(4).vraag}),
        "norm[4].vraag_per_rol.professional",
        "norms.eerste_rol",
    ),
    (
        "wording for a role that is not asked",
        with_norm(4, vraag_per_rol={**ROLES, "bestuur": norm(4).vraag}),
        "norm[4].vraag_per_rol.bestuur",
        "norms.rol_niet_gevraagd",
    ),
    (
        "three probes",
        with_norm(2, doorvraag=norm(2).doorvraag[:3]),
        "norm[2].doorvraag",
        "norms.doorvraag_soorten",
    ),
    (
        "probes turned",
        with_norm(2, doorvraag=norm(2).doorvraag[::-1]),
        "norm[2].doorvraag",
        "norms.doorvraag_soorten",
    ),
    ("a quarter of an hour", with_norm(2, minuten=15), "norm[2].minuten", "norms.minuten"),
    (
        "an expected norm that is not there",
        with_expected(woord_als_naam=(99,)),
        "verwacht.woord_als_naam",
        "norms.norm_bestaat_niet",
    ),
    (
        "lines for a norm that is not there",
        replace(SET, regels_per_norm={"99": ("kort",)}),
        "regels_per_norm.99",
        "norms.norm_bestaat_niet",
    ),
    (
        "an unknown line",
        replace(SET, regels_per_norm={"39": ("lang",)}),
        "regels_per_norm.39",
        "norms.onbekende_waarde",
    ),
    ("a line missing", replace(SET, regels={"kort": "Kort mag."}), "regels.spraak", "norms.ontbreekt"),
    (
        "no way of placing",
        replace(SET, plaatsingen=SET.plaatsingen[:1]),
        "plaatsingen[organisatie]",
        "norms.ontbreekt",
    ),
    # rule 9
    (
        "a file for the board",
        with_norm(45, vraag="Wat zocht je laatst in een dossier?"),
        "norm[45].vraag",
        "norms.enkel_geval",
    ),
    (
        "one client for management",
        with_norm(8, vraag="Wat zei je laatst tegen een {inwoner}?"),
        "norm[8].vraag",
        "norms.enkel_geval",
    ),
    # rule 10
    ("an unknown own word", with_norm(2, norm="Je helpt de {buurman}."), "norm[2].norm", "norms.onbekend_woord"),
    (
        "an own word in front",
        with_norm(2, norm="Je helpt. {inwoners} kiezen."),
        "norm[2].norm",
        "norms.woord_vooraan",
    ),
    (
        "an own word written out",
        with_norm(2, norm="Je helpt de inwoner."),
        "norm[2].norm",
        "norms.woord_uitgeschreven",
    ),
    ("an own word in a title", with_norm(2, titel="De {inwoner} kiest"), "norm[2].titel", "norms.geen_woord_hier"),
    ("an own word in the subject", with_thema(over="de {inwoner}"), "thema.over", "norms.geen_woord_hier"),
    (
        "a handbook of no one",
        with_norm(35, vraag="Wat zocht je laatst op in het {handboek}?"),
        "norm[35].vraag",
        "norms.handboek_na",
    ),
    # rule 11
    (
        "five keywords",
        with_norm(2, trefwoorden=norm(2).trefwoorden[:5]),
        "norm[2].trefwoorden",
        "norms.aantal_trefwoorden",
    ),
    (
        "thirteen keywords",
        with_norm(2, trefwoorden=tuple(f"woord{i}" for i in range(13))),
        "norm[2].trefwoorden",
        "norms.aantal_trefwoorden",
    ),
    (
        "a capital",
        with_norm(2, trefwoorden=(*norm(2).trefwoorden, "Regisseren")),
        "norm[2].trefwoorden",
        "norms.hoofdletter",
    ),
    (
        "a keyword twice",
        with_norm(2, trefwoorden=(*norm(2).trefwoorden, "stilte")),
        "norm[2].trefwoorden",
        "norms.trefwoord_dubbel",
    ),
    (
        "a keyword that begins another",
        with_norm(2, trefwoorden=(*norm(2).trefwoorden, "huishoud")),
        "norm[2].trefwoorden",
        "norms.trefwoord_begin",
    ),
]


def test_the_set_of_the_package_has_no_findings() -> None:
    assert lint(SET) == ()


@pytest.mark.parametrize(
    ("norm_set", "place", "key"),
    [pytest.param(norm_set, place, key, id=name) for name, norm_set, place, key in PLANTED],
)
def test_a_planted_fault_is_found_in_its_place(norm_set: NormSet, place: str, key: str) -> None:
    assert (place, key) in [(found.place, found.key) for found in lint(norm_set)]


def test_a_finding_names_the_file_and_fills_its_sentence() -> None:
    (found,) = lint(with_norm(2, minuten=15))
    assert found.file == "01_aansluiten_bij_de_inwoner.toml"
    assert found.args == {"minuten": 15, "max": 5}
