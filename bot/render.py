"""Say to words and buttons; own answers to messages. Pure."""

from dataclasses import dataclass

from bot.listening import button_data
from conversations.effects import WishKind
from conversations.messages import Say
from conversations.text import Lines, Plain, Text, Words
from locales.catalogue import Catalogue
from norms.model import NormSet, norm_by_number, placement_labels
from rounds.period import Period
from storage.answers import OwnAnswer
from storage.intentions import OwnIntention

LONGEST = 4096
"""Characters of one Telegram message."""
CAPTION = 1024
"""Those under a picture."""
RECEIPT = "👍"


@dataclass(frozen=True, slots=True)
class Rendered:
    """`keyboard`: rows of one (label, data) each, as they go to Telegram."""

    text: str
    keyboard: tuple[tuple[str, str], ...]


def render(message: Say, catalogue: Catalogue) -> Rendered:
    keyboard = tuple(
        (catalogue.words(button.label), button_data(message.step, message.serial, button.choice))
        for button in message.buttons
    )
    return Rendered(clip(catalogue.words(message.words)), keyboard)


def clip(text: str, most: int = LONGEST) -> str:
    """As much as one message holds; Telegram counts UTF-16 units."""
    while len(text.encode("utf-16-le")) // 2 > most:
        text = text[: len(text) - max(1, (len(text.encode("utf-16-le")) // 2 - most) // 2 + 1)]
    return text


def own_answer(answer: OwnAnswer, norm_set: NormSet) -> Words:
    """One answer as its writer wrote it, with placement and sentence, and the themes it is filed under too."""
    norm = norm_by_number(norm_set, answer.norm)
    labels = {str(key): label for key, label in placement_labels(norm_set, norm)}
    placed: tuple[Words, ...] = ()
    if answer.placed in labels:
        placed = (Text("mijn_gegevens.geplaatst", {"label": labels[answer.placed]}),)
    elif answer.placed:
        placed = (Text("mijn_gegevens.past_niet"),)
    reason = (Text("mijn_gegevens.reden", {"reden": Plain(answer.reason)}),) if answer.reason else ()
    sentence = (Text("mijn_gegevens.zin", {"zin": Plain(answer.sentence)}),) if answer.sentence else ()
    head = Text("mijn_gegevens.kop", {"titel": norm.titel, "week": answer.period})
    themes = tuple(theme.titel for theme in norm_set.themas if theme.nummer in answer.themes)
    filed = (Text("mijn_gegevens.themas", {"themas": " · ".join(themes)}),) if themes else ()
    said = tuple(Plain(part.text) for part in answer.parts)
    return Lines((head, *said, *placed, *reason, *sentence, *filed))


def own_intention(own: OwnIntention) -> Words:
    """What its writer meant to do otherwise, with what came of it where that was told."""
    kept = Text("mijn_gegevens.voornemen", {"week": Period.parse(own.period), "tekst": Plain(own.text)})
    if not own.outcome:
        return kept
    return Lines((kept, Text("mijn_gegevens.uitkomst", {"uitkomst": Text(f"knop.{own.outcome}")})))


def own_wish(kind: str, period: str, text: str) -> Words:
    """A need, a learning wish, or whether a question was of use."""
    said = Text(f"knop.nuttig_{text}") if kind == WishKind.USEFUL else Plain(text)
    return Text(f"mijn_gegevens.{kind}", {"week": Period.parse(period), "tekst": said})


def in_messages(texts: list[str]) -> list[str]:
    """Texts put together, an empty line apart, over as few messages as hold them; a long one is cut in pieces."""
    pieces = [text[start : start + LONGEST // 2] for text in texts for start in range(0, len(text), LONGEST // 2)]
    messages: list[str] = []
    for piece in pieces:
        if messages and len(messages[-1]) + 2 + len(piece) <= LONGEST // 2:
            messages[-1] = f"{messages[-1]}\n\n{piece}"
        else:
            messages.append(piece)
    return messages
