"""The walk from a round's figures to theme and norm, and its pictures, say what was cleared and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.showing import called_team
from norms.model import Norm, norms_of, placement_labels
from reports.documents.document import Bars
from reports.documents.drawings import participation_drawing, theme_drawing
from reports.figure_words import norm_words, theme_words
from reports.gate.bands import Share
from reports.gate.cleared import Placed, Subject
from reports.gate.picture import ClearedPicture
from reports.gate.round_figures import read_round
from reports.gate.round_pictures import read_group, read_pictures
from reports.gate.taken import read_participation
from storage import teams
from tests.attack.beside import Ended
from tests.attack.reading import placements, reader
from tests.attack.test_chats import CATALOGUE, NUMBER, SENTENCE
from tests.attack.test_shown import MADE, ROWS
from tests.attack.year import Year
from tests.storage.planting import SET

NORMS = norms_of(SET)
FIXED = {
    "20",
    "80",
    *NUMBER.findall(CATALOGUE.text("cijfers.uitleg")),
    *NUMBER.findall(CATALOGUE.text("cijfers.uitleg_alle")),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one team may walk through, or with no team a coördinator."""

    ended: Ended
    team: int
    placed: tuple[Placed, ...]
    called: str
    names: dict[int, str]
    pictures: tuple[ClearedPicture, ...] = ()


def walks(year: Year) -> Iterator[Seen]:
    names = teams.names(year.store)
    for ended in year.ended:
        cleared = read_round(year.store, ended.current.round.id)
        assert cleared is not None
        yield Seen(ended, 0, cleared.placed, "", names)
        for team in names:
            own = read_group(year.store, team, ended.current)
            pictures = read_pictures(year.store, team, ended.current)
            yield Seen(ended, team, own, called_team(team, ended.current.round, names), names, pictures)


def of_norm(seen: Seen, norm: Norm) -> tuple[str, tuple[str, ...]]:
    """What is said of it, and the sentences that its picture held."""
    own = next((one.sentences for one in seen.pictures if one.norm == norm.nummer and one.enough), ())
    words = norm_words(norm.nummer, seen.placed, seen.ended.current.round, seen.called, seen.names, own)
    return CATALOGUE.words(words), own


def of_theme(seen: Seen, number: int) -> str:
    return CATALOGUE.words(theme_words(number, seen.placed, seen.ended.current.round, seen.called, seen.names))


def shares(text: str, norms: list[Norm]) -> Iterator[tuple[str, Share]]:
    labels = {label.lower(): str(key) for norm in norms for key, label in placement_labels(SET, norm)}
    return placements(CATALOGUE, text, labels)


def known(seen: Seen, theme: int, *norms: Norm) -> set[tuple[str, Share]]:
    """Of these norms, and of the whole theme."""
    numbers = {norm.nummer for norm in norms}
    return {
        (each.value, each.share)
        for one in seen.placed
        if (one.subject, one.number) == (Subject.THEME, theme)
        or (one.subject == Subject.NORM and one.number in numbers)
        for each in one.placements
    }


def test_a_theme_and_a_norm_say_no_share_and_no_number_that_was_not_cleared(year: Year) -> None:
    told = 0
    for seen in walks(year):
        counts = {str(number) for number in range(len(seen.placed) + 1)}
        for theme in SET.themas:
            title, *rest = of_theme(seen, theme.nummer).split("\n\n")
            said = set(shares("\n".join(rest), list(theme.normen)))
            assert said <= known(seen, theme.nummer, *theme.normen), (title, said)
            percents = {str(share.percent) for _, share in known(seen, theme.nummer, *theme.normen)}
            assert set(NUMBER.findall("\n".join(rest))) <= FIXED | percents | (set() if seen.team else counts)
            told += len(said)
            for norm in theme.normen:
                text, sentences = of_norm(seen, norm)
                own = set(shares(text, [norm]))
                assert own <= known(seen, 0, norm), norm.nummer
                assert {
                    line.removeprefix(SENTENCE) for line in text.splitlines() if line.startswith(SENTENCE)
                } <= set(sentences)
                told += len(own)
    assert told > 100


def test_a_team_walks_through_no_figure_of_another_group(year: Year) -> None:
    for seen in walks(year):
        if seen.team:
            group = seen.ended.current.round.group_of(seen.team)
            assert all(one.teams == group for one in seen.placed)


def test_the_bars_of_a_picture_are_figures_that_were_cleared(year: Year) -> None:
    names, drawn = teams.names(year.store), 0
    read = reader(CATALOGUE, ("cijfers.", "plaatje."), names, set())
    for seen in walks(year):
        current = seen.ended.current.round
        for theme in SET.themas:
            told = {tuple(each.share for each in one.placements) for one in seen.placed if one.placements}
            drawing = theme_drawing(theme.nummer, seen.placed, current, seen.called, names, MADE, CATALOGUE)
            assert CATALOGUE.words(drawing.words) == of_theme(seen, theme.nummer)
            for block in drawing.document.blocks:
                for bar in block.bars if isinstance(block, Bars) else ():
                    assert tuple(read.share(part.band) for part in bar.parts) in told, bar
                    drawn += 1
    for ended in year.ended:
        taken = read_participation(year.store, ended.current.round.id)
        assert taken is not None
        bands = [one.band for one in taken.groups if one.band is not None]
        blocks = participation_drawing(taken, ended.current.round, names, MADE, CATALOGUE).document.blocks
        bars = [bar for block in blocks if isinstance(block, Bars) for bar in block.bars]
        assert [read.share(bar.parts[0].band) for bar in bars] == bands[: len(bars)]
    assert drawn > 50


def test_the_walk_stays_the_same_when_everything_that_people_told_is_gone(year: Year) -> None:
    def every() -> list[str]:
        all_of_them = list(walks(year))
        themes = [of_theme(seen, theme.nummer) for seen in all_of_them for theme in SET.themas]
        return themes + [of_norm(seen, norm)[0] for seen in all_of_them for norm in NORMS]

    before = every()
    year.store.conn.execute("SAVEPOINT gone")
    for table in ROWS:
        year.store.conn.execute(f"DELETE FROM {table}")
    try:
        assert every() == before
    finally:
        year.store.conn.execute("ROLLBACK TO gone")
        year.store.conn.execute("RELEASE gone")
