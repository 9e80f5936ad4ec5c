"""Every kind of broken file: each fault with its line and its remedy, and nothing changes."""

from pathlib import Path

import pytest

from conversations.lijst.cells import LONGEST_CODE, LONGEST_NAME
from conversations.lijst.reading import MOST_BYTES, MOST_ROWS
from tests.storage.listed import HEAD, SMALL, everything, imports, init, sheet

GOOD = SMALL[1]
WHOLE = 0


def row(code: str = "P050", role: str = "", team: str = "West", gemeente: str = "Bunnik", work: str = "") -> str:
    return f"{code};{role};{team};{gemeente};{work}"


BROKEN = {
    "empty": (b"", WHOLE, "minstens code en team"),
    "blank": (b"\r\n \r\n;;\r\n", WHOLE, "minstens code en team"),
    "header only": (sheet(), WHOLE, "Zet daaronder een regel per plek"),
    "too many rows": (sheet(*([GOOD] * (MOST_ROWS + 1))), WHOLE, "Knip het bestand in stukken"),
    "too large": (sheet(GOOD + " " * MOST_BYTES), WHOLE, "knip het in stukken"),
    "workbook": (b"PK\x03\x04" + bytes(200), WHOLE, "Kies in je rekenblad Opslaan als"),
    "old workbook": (b"\xd0\xcf\x11\xe0" + bytes(200), WHOLE, "Kies in je rekenblad Opslaan als"),
    "UTF-16": (sheet(GOOD).decode().encode("utf-16"), WHOLE, "CSV UTF-8"),
    "binary": (b"code;team\r\nP1;\x00\x01\xfe\xff\x00", 2, "Sla het opnieuw op"),
    "NUL in a cell": (sheet(GOOD, "P9;;No\0ord;;"), 3, "Sla het opnieuw op"),
    "no sign of Windows": (sheet(GOOD) + b"\r\nP9;;No\x81rd;;", 3, "CSV UTF-8"),
    "two encodings": (sheet(row(team="Café")) + b"\r\nP9;;Caf\xe9;;", 3, "letters met een accent"),
    "unknown column": (sheet("P1;x;Noord", head="code;werkgever;team"), 1, "Noem hem anders of haal hem weg"),
    "no header": (sheet(head="P1;professional;Noord") + b"\r\nP2;;Noord", 1, "Kolom 1 ken ik niet"),
    "column twice": (sheet("P1;Noord;Zuid", head="code;team;teamnaam"), 1, "Haal er één weg"),
    "missing column": (sheet("P1;Utrecht", head="code;gemeente"), 1, "De kolom team ontbreekt"),
    "mixed header": (sheet("P1;Noord", head="code;team,rol"), 1, "Kies er één voor het hele bestand"),
    "tabs": (b"code\tteam\r\nP1\tNoord", 1, "Sla het bestand op als CSV"),
    "mixed separators": (sheet(GOOD, "P9,,Zuid,Zeist,"), 3, "Gebruik overal ;"),
    "partly mixed": (sheet(GOOD, "P9;;Zuid,Zeist"), 3, "Gebruik overal ;"),
    "open quote": (sheet(GOOD, 'P9;;"Zuid;Zeist;', SMALL[2]), 3, "aanhalingsteken"),
    "quote over two lines": (sheet(GOOD, 'P9;;"Zu', 'id";Zeist;'), 3, "nooit door op de volgende regel"),
    "too many fields": (sheet(GOOD, row() + ";Zorg;extra"), 3, "hooguit 5"),
    "no code": (sheet(GOOD, row(code="")), 3, "De code ontbreekt"),
    "a name for a code": (sheet(GOOD, row(code="Fatima")), 3, "code zonder betekenis"),
    "a name with a digit": (sheet(GOOD, row(code="Jansen1")), 3, "code zonder betekenis"),
    "an address of mail": (sheet(GOOD, row(code="p.de.boer@voorbeeld.nl")), 3, "code zonder betekenis"),
    "a BSN": (sheet(GOOD, row(code="111222333")), 3, "code zonder betekenis"),
    "a phone": (sheet(GOOD, row(code="0612345678")), 3, "code zonder betekenis"),
    "a birthday": (sheet(GOOD, row(code="01-02-1980")), 3, "code zonder betekenis"),
    "a code without a digit": (sheet(GOOD, row(code="pietjan")), 3, "minstens één cijfer"),
    "a code with a space": (sheet(GOOD, row(code="P 17")), 3, "zoals P017"),
    "a long code": (sheet(GOOD, row(code="P" + "1" * LONGEST_CODE)), 3, f"Hooguit {LONGEST_CODE}"),
    "code twice": (sheet(GOOD, GOOD), 3, "ook op regel 2"),
    "code twice in other letters": (sheet(GOOD, GOOD.lower().replace("noord", "Noord")), 3, "ook op regel 2"),
    "two home teams": (sheet(GOOD, row(code="P002")), 3, "Zet bij het tweede ook"),
    "no team": (sheet(GOOD, row(team="")), 3, "Het team ontbreekt"),
    "unknown role": (sheet(GOOD, row(role="baas")), 3, "Kies uit: professional"),
    "coordinator in a list": (sheet(GOOD, row(role="coordinator")), 3, "spiegel invite"),
    "two gemeenten": (sheet(SMALL[0], "P9;;Noord;Zeist;"), 3, "Maak ze gelijk"),
    "two werksoorten": (sheet(SMALL[0], "P9;;Noord;;Zorg"), 3, "Maak ze gelijk"),
    "long team": (sheet(GOOD, row(team="N" * (LONGEST_NAME + 1))), 3, f"Hooguit {LONGEST_NAME}"),
    "long gemeente": (sheet(GOOD, row(gemeente="N" * (LONGEST_NAME + 1))), 3, f"Hooguit {LONGEST_NAME}"),
    "formula": (sheet(GOOD, row(team="=1+1")), 3, "Haal dat teken weg"),
    "formula in full width": (sheet(GOOD, row(gemeente="＝1")), 3, "Haal dat teken weg"),
    "formula at the end": (sheet(GOOD, row(work="Zorg@")), 3, "Haal dat teken weg"),
    "formula for a code": (sheet(GOOD, row(code="=A1")), 3, "zoals P017"),
    "a sign that is not seen": (sheet(GOOD, row(team="No\u202eord")), 3, "onzichtbaar teken"),
    "two leaders": (sheet(SMALL[0], "P9;teamleider;Noord;;"), 3, "met teams"),
    "team in other capitals": (sheet(GOOD, "P9;;NOORD;Utrecht;Wijkteam"), 3, "als «Noord»"),
    "gemeente in other capitals": (sheet(GOOD, row(gemeente="utrecht")), 3, "als «Utrecht»"),
    "there is one in other capitals": (sheet(row(), "P9;;KADE;;"), 3, "als «Kade»"),
    "there is a leader": (sheet(row(), "P9;teamleider;Kade;;"), 3, "heeft al een teamleider"),
    "unknown kind": (sheet("P1;Noord;club", head="code;team;soort"), 2, "Kies uit: team, groep, partner"),
    "leader of a group": (sheet("P1;teamleider;OR;groep", head="code;rol;team;soort"), 2, "maak er een team van"),
    "unknown place": (sheet("P1;Noord;soms", head="code;team;plek"), 2, "Kies uit: thuis"),
    "only beside": (sheet("P1;Noord;ook", head="code;team;plek"), 2, "waar de antwoorden naartoe gaan"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With one team, Kade, that has a leader."""
    folder = tmp_path_factory.mktemp("lijst") / "data"
    init(folder)
    assert imports(folder, sheet("K01;teamleider;Kade;Houten;Wijkteam"), "--yes").exit_code == 0
    return folder


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_names_line_and_remedy_and_changes_nothing(folder: Path, kind: str) -> None:
    raw, line, remedy = BROKEN[kind]
    before = everything(folder)
    done = imports(folder, raw, "--yes")
    assert (done.exit_code, done.stdout) == (2, "")
    *faults, last = done.stderr.splitlines()
    assert last.endswith("Er is niets veranderd. Herstel het bestand en probeer het opnieuw.")
    begins = f"Regel {line}: " if line else ""
    assert any(fault.startswith(begins) and remedy in fault for fault in faults), faults
    assert line or not faults[0].startswith("Regel")
    assert everything(folder) == before


def test_all_faults_come_at_once_in_order_of_line(folder: Path) -> None:
    rows = (row("Fatima", "baas"), row("P1", team=""), row("P2"), row("P2"), row("P4", gemeente="Zeist"))
    done = imports(folder, sheet(*rows), "--yes")
    lines = [int(line.split()[1].rstrip(":")) for line in done.stderr.splitlines() if line.startswith("Regel")]
    assert lines == [2, 2, 3, 5, 6]
    assert "Er kloppen 5 dingen niet" in done.stderr


def test_no_cell_that_may_hold_a_name_is_repeated(folder: Path) -> None:
    rows = (row("Fatima"), row("P1", role="Fatima"), row("P2", gemeente="Fatima" * 9), "P3,,Fatima,,")
    done = imports(folder, sheet(*rows), "--yes")
    assert done.exit_code == 2
    assert "Fatima" not in done.output
    head = imports(folder, sheet(GOOD, head=f"Fatima;{HEAD}"), "--yes")
    assert head.exit_code == 2
    assert "Fatima" not in head.output


def test_there_are_at_least_twenty_kinds() -> None:
    assert len(BROKEN) >= 20
