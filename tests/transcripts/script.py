"""A .chat file: what we wrote ourselves, and what the bot is to say in between.

    # a remark                      what this conversation shows
    stel: team Noord, norm 30       what stands in the store at the first `klok:` (phrases: setting.py)
    klok: 2026-11-26 16.15          told time goes there; everything due on the way is done
    telefoon: andere telefoon       another phone in hand; the first is «de eerste telefoon»
    jij: ben meegegaan              a minute after the line before; `jij (na 5 s):` for another pause
    jij: [Soms]                     presses the newest button of that label; `[Soms] (oud)` one that is gone
    jij: (spraak) we belden terug   a voice message; `(spraak, 150 s)`, `(spraak, duurt even)`, and hearing.py
    jij: (lijst) code;team | P1;Noord   a CSV file of these lines; `(lijst, duurt even)`, `(lijst) groot`
    jij: (link)                     also (andere link), (link 1), (code), (/start), (foto), (bewerkt) … (hands.py)

The rest is the bot's: `bot:` a message, `(wijzigt)` a change of one, `(stil)` without sound, `   *` an effect.
"""

import re
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal["#", "stel", "klok", "telefoon", "jij"]
AUTHORED = re.compile(
    r"(?P<kind>stel|klok|telefoon|jij)(?: \(na (?P<seconds>\d+) s\))?: (?P<text>.+)|(?P<note>#.*)"
)
INDENT = " " * 5


@dataclass(frozen=True, slots=True)
class Line:
    """One thing we wrote. `after`: seconds since the line before; None where the player chooses."""

    kind: Kind
    text: str
    written: str
    after: int | None = None


def authored(source: str) -> list[Line]:
    """Everything the bot said is left out; a text of several lines goes on with an indent, right under `jij:`."""
    found: list[Line] = []
    goes_on = False
    for written in source.splitlines():
        match = AUTHORED.fullmatch(written)
        if match:
            kind = cast("Kind", match["kind"] or "#")
            seconds = int(match["seconds"]) if match["seconds"] else None
            found.append(Line(kind, match["text"] or match["note"], written, seconds))
            goes_on = kind == "jij"
        elif goes_on and written.startswith(INDENT):
            last = found[-1]
            joined = f"{last.text}\n{written.removeprefix(INDENT)}"
            found[-1] = Line("jij", joined, f"{last.written}\n{written}", last.after)
        else:
            goes_on = False
    return found


def written(played: list[tuple[Line, list[str]]]) -> str:
    """The whole file again: our lines as they were, what the bot did under each, a remark set apart."""
    lines: list[str] = []
    before: Kind = "#"
    for line, said in played:
        if line.kind == "#" and before != "#":
            lines.append("")
        lines += [line.written, *said]
        before = line.kind
    return "\n".join(lines) + "\n"
