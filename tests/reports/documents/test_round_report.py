"""The report of a whole round: what stands in it, in which order, and what each text of it rests on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.materials import material_of
from bot.simulate import plan_teams
from locales.catalogue import load_catalogue
from norms.model import norm_by_number
from reports.documents.bands import share_words
from reports.documents.document import (
    Bars,
    Block,
    Document,
    Heading,
    Note,
    Paragraph,
    Quotes,
    Table,
    file_name,
    grounds_of,
    texts_of,
)
from reports.documents.explain import UngroundedError, explained
from reports.documents.round.material import Material
from reports.documents.round.report import round_report
from reports.documents.round.unseen import HIDDEN
from reports.documents.setting import Setting, typeset
from reports.figures.change import Earlier
from reports.figures.tracing import Ground, Trace, of_earlier, of_placed, published
from reports.gate.cleared import Rule, Scope
from reports.gate.round_figures import clear_round
from storage.store import Store, transaction
from tests.norms.second import MERGED, PARTS, second_edition
from tests.reports.documents.rounds import DAY, material
from tests.reports.documents.simulated import simulated_round
from tests.reports.groups import groups
from tests.reports.test_round_figures import AFTER, placed
from tests.storage.planting import SET

WORDS = load_catalogue()
SECTIONS: tuple[str, ...] = ("kort", "verloop", "sterk", "verschil", "leren", "samenhang", "aandacht", "dilemma")
SECTIONS += ("woorden", "niet_te_zien", "verwacht", "afspraken", "niet")
GIVEN = ("Meegaan naar het eerste gesprek scheelt later gebel.", "Een vast gezicht zou helpen.", "Bel terug.")
PEOPLE, WEEKS = 40, 13
SINCE = WORDS.text("rapport.blad_trend")


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Material:
    data = tmp_path_factory.mktemp("round") / "data"
    return simulated_round(data, people=PEOPLE, weeks=WEEKS, seed=1, day=DAY)


@cache
def invented(teams: int = 6) -> Material:
    return material(teams, sentences=GIVEN, hope="Minder losse eindjes.", reason="Taak van het opbouwwerk.")


@cache
def second(teams: int = 6) -> Material:
    """The next round of the same teams, on the second edition of the norms, after the one that was invented."""
    first = invented(teams)
    now = material(teams, 2, names=first.names, norm_set=second_edition())
    return replace(now, earlier=Earlier(first.current.setup.first.monday, first.cleared.placed, SET))


@pytest.fixture(params=["simulated", "invented", "second"])
def of_round(request: pytest.FixtureRequest) -> Material:
    made = {"invented": invented, "second": second}
    found = made[request.param]() if request.param in made else request.getfixturevalue("simulated")
    assert isinstance(found, Material)
    return found


def report(of_round: Material) -> Document:
    return round_report(of_round, WORDS)


def grounded(paper: Document) -> Iterator[tuple[str, tuple[Trace, ...]]]:
    for block in paper.blocks:
        yield from zip(texts_of(block), grounds_of(block), strict=True)


def section(paper: Document, key: str) -> tuple[Block, ...]:
    """What stands under this heading, up to the next of its level."""
    title, found = WORDS.text(f"rapport.kop_{key}"), []
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside:
            found.append(block)
    return tuple(found)


def test_thirteen_sections_stand_in_their_order_and_none_is_empty(of_round: Material) -> None:
    paper = report(of_round)
    heads = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert heads == [*(WORDS.text(f"rapport.kop_{key}") for key in SECTIONS), WORDS.text("rapport.bijlage")]
    assert [int(head.split(".")[0]) for head in heads[:-1]] == list(range(1, 14))
    assert all(section(paper, key) for key in SECTIONS)


def test_every_text_rests_on_what_was_published_or_decided(of_round: Material) -> None:
    known = set(published(of_round.cleared, of_round.taken, of_round.effect))
    if of_round.earlier is not None:
        known |= {of_earlier(one) for one in of_round.earlier.placed}
    count = 0
    for text, traces in grounded(report(of_round)):
        assert traces, text
        assert {trace for trace in traces if not isinstance(trace.rule, Ground)} <= known, text
        assert all(not trace.figure for trace in traces if isinstance(trace.rule, Ground))
        count += 1
    assert count > 50


def test_what_rests_on_no_answer_says_the_same_whatever_was_answered() -> None:
    fixed = [
        {text for text, traces in grounded(report(found)) if all(isinstance(one.rule, Ground) for one in traces)}
        for found in (material(6, 1), material(6, 2, names=material(6, 1).names))
    ]
    assert fixed[0] == fixed[1]


def test_every_published_figure_stands_in_the_annex_or_a_section(of_round: Material) -> None:
    told = {trace for _, traces in grounded(report(of_round)) for trace in traces}
    missing = set(published(of_round.cleared, of_round.taken, of_round.effect)) - told
    assert {trace.rule for trace in missing} <= {Rule.SMALL_ORIGIN, Rule.TESTED, Rule.TOO_FEW}
    assert not any(
        trace.figure.startswith(("norm", "deelname")) and "verschil" not in trace.figure for trace in missing
    )


def test_every_figure_has_a_row_of_its_own_with_its_bands(of_round: Material) -> None:
    shown = sorted(
        (of_placed(one).figure, one.rule, tuple(share_words(part.share, WORDS) for part in one.placements))
        for one in of_round.cleared.placed
        if one.placements
    )
    rows = [
        (trace.figure, trace.rule, row[2:])
        for block in report(of_round).blocks
        if isinstance(block, Table) and block.name.startswith("thema ")
        for row, (trace, *_) in zip(block.rows, block.grounds, strict=True)
        if trace.rule not in HIDDEN
    ]
    assert sorted(rows) == shown


def test_an_explanation_names_nobody_and_counts_nothing(of_round: Material) -> None:
    said = explained(report(of_round), WORDS)
    names = {*of_round.names.values(), *(one.name for one in of_round.cleared.origins)}
    names |= {person for team in plan_teams(PEOPLE, WEEKS, 1) for person in team.people}
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", said)]
    assert not any(sentence in said for sentence in of_round.cleared.spoken.sentences)
    place = re.compile(r"^  (zin|punt|rij) \d+$|^\d+\. |^      cijfer: ")
    for line in said.splitlines():
        assert place.match(line) or not re.search(r"\d", line), line


def test_every_rule_has_a_text_without_a_number() -> None:
    for rule in (*Rule, *Ground):
        assert not re.search(r"\d", WORDS.text(f"regel.{rule}"))


def test_a_text_that_rests_on_nothing_is_no_report() -> None:
    paper = report(invented())
    with pytest.raises(UngroundedError):
        explained(replace(paper, blocks=(*paper.blocks, Paragraph("Zomaar een zin."))), WORDS)


@pytest.mark.parametrize("writers", range(1, 5))
def test_nobody_to_four_writers_give_the_very_same_report(store: Store, writers: int) -> None:
    papers = []
    for count in (0, writers):
        made = groups(store, (12, 12))
        placed(made, made.teams[0], ["nog_weinig"] * count)
        with transaction(store):
            cleared = clear_round(store, made.current, made.teams, AFTER)
        names = {team: f"Team {place}" for place, team in enumerate(made.teams)}
        papers.append(report(Material(made.current.round, 5, cleared, None, None, names, DAY)))
    assert [texts_of(block) for block in papers[0].blocks] == [texts_of(block) for block in papers[1].blocks]


def test_some_norms_are_told_over_all_teams_alone_and_one_nowhere() -> None:
    found = invented()
    alone = {one.number for one in found.cleared.placed if one.scope == Scope.ALL}
    assert alone == {50}, "the other two of these are not placed"
    titles = {norm.titel: norm.nummer for theme in SET.themas for norm in theme.normen}
    shown = {WORDS.text(f"document.band_{band}") for band in ("enkelen", "een_deel", "de_meesten", "laag", "hoog")}
    for block in report(found).blocks:
        for row in block.rows if isinstance(block, Table) and len(block.head) == 5 else ():
            number = titles.get(row[0])
            if number == 44:
                assert row[2] == WORDS.text("rapport.cel_nooit")
            if number in alone and shown & set(row[2:]):
                assert row[1] == WORDS.text("rapport.alle_teams")


def test_teams_stand_in_the_order_of_the_alphabet() -> None:
    found = invented(9)
    table = next(block for block in report(found).blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows] == sorted(found.names.values())


def test_sentences_stand_as_they_were_given_and_without_team() -> None:
    [quotes] = [block for block in section(report(invented()), "woorden") if isinstance(block, Quotes)]
    assert quotes.items == GIVEN


@pytest.mark.parametrize("key", ["aandacht", "dilemma", "afspraken"])
def test_what_is_not_recorded_is_said_so(key: str) -> None:
    [told] = section(report(invented()), key)
    assert isinstance(told, Paragraph)
    assert told.text.startswith("Hier is nog niets vastgelegd.")


def test_what_was_decided_stands_in_it_with_reason_and_hope() -> None:
    said = " ".join(text for text, _ in grounded(report(invented())))
    for wanted in ("(reden: Taak van het opbouwwerk., besloten op ", "Minder losse eindjes.", "60% zou schrijven"):
        assert wanted in said


def test_it_is_a_concept_on_every_page_until_it_is_settled() -> None:
    pages = PdfReader(BytesIO(typeset(report(invented()), Setting.PDF))).pages
    assert len(pages) > 5
    assert all("Concept · " in page.extract_text() for page in pages)
    settled = report(replace(invented(), settled=DAY))
    pages = PdfReader(BytesIO(typeset(settled, Setting.PDF))).pages
    assert not any("Concept" in page.extract_text() for page in pages)
    assert "Vastgesteld op 1 maart 2027 door de coördinator en een tweede" in " ".join(
        pages[0].extract_text().split()
    )


def test_it_begins_with_whether_two_people_settled_it() -> None:
    waiting, settled = (report(replace(invented(), settled=day)).blocks[0] for day in (None, DAY))
    assert isinstance(waiting, Note)
    assert isinstance(settled, Note)
    assert waiting.text.startswith("Concept. Twee mensen moeten dit stuk nog vaststellen.")
    assert settled.text.startswith("Vastgesteld op 1 maart 2027 ")


def test_every_page_says_whose_questions_and_which_threshold(of_round: Material) -> None:
    for page in PdfReader(BytesIO(typeset(report(of_round), Setting.PDF))).pages:
        assert "onze eigen vragen, geen keurmerk · vanaf 5 schrijvers" in " ".join(page.extract_text().split())


def test_its_text_is_in_the_order_of_its_blocks(of_round: Material) -> None:
    """Footers stand between pages and words are broken over lines, so bare letters are compared."""
    paper = report(of_round)
    pages = PdfReader(BytesIO(typeset(paper, Setting.PDF))).pages
    found = bare("".join(page.extract_text() for page in pages))
    at = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            at = found.index(bare(block.text), at)
        elif isinstance(block, Paragraph):
            at = found.index(bare(block.text)[:20], at)


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def test_every_picture_says_all_its_bars_in_words(of_round: Material) -> None:
    for block in report(of_round).blocks:
        if isinstance(block, Bars):
            for bar in block.bars:
                assert bar.label in block.alt
                assert all(f"{part.label} {part.band}" in block.alt for part in bar.parts)


def test_its_file_has_a_useful_name() -> None:
    assert file_name(report(invented()), "pdf") == "Rondebeeld najaar 2026 concept.pdf"
    settled = report(replace(invented(), settled=DAY))
    assert file_name(settled, "pdf") == "Rondebeeld najaar 2026.pdf"


def test_no_name_of_a_sheet_is_too_long_or_twice(of_round: Material) -> None:
    names = [block.name for block in report(of_round).blocks if isinstance(block, Table)]
    assert len(names) == len({name.casefold() for name in names})
    assert all(len(name) <= 31 for name in names)


def test_a_round_that_still_runs_has_no_material(store: Store) -> None:
    made = groups(store, (9, 9))
    assert material_of(store, made.current, DAY) is None


def test_the_catalogue_of_rules_is_the_one_of_the_gate() -> None:
    text = (Path(__file__).parents[3] / "locales/nl/LC_MESSAGES/bot.po").read_text(encoding="utf-8")
    assert set(re.findall(r'msgid "regel\.(\w+)"', text)) == {*Rule, *Ground}


def test_the_round_before_is_compared_only_where_the_same_was_asked_and_seen() -> None:
    found = second()
    assert found.earlier is not None
    told = [text for block in section(report(found), "verwacht") for text in texts_of(block)]
    titles = {number: norm_by_number(found.norm_set, number).titel for number in (MERGED, *PARTS)}
    for number, why in ((MERGED, "samengevoegd uit"), (PARTS[0], "eerst een deel van")):
        [said] = [text for text in told if text.startswith(f"‘{titles[number]}’")]
        assert f"is niet vergeleken: deze vraag {'is ' if number == MERGED else 'was '}{why}" in said
    assert any("groter deel dan toen" in text for text in told)
    assert any("kleiner deel dan toen" in text for text in told)
    [table] = [block for block in report(found).blocks if isinstance(block, Table) and block.name == SINCE]
    assert not {row[0] for row in table.rows} & set(titles.values())
    assert not any(re.search(r"\d", cell) for row in table.rows for cell in (row[0], row[2]))


def test_an_explanation_leads_a_change_to_the_figure_of_each_round() -> None:
    said = explained(report(second()), WORDS)
    heading = said.index(WORDS.text("rapport.bij_trend"))
    row = said[heading:].split("\n  ")[1:5]
    assert any("vorige ronde norm" in line for line in row)
    assert any("cijfer" in line.casefold() and "vorige ronde" not in line for line in row)


def test_a_first_round_compares_with_nothing() -> None:
    assert WORDS.text("rapport.kop_trend") not in [
        block.text for block in report(invented()).blocks if isinstance(block, Heading)
    ]


def test_a_round_of_which_nothing_was_seen_is_said_to_compare_with_nothing() -> None:
    hidden = replace(invented(), earlier=Earlier(DAY, (), SET))
    told = [text for block in section(report(hidden), "verwacht") for text in texts_of(block)]
    assert WORDS.text("rapport.trend_niets") in told
