"""What the transcripts show, gathered for the rules: steps, exits and every message with where it was said."""

from collections.abc import Iterator

from conversations.chat import END, Place
from tests.told import Told, real, told
from tests.transcripts.book import FILES, played
from tests.transcripts.player import Taken


def everything() -> Iterator[tuple[str, Taken]]:
    for path in FILES:
        for taken in played(path).turns:
            yield path.stem, taken


def spoken() -> Iterator[Told]:
    for _, taken in everything():
        yield from told(taken.turn)


def steps_visited() -> set[str]:
    chats = [chat for _, taken in everything() for chat in (taken.before, taken.turn.chat)]
    return {place.step for chat in chats for place in (chat.at, chat.under, chat.beside) if place}


def exits_taken() -> set[tuple[str, str]]:
    """Pairs of steps, the second of which was entered from the first."""
    found: set[tuple[str, str]] = set()
    for _, taken in everything():
        before, after = taken.before.at, taken.turn.chat.at
        if before is None or taken.before == taken.turn.chat:
            continue
        found.add((real(before).step, END if after == taken.before.under else _step(after)))
        if taken.before.under is not None and after is not None:
            found.add((taken.before.under.step, after.step))
    return found


def _step(place: Place | None) -> str:
    return place.step if place else END
