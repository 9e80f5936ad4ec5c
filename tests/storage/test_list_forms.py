"""A list says the same in every way to write it."""

import pytest

from tests.storage.listed import HEAD, SMALL, read, sheet

WRITTEN = {
    "UTF-8": sheet(*SMALL),
    "with a mark": b"\xef\xbb\xbf" + sheet(*SMALL),
    "lines of Unix": sheet(*SMALL, end="\n"),
    "lines of an old Mac": sheet(*SMALL, end="\r"),
    "commas": sheet(*SMALL).replace(b";", b","),
    "quotes": sheet(*SMALL).replace(b"Noord", b'"Noord"'),
    "said separator": b"sep=;\r\n" + sheet(*SMALL),
    "blank lines": sheet("", *SMALL, ";;;;", "", " "),
    "spaces around": sheet(*SMALL).replace(b";Noord", b"; Noord\xc2\xa0"),
    "other case": sheet(*SMALL).upper().replace(b"NOORD", b"Noord").replace(b"ZUID", b"Zuid"),
    "other order": b"\r\n".join(b";".join(line.split(b";")[::-1]) for line in sheet(*SMALL).split(b"\r\n")),
    "other names": sheet(*SMALL, head="Persoons_code;Functie;Team naam;GEMEENTE;dienst"),
    "an empty column": sheet(*(f"{one};" for one in SMALL), head=f"{HEAD};"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_every_way_to_write_it_reads_the_same(way: str) -> None:
    rows = {(one.code, one.team, one.role, one.home) for one in read(WRITTEN[way]).rows}
    assert rows == {(one.code, one.team, one.role, one.home) for one in read(sheet(*SMALL)).rows}
    places = {(one.name, one.gemeente.casefold(), one.werksoort.casefold()) for one in read(WRITTEN[way]).teams}
    assert places == {("Noord", "utrecht", "wijkteam"), ("Zuid", "zeist", "opbouwwerk")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_an_accent_are_read_in_each_encoding(encoding: str) -> None:
    raw = sheet("P1;;Café ’t Hoekje;Súdwest-Fryslân;Jeugd – gezin").decode().encode(encoding)
    [team] = read(raw).teams
    assert (team.name, team.gemeente, team.werksoort) == ("Café ’t Hoekje", "Súdwest-Fryslân", "Jeugd – gezin")
