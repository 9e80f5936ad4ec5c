"""Sections 10 and 11: what did not apply or cannot be seen, and what was expected."""

from collections.abc import Iterator

from conversations.text import Arg, Plain
from locales.catalogue import Catalogue
from norms.model import norm_by_number
from reports.documents.document import Block, Heading
from reports.documents.round.material import Material
from reports.documents.round.telling import (
    Told,
    decided,
    fixed,
    in_a_row,
    paragraph,
    points,
    quoted,
    some_of,
    told,
)
from reports.documents.round.wording import share_of, took_part
from reports.documents.trend import Before, since_before
from reports.figures.coverage import Gap, gaps, unfit
from reports.figures.tracing import DECIDED, FIXED, of_effect, of_taken, of_unfit
from reports.gate.cleared import Rule

MOST_TITLES = 8
HIDDEN = {
    Rule.TOO_FEW: "rapport.leeg_te_weinig",
    Rule.ONLY_TOGETHER: "rapport.leeg_alleen_samen",
    Rule.NEVER: "rapport.leeg_nooit",
    Rule.NOT_PLACED: "rapport.leeg_niet_geplaatst",
    Rule.NOT_APPLICABLE: "rapport.leeg_niet_gesteld",
}
LONG = {
    "rapport.leeg_te_weinig": "rapport.leeg_te_weinig_veel",
    "rapport.leeg_niet_gesteld": "rapport.leeg_niet_gesteld_veel",
}


def not_to_be_seen(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.text("rapport.kop_niet_te_zien"))
    found = (*_marks(material, catalogue), *_unfit(material, catalogue), *_nowhere(material, catalogue))
    if not found:
        yield fixed(catalogue, "rapport.alles_te_zien")
    yield from points(found)
    yield fixed(catalogue, "rapport.leeg_uitleg")


def _marks(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    """What coördinatoren said does not apply, with their reason."""
    ends = material.current.ends
    for mark in material.current.course.marks:
        if ends is not None and mark.since > ends:
            continue
        title = norm_by_number(material.norm_set, mark.what.norm).titel
        values: dict[str, Arg] = {
            "titel": quoted(title, catalogue),
            "reden": Plain(mark.what.reason),
            "datum": mark.what.on,
        }
        if not mark.what.teams:
            yield told(catalogue.text("rapport.gold_niet", **values), DECIDED)
            continue
        teams = in_a_row(sorted(material.names[team] for team in mark.what.teams), catalogue)
        yield told(catalogue.text("rapport.gold_niet_teams", teams=teams, **values), DECIDED)


def _unfit(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    found = unfit(material.cleared, material.norm_set)
    if found:
        titles = in_a_row([quoted(one.title, catalogue) for one in found], catalogue)
        yield told(catalogue.text("rapport.past_niet", titels=titles), *(of_unfit(one.norm) for one in found))


def _nowhere(material: Material, catalogue: Catalogue) -> Iterator[Told]:
    """Norms that can be seen in no form, under the rule by which that is so."""
    nowhere = [one for one in gaps(material.cleared, material.norm_set, material.names) if one.nowhere]
    told_of: set[int] = set()
    for rule, key in sorted(HIDDEN.items(), key=lambda item: list(HIDDEN).index(item[0])):
        found = [one for one in nowhere if one.rule == rule and one.norm not in told_of]
        told_of |= {one.norm for one in found}
        if found:
            yield told(_titles(key, found, catalogue), *(trace for one in found for trace in one.traces))


def _titles(key: str, found: list[Gap], catalogue: Catalogue) -> str:
    """Of a long list the first by name; the annex has a row for each."""
    titles = [quoted(one.title, catalogue) for one in found]
    if len(titles) > MOST_TITLES and key in LONG:
        return catalogue.text(LONG[key], titels=some_of(titles, MOST_TITLES, catalogue))
    return catalogue.text(key, aantal=len(found), titels=in_a_row(titles, catalogue))


def expected_and_found(material: Material, catalogue: Catalogue) -> Iterator[Block]:
    """Against what was expected, what people say of themselves, and the round before."""
    setup, taken, effect = material.current.setup, material.taken, material.effect
    yield Heading(catalogue.text("rapport.kop_verwacht"))
    if setup.expected is not None:
        yield decided(catalogue.text("rapport.verwacht", procent=setup.expected))
    if taken is not None and setup.expected is not None:
        yield paragraph(took_part(taken.whole, catalogue), (of_taken(),))
    if setup.hope:
        yield decided(catalogue.text("rapport.hoop", hoop=Plain(setup.hope)))
        yield fixed(catalogue, "rapport.hoop_uitleg")
    if setup.expected is None and not setup.hope:
        yield fixed(catalogue, "rapport.verwacht_niets")
    if effect is None:
        yield fixed(catalogue, "rapport.effect_later")
    elif effect.before is None or effect.after is None:
        yield paragraph(catalogue.text("rapport.effect_te_weinig"), (of_effect(effect), FIXED))
    else:
        text = catalogue.text(
            "rapport.effect", voor=share_of(effect.before, catalogue), na=share_of(effect.after, catalogue)
        )
        yield paragraph(text, (of_effect(effect),))
    if material.earlier is not None:
        before = Before(material.earlier, material.names)
        yield from since_before(before, material.cleared.placed, material.norm_set, catalogue, level=2)
