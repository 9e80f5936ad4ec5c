"""What the bot did, in the lines of a .chat file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time
from pathlib import Path
from typing import Any

from conversations.chat import Turn
from conversations.effects import Change, Part
from conversations.model import PersonState
from rounds.calendar import Moment
from tests.transcripts.script import INDENT
from tests.transcripts.setting import DAYS
from webchat.people import Did

TABLES: Mapping[str, Mapping[str, str]] = tomllib.loads(Path(__file__).with_name("effects.toml").read_text())
WORDS = TABLES["effects"]
LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")
QUOTED = 40
"""Characters of a removed message that its line shows."""


def changes(turn: Turn) -> list[str]:
    """A line for every effect that is no message."""
    kinds = Change.__args__
    return [_effect(effect) for effect in turn.effects if isinstance(effect, kinds)]


def _effect(effect: Any) -> str:
    values = {one.name: _shown(getattr(effect, one.name)) for one in fields(effect)}
    return f"   * {WORDS[type(effect).__name__].format_map(values)}".rstrip()


def _shown(value: object) -> str:
    match value:
        case datetime():
            return value.strftime("%Y-%m-%d %H.%M")
        case time():
            return value.strftime("%H.%M")
        case Moment(weekday, at):
            return f"{DAYS[weekday - 1]} {_shown(at)}"
        case (*earlier, Part(kind, text)):
            return f"deel {len(earlier) + 1} ({TABLES['parts'][kind]}): {_shown(text)}"
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
        case "deleteMessage":
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
    """Sentences for the team come in no order; here they stand by letter."""
    bullets = iter(sorted(line for line in lines if line.startswith("• ")))
    return [next(bullets) if line.startswith("• ") else line for line in lines]
