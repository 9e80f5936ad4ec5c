"""What is read in chats, reports and exports is in what was cleared, and nothing else is."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from itertools import pairwise

from bot.materials import material_of
from locales.catalogue import load_catalogue
from norms.model import fill, norms_of
from reports.documents.document import Bars, Document, Heading, Part, Quotes, Table, texts_of
from reports.documents.round.factsheet import factsheet
from reports.documents.round.report import round_report
from reports.documents.sheets import as_json, comma_separated
from reports.documents.team_page import team_page
from reports.documents.trend import MOST_POINTS
from reports.documents.web import web_page
from reports.figures.placements import as_word
from reports.gate.bands import Band
from reports.gate.cleared import Rule, Scope, Subject
from reports.gate.closing import read_closing, read_effect
from reports.gate.picture import read_picture
from reports.gate.round_pictures import read_pictures
from reports.gate.taken import read_participation
from reports.round_words import closing_words, participation_words
from reports.words import picture_words
from storage import teams
from storage.store import Store
from tests.attack.beside import Ended
from tests.attack.claims import NORMS, THEMES, is_most, of_report
from tests.attack.exported import Texts, said_by
from tests.attack.reading import Reader, reader
from tests.attack.year import Year
from tests.storage.planting import SET

CATALOGUE = load_catalogue()
MADE = date(2028, 1, 10)
VALUES = 3
Turned = tuple[str, frozenset[str], str]
"""A norm, the teams of a group, and what is said of it since the round before."""
RANKS = (Band.ENKELEN, Band.EEN_DEEL, Band.DE_MEESTEN)
WORDS = {
    sign: CATALOGUE.text(f"rapport.sinds_{word}") for sign, word in ((1, "meer"), (-1, "minder"), (0, "gelijk"))
}
CHANGED = {"rapport.trend_meer": 1, "rapport.trend_minder": -1, "rapport.trend_gelijk": 0}
ROWS = ("placement", "sentence", "answer", "filed", "wish", "effect", "origin")


def papers(store: Store, ended: Ended) -> Iterator[Document]:
    material = material_of(store, ended.current, MADE)
    assert material is not None
    yield round_report(material, CATALOGUE)
    yield factsheet(material, CATALOGUE)
    for team, name in material.names.items():
        shown = read_pictures(store, team, ended.current)
        yield team_page(name, shown, ended.current.round, ended.current.threshold, MADE, CATALOGUE)


def chats(store: Store, year: Year) -> Iterator[str]:
    """What /team, /ronde and the closing page answer."""
    names = teams.names(store)
    for one in year.pictures:
        found = read_picture(store, one.team, one.period)
        assert found is not None
        yield CATALOGUE.words(picture_words(found, tuple(names[team] for team in found.teams), SET))
    for ended in year.ended:
        current = ended.current.round
        taken, closing = read_participation(store, current.id), read_closing(store, current.id)
        assert closing is not None
        yield CATALOGUE.words(participation_words(taken, current, names))
        effect = read_effect(store, current.id)
        yield CATALOGUE.words(closing_words(closing, effect, taken, current, names))


def all_of_it(year: Year) -> list[str]:
    made = [paper for ended in year.ended for paper in papers(year.store, ended)]
    exported = [kind(paper) for paper in made for kind in (as_json, comma_separated)]
    return [*chats(year.store, year), *map(web_page, made), *(body.decode() for body in exported)]


def test_all_that_is_shown_stays_the_same_when_everything_that_people_told_is_gone(year: Year) -> None:
    before = all_of_it(year)
    year.store.conn.execute("SAVEPOINT gone")
    for table in ROWS:
        year.store.conn.execute(f"DELETE FROM {table}")
    try:
        assert all_of_it(year) == before
    finally:
        year.store.conn.execute("ROLLBACK TO gone")
        year.store.conn.execute("RELEASE gone")
    assert len(before) > 400


def reader_of(year: Year, *prefixes: str) -> Reader:
    laws = set(SET.waarden.wetten)
    return reader(CATALOGUE, prefixes, teams.names(year.store), {*NORMS, *THEMES, *laws})


def test_every_text_of_a_paper_is_a_wording_that_claims_what_was_cleared(year: Year) -> None:
    read = reader_of(year, "rapport.", "document.")
    fixed = {SET.verantwoording, *(fill(norm.teamvraag, SET.woorden) for norm in norms_of(SET))}
    for ended, turns in zip(year.ended, turned(year), strict=True):
        sentences = set(ended.cleared.spoken.sentences)
        pictured = {text for one in year.pictures if one.round == ended.current.round.id for text in one.sentences}
        for paper in papers(year.store, ended):
            known = {paper.title, *fixed, *NORMS, *THEMES}
            for block in paper.blocks:
                if isinstance(block, Table | Bars):
                    continue
                if isinstance(block, Quotes):
                    assert set(block.items) <= (pictured if "Teambeeld" in paper.title else sentences)
                    continue
                for text in (block.text,) if isinstance(block, Heading) else texts_of(block):
                    assert text in known or is_right(text, ended, read, turns), text


def is_right(text: str, ended: Ended, read: Reader, turns: frozenset[Turned]) -> bool:
    return any(
        of_report(key, args, ended, read) and follows(key, args, read, turns) for key, args in read.wordings(text)
    )


def turned(year: Year) -> list[frozenset[Turned]]:
    """Of each round what two rounds that were published say of a norm and a group; of the first nothing."""
    names, found = teams.names(year.store), [frozenset[Turned]()]
    for before, after in pairwise(year.ended):
        first, last = (seen_of(ended, names) for ended in (before, after))
        found.append(
            frozenset(
                (what, who, WORDS[_sign(first[what, who], last[what, who])]) for what, who in {*first} & {*last}
            )
        )
    return found


def seen_of(ended: Ended, names: dict[int, str]) -> dict[tuple[str, frozenset[str]], int]:
    titles = {number: title for title, number in NORMS.items()}
    return {
        (titles[one.number], frozenset(names[team] for team in one.teams)): RANKS.index(
            as_word(one.placements[0].share)
        )
        for one in ended.cleared.placed
        if one.subject == Subject.NORM and one.scope == Scope.GROUP and one.rule == Rule.ENOUGH
    }


def _sign(first: int, last: int) -> int:
    return (last > first) - (last < first)


def follows(key: str, args: Mapping[str, str], read: Reader, turns: frozenset[Turned]) -> bool:
    """A sentence on what changed names no group and no norm of which the figures do not say so."""
    if key == "rapport.trend_rest":
        told = {(what, word) for what, _, word in turns if word != WORDS[0]}
        return int(args["aantal"]) == len(told) - MOST_POINTS
    if key not in CHANGED:
        return True
    word = WORDS[CHANGED[key]]
    named = set(read.listed(args.get("titel", args.get("titels", ""))))
    own = {(what, who) for what, who, said in turns if said == word and what in named}
    groups = frozenset[str]().union(*(who for _, who in own))
    return named == {what for what, _ in own} and set(read.listed(args.get("groepen", ""))) <= groups


def test_every_cell_and_bar_is_a_figure_that_was_cleared(year: Year) -> None:
    read = reader_of(year, "rapport.", "document.")
    names, seen = teams.names(year.store), 0
    for ended, turns in zip(year.ended, turned(year), strict=True):
        report, *pages = [
            one for one in papers(year.store, ended) if one.title != CATALOGUE.text("rapport.factsheet")
        ]
        for block in report.blocks:
            if isinstance(block, Table | Bars):
                assert list(amiss_in_report(block, ended, read, names, turns)) == []
                seen += 1
        for page in pages:
            told = {
                (picture.norm, tuple(one.share for one in picture.placements))
                for picture in year.pictures
                if picture.round == ended.current.round.id
                and page.title in {CATALOGUE.text("document.team", team=names[team]) for team in picture.teams}
            }
            for block in page.blocks:
                rows = list(block.rows) if isinstance(block, Table) else []
                bars = block.bars if isinstance(block, Bars) else ()
                rows += [(bar.label, *(part.band for part in bar.parts)) for bar in bars]
                for row in rows:
                    assert (NORMS[row[0]], tuple(map(read.share, row[1:]))) in told, row
                    seen += 1
    assert seen > 150


def amiss_in_report(
    block: Table | Bars, ended: Ended, read: Reader, names: dict[int, str], turns: frozenset[Turned]
) -> Iterator[object]:
    if isinstance(block, Bars):
        yield from (bar for bar in block.bars if not is_spread(ended, Subject.THEME, THEMES[bar.label], bar.parts))
        return
    kind = next(key for key, _ in read.wordings(block.caption) if key.startswith("rapport.bij_"))
    for row in block.rows:
        match kind, row:
            case "rapport.bij_thema", (what, who, *cells):
                right = is_placed(ended, read, names, what, who, cells, read.listed(block.caption)[0])
            case "rapport.bij_deelname", (who, cell):
                bands = {frozenset(names[team] for team in one.teams): one.band for one in ended.taken.groups}
                right = bands[frozenset(read.listed(who))] == read.share(cell)
            case "rapport.bij_verschil", (what, who, others):
                right = set(read.listed(others)) <= differing(ended, names, what, set(read.listed(who)))
            case "rapport.bij_trend", (what, who, cell):
                right = (what, frozenset(read.listed(who)), cell) in turns
            case "rapport.bij_wetten", (_, what, *cells) if what in NORMS:
                right = is_told_of_law(ended, what, cells)
            case "rapport.bij_wetten", (_, _, *cells):
                right = set(cells) == {CATALOGUE.text("rapport.cel_niet_van_toepassing")}
            case _, row:
                right = all(is_right(cell, ended, read, turns) for cell in row)
        if not right:
            yield kind, row


def is_placed(
    ended: Ended, read: Reader, names: dict[int, str], what: str, who: str, cells: list[str], theme: str
) -> bool:
    """A figure with these shares of these teams, or norms that are hidden by the rule that stands there."""
    subject, number = (Subject.NORM, NORMS[what]) if what in NORMS else (Subject.THEME, THEMES[theme])
    own = [one for one in ended.cleared.placed if (one.subject, one.number) == (subject, number)]
    shares = [read.share(cell) for cell in cells]
    listed = set(read.listed(who))
    if None in shares:
        rules = {CATALOGUE.text(f"rapport.cel_{one.rule}") for one in own if not one.placements}
        return len(set(cells)) == 1 and cells[0] in rules
    return any(
        [part.share for part in one.placements] == shares
        and (listed == {names[team] for team in one.teams} or (one.scope != Scope.GROUP and not listed))
        for one in own
    )


def differing(ended: Ended, names: dict[int, str], what: str, who: set[str]) -> set[str]:
    """Teams of groups from which this one differs, here."""
    subject, number = (Subject.NORM, NORMS[what]) if what in NORMS else (Subject.THEME, THEMES[what])
    found = set[str]()
    for one in ended.cleared.verdicts:
        for pair in one.pairs if (one.subject, one.number) == (subject, number) else ():
            groups = [{names[team] for team in group} for group in pair]
            if who in groups:
                found |= groups[1 - groups.index(who)]
    return found


def is_told_of_law(ended: Ended, what: str, cells: list[str]) -> bool:
    own = [one for one in ended.cleared.placed if (one.subject, one.number) == (Subject.NORM, NORMS[what])]
    seen = [one for one in own if one.placements]
    for place, cell in enumerate(cells):
        most = sum(is_most(one.placements[place].share) for one in seen)
        told = CATALOGUE.text("rapport.van", deel=most, aantal=len(seen))
        hidden = {CATALOGUE.text(f"rapport.cel_{one.rule}") for one in own if not one.placements}
        if cell != told if seen else cell not in hidden:
            return False
    return True


def is_spread(ended: Ended, subject: Subject, number: int, parts: tuple[Part, ...]) -> bool:
    """In how many of the figures of a theme most people say each."""
    norms = {norm.nummer for theme in SET.themas if theme.nummer == number for norm in theme.normen}
    seen = [
        one
        for one in ended.cleared.placed
        if one.placements
        and (
            (one.subject, one.number) == (subject, number) or (one.subject == Subject.NORM and one.number in norms)
        )
    ]
    most = [sum(is_most(one.placements[place].share) for one in seen) for place in range(VALUES)]
    told = [CATALOGUE.text("rapport.beelden", deel=number, aantal=len(seen)) for number in most]
    return [part.band for part in parts] == told


def test_an_export_holds_what_the_paper_says_and_no_more(year: Year) -> None:
    for paper in papers(year.store, year.ended[0]):
        said = said_by(paper)
        page = Texts()
        page.feed(web_page(paper))
        assert page.found <= said
        body = json.loads(as_json(paper))
        cells = {
            cell for table in body["tabellen"] for row in (table["kolommen"], *table["rijen"]) for cell in row
        }
        assert cells <= said
        assert {body["titel"], body["over"], body["voet"], body["status"]} <= said
        assert set(body) == {"schema", "titel", "over", "voet", "status", "gemaakt", "tabellen"}
        lines = csv.reader(StringIO(comma_separated(paper).decode("utf-8-sig")), delimiter=";")
        assert {cell for line in lines for cell in line} <= said
