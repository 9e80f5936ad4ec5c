"""Whose a sentence is, and who gave none, is certain to nobody who knows what one colleague gave."""

from collections.abc import Iterator

from reports.gate.picture import SENTENCES_FROM
from tests.attack.beside import Ended
from tests.attack.bounds import Known, is_certain
from tests.attack.year import Year


def of_weeks(year: Year) -> Iterator[str]:
    """Each of so many sentences is by another of those who were asked; some may have given one not drawn."""
    for picture in year.pictures:
        if picture.sentences:
            asked = year.candidates[picture.round, picture.period, picture.teams]
            number = len(picture.sentences)
            if is_certain(Known(asked, number, asked)):
                yield f"{picture.round} {picture.period} {picture.teams}: {number} van {asked}"


def of_report(year: Year, ended: Ended) -> Iterator[str]:
    """Those who saw their week know of which team each is; one that is missing may be one that was not drawn."""
    told = ended.cleared.spoken.sentences
    seen = {
        picture.teams: {text for one in year.pictures if one.teams == picture.teams for text in one.sentences}
        for picture in year.pictures
        if picture.round == ended.current.round.id
    }
    for group, own in seen.items():
        places = sum(seat.role != "teamleider" for seat in ended.seats[group])
        if own & set(told) and places < SENTENCES_FROM:
            yield f"van {group} met {places}"
    kept = {row.text for row in ended.sentences} & set().union(*seen.values())
    if told and not kept - set(told):
        yield "alles staat erin"
    if not set(told) <= kept:
        yield "van wie haar terugnam, of nooit gezien"


def test_no_sentence_is_somebodys(year: Year) -> None:
    assert list(of_weeks(year)) == []
    assert [one for ended in year.ended for one in of_report(year, ended)] == []
    assert sum(bool(picture.sentences) for picture in year.pictures) > 20
    assert any(ended.cleared.spoken.sentences for ended in year.ended)
