"""What is read in a chat says of each figure what was cleared, and no other number."""

import re
from collections.abc import Iterator, Mapping

from locales.catalogue import load_catalogue
from norms.model import norm_by_number, placement_labels
from reports.gate.bands import Band, Share
from reports.gate.cleared import Rule
from reports.gate.picture import ClearedPicture
from reports.gate.taken import ClearedParticipation, GroupTaken
from reports.round_words import closing_words, participation_words
from reports.words import picture_words
from storage import teams
from tests.attack.claims import NORMS, THEMES, is_whole
from tests.attack.reading import Reader, placements, reader
from tests.attack.year import Year
from tests.storage.planting import SET

CATALOGUE = load_catalogue()
NUMBER = re.compile(r"\d+")
SENTENCE = CATALOGUE.text("beeld.zin", zin="")


def placed(text: str, picture: ClearedPicture) -> Iterator[tuple[str, Share]]:
    labels = {label.lower(): str(key) for key, label in placement_labels(SET, norm_by_number(SET, picture.norm))}
    return placements(CATALOGUE, text, labels)


def took_part(text: str) -> list[Share | None]:
    """What it says of who wrote; None for «genoeg»."""
    found: list[Share | None] = [None] * text.count(CATALOGUE.text("beeld.deelname_genoeg"))
    for band in Band:
        form = re.escape(CATALOGUE.entries[f"beeld.deelname_{band}"][0]).replace(
            r"\{procent\}", r"(?P<procent>\d+)"
        )
        found.extend(Share(band, int(one.groupdict().get("procent") or 0)) for one in re.finditer(form, text))
    return found


def amiss_in_picture(text: str, picture: ClearedPicture) -> Iterator[str]:
    cleared = {one.value: one.share for one in picture.placements}
    said = dict(placed(text, picture))
    if not said.items() <= cleared.items() or bool(said) != bool(cleared):
        yield f"plaatsingen {picture.period}"
    if took_part(text) != ([picture.participation] if picture.enough else []):
        yield f"deelname {picture.period}"
    sentences = [line.removeprefix(SENTENCE) for line in text.splitlines() if line.startswith(SENTENCE)]
    if not set(sentences) <= set(picture.sentences):
        yield f"zinnen {picture.period}"
    lines = text.splitlines()[2:]
    named = {number for title, number in THEMES.items() if any(title in line for line in lines)}
    if not named <= {*picture.themes} | {number for title, number in THEMES.items() if title in NORMS}:
        yield f"thema's {picture.period}"
    percents = {str(one.percent) for one in (*cleared.values(), picture.participation) if one}
    members = {str(picture.members), str(picture.members_before)}
    fixed = {*NUMBER.findall(text.splitlines()[0]), "20", "80"}
    if not set(NUMBER.findall("\n".join(text.splitlines()[1:]))) <= percents | members | fixed:
        yield f"een getal {picture.period}"


def test_a_picture_says_what_was_cleared(year: Year) -> None:
    names = teams.names(year.store)
    for picture in year.pictures:
        text = CATALOGUE.words(picture_words(picture, tuple(names[team] for team in picture.teams), SET))
        assert list(amiss_in_picture(text, picture)) == []


def amiss_in_participation(
    text: str,
    taken: ClearedParticipation,
    names: dict[int, str],
    pictures: list[ClearedPicture],
    read: Reader,
) -> Iterator[str]:
    groups = {" + ".join(names[team] for team in one.teams): one for one in taken.groups}
    shown = {name: [one.enough for one in pictures if one.teams == group.teams] for name, group in groups.items()}
    for line in text.splitlines():
        if not NUMBER.search(line) and not any(name in line for name in groups):
            continue
        if not any(_holds(key, args, taken, groups, shown, read) for key, args in read.wordings(line)):
            yield line


def _holds(
    key: str,
    args: dict[str, str],
    taken: ClearedParticipation,
    groups: Mapping[str, GroupTaken],
    shown: Mapping[str, list[bool]],
    read: Reader,
) -> bool:
    match key:
        case "deelname.titel" | "deelname.verwacht":
            return True
        case "deelname.geheel" | "deelname.geheel_band" | "deelname.geheel_klein":
            return is_whole(args, taken.whole, read)
        case "deelname.team" if groups[args["team"]].band is not None:
            return read.share(args["deel"]) == groups[args["team"]].band
        case "deelname.team":
            weeks = shown[args["team"]]
            return args["deel"] in (
                [_in_weeks(weeks)] if len(weeks) > 1 else ["ja"] if any(weeks) else ["nog niet"]
            )
        case "deelname.te_klein":
            unseen = [name for name, one in groups.items() if one.band is None and not shown[name]]
            return int(args.get("aantal", 1)) == len(unseen)
        case "deelname.week":
            shares = {str(one.period.week): one.taken.band for one in taken.weeks}
            return read.share(args["deel"]) == shares[args["nummer"]]
        case "deelname.week_niet":
            return args["nummer"] in {str(one.period.week) for one in taken.weeks if one.taken.band is None}
        case _:
            return False


def _in_weeks(weeks: list[bool]) -> str:
    return f"in {sum(weeks) or 'geen'} van de {len(weeks)} weken"


def test_participation_says_what_was_cleared(year: Year) -> None:
    names = teams.names(year.store)
    read = reader(CATALOGUE, ("deelname.",), names, set(), "deelname.team")
    for taken in year.taken:
        current = next(one.current.round for one in year.ended if one.current.round.id == taken.round)
        text = CATALOGUE.words(participation_words(taken, current, names))
        seen = [
            one
            for one in year.pictures
            if one.round == taken.round and taken.period and one.period <= taken.period
        ]
        told = [one for one in seen if one.rule in {Rule.ENOUGH, Rule.TOO_FEW}]
        assert list(amiss_in_participation(text, taken, names, told, read)) == []


def test_the_closing_page_says_what_was_cleared(year: Year) -> None:
    names = teams.names(year.store)
    titles = {norm.titel for theme in SET.themas for norm in theme.normen}
    read = reader(CATALOGUE, ("deelname.", "afsluiten.", "ronde."), names, titles)
    for ended in year.ended:
        current = ended.current.round
        text = CATALOGUE.words(closing_words(ended.closing, ended.effect, ended.taken, current, names))
        for line in text.splitlines():
            wordings = dict(read.wordings(line))
            if "afsluiten.effect" in wordings:
                args = wordings["afsluiten.effect"]
                told = read.share(args["voor"]), read.share(args["na"])
                assert told == (ended.effect.before, ended.effect.after)
            elif any(key.startswith("deelname.geheel") for key in wordings):
                args = next(args for key, args in wordings.items() if key.startswith("deelname.geheel"))
                assert is_whole(args, ended.taken.whole, read)
        unseen = {norm_by_number(SET, norm).titel for norm in ended.closing.unseen}
        assert {title for title in titles if f"• {title}" in text.splitlines()} <= unseen
