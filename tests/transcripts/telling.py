"""What the bot did, in the lines of a .chat file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

from conversations.chat import Turn
from conversations.effects import Change
from conversations.model import Part, PersonState
from conversations.people import SetClearing
from locales.catalogue import load_catalogue
from reports.log_words import log_words
from rounds.acts import Logged, RoundAct
from rounds.calendar import Hours, Moment
from rounds.period import AMSTERDAM
from rounds.setup import Setup
from tests.transcripts.script import INDENT
from tests.transcripts.setting import DAYS
from webchat.people import Did

TABLES: Mapping[str, Mapping[str, str]] = tomllib.loads(Path(__file__).with_name("effects.toml").read_text())
WORDS = TABLES["effects"]
LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")
CATALOGUE = load_catalogue()
NO_DAY = datetime(2026, 1, 1, tzinfo=AMSTERDAM)
QUOTED = 40
"""Characters of a removed message that its line shows."""


def changes(turn: Turn, names: Mapping[int, str]) -> list[str]:
    """A line for every effect that is no message; `names` of the teams."""
    kinds = Change.__args__
    found = (_effect(effect, names) for effect in turn.effects if isinstance(effect, kinds))
    return [line for line in found if line.strip() != "*"]


def _effect(effect: Any, names: Mapping[int, str]) -> str:
    values = {one.name: _shown(getattr(effect, one.name), names) for one in fields(effect)}
    if isinstance(effect, SetClearing):
        values["on"] = "aan" if effect.on else "uit"
    return f"   * {WORDS[type(effect).__name__].format_map(values)}".rstrip()


def _shown(value: object, names: Mapping[int, str]) -> str:
    match value:
        case datetime():
            return value.strftime("%Y-%m-%d %H.%M")
        case time():
            return value.strftime("%H.%M")
        case Moment(weekday, at):
            return f"{DAYS[weekday - 1]} {_shown(at, names)}"
        case Hours(days, opens, shuts, back):
            pause = f", pauze tot {back}" if back else ""
            short = " ".join(DAYS[day - 1][:2] for day in sorted(days))
            return f"{short}, {_shown(opens, names)} tot {_shown(shuts, names)}{pause}"
        case (*earlier, Part(kind, text)):
            return f"deel {len(earlier) + 1} ({TABLES['parts'][kind]}): {_shown(text, names)}"
        case Setup():
            return f"{value.first}, {value.weeks} weken"
        case _ if isinstance(value, RoundAct):
            return CATALOGUE.words(log_words([Logged(NO_DAY, value)], names, first=False)).split(": ", 1)[1]
        case PersonState():
            return TABLES["states"][value]
        case bool():
            return "" if value else "niet gedaan, "
        case _:
            return " ".join(str(value).split())


def did(act: Did, phone: str) -> list[str]:
    """`phone` is set where it is another than the one in hand."""
    where = f" op {phone}" if phone else ""
    match act.method:
        case "sendMessage":
            quiet = " (stil)" if act.silent else ""
            return _message(f"bot{where}{quiet}", act)
        case "editMessageText":
            return _message(f"bot{where} (wijzigt)", act)
        case "sendDocument" if act.file:
            return [f"bot{where}: (bestand {act.file.name}) {act.text}"]
        case "sendPhoto" if act.file:
            return _message(f"bot{where} (plaatje {act.file.name})", act)
        case "deleteMessage" | "deleteMessages":
            first = (act.text.splitlines() or ["…"])[0]
            short = first if len(first) <= QUOTED else f"{first[:QUOTED]}…"
            return [f"   * {WORDS['Remove'].format(text=short)}"]
        case "setMessageReaction":
            return [f"   * {WORDS['React']}"]
        case _:
            return []


def _message(who: str, act: Did) -> list[str]:
    first, *others = _in_order(act.text.split("\n"))
    lines = [f"{who}: {first}", *(f"{INDENT}{line}".rstrip() for line in others)]
    if act.buttons:
        lines.append(INDENT + " ".join(f"[{label}]" for label in act.buttons))
    return lines


def _in_order(lines: list[str]) -> list[str]:
    """Sentences for the team come in no order; here those that stand together stand by letter."""
    runs = groupby(lines, key=lambda line: line.startswith("• "))
    return [line for bullets, run in runs for line in (sorted(run) if bullets else run)]
