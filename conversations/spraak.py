"""Words that were spoken: listened to, shown, and taken as typed ones only after a yes.

The card with them stands beside the conversation (`Chat.beside`), so what is typed or pressed while the bot
listens, or while the card waits, goes its own way and holds nothing up.
"""

from dataclasses import dataclass, replace

from conversations import bewaking
from conversations.chat import Chat, Chosen, Guarding, Place, Reflecting, Speaking, Turn
from conversations.effects import Effect, KeepAnswer, Transcribe
from conversations.events import Checked, Spoke, Transcribed, Typed
from conversations.guarded import behind
from conversations.messages import Button, DropButtons, Remove, Say, button, offer_mark, say
from conversations.model import Part, PartKind, World
from conversations.moves import possible
from conversations.places import PROMPT, is_being_answered, still_there
from conversations.proef import is_trial
from conversations.speaking import Spot, Unheard
from conversations.table import STEPS
from conversations.text import Plain, Text, Words

STEP = "spraak.keuze"
LONGEST = 120
"""Seconds of one message."""
MOST_AT_ONCE = 3
"""Messages of one person that are being listened to; the others' wait behind them."""
WHY = {
    Unheard.FAILED: Text("spraak.mislukt"),
    Unheard.SILENT: Text("spraak.geen_woorden"),
    Unheard.TOO_MUCH: Text("spraak.te_veel"),
}


@dataclass(frozen=True, slots=True)
class Right:
    """What was heard is right: as if it was typed in `chat`; `card` is the mark of the message that showed it."""

    chat: Chat
    said: Typed
    card: str


def listen(chat: Chat, event: Spoke, world: World) -> Turn:
    """Slow work where words are wanted and may be spoken; elsewhere a kind line, and the message goes."""
    gone = Remove((event.message,))
    if not world.speech:
        return Turn(chat, (gone, say("spraak.niet_aan")))
    place = _wanting_words(chat, world)
    if place is None:
        return Turn(chat, (gone, possible("spraak.hier_niet", chat.at)))
    if event.seconds > LONGEST:
        return Turn(chat, (gone, say("spraak.te_lang")))
    if world.listening >= MOST_AT_ONCE:
        return Turn(chat, (gone, say("spraak.nog_bezig")))
    wanted = Transcribe(event.message, event.file, event.sent, _spot_of(place))
    return Turn(chat, (wanted, Say(Text("spraak.luistert"), mark=_busy_mark(event.message))))


def show(chat: Chat, event: Transcribed, world: World) -> Turn:
    """The card, in the place of the line that said it was being listened to; the voice message goes."""
    gone, busy = Remove((event.message,)), _busy_mark(event.message)
    match event.said:
        case Unheard() as why:
            return Turn(chat, (gone, Say(WHY[why], instead=busy)))
        case Typed() as said:
            if _place_for(chat, event.spot, world) is None:
                return Turn(chat, (gone, Say(_too_late(said), instead=busy, clears=True)))
    slots, earlier = _with_earlier(chat, Speaking(replace(said, message=0), event.spot))
    words, buttons = _card(slots.said)
    serial = chat.serial + 1
    card = Say(words, buttons, step=STEP, serial=serial, instead=busy, clears=True)
    place = Place(STEP, slots, serial, serial, buttons)
    return Turn(replace(chat, beside=place, serial=serial), (gone, *earlier, card))


def decide(chat: Chat, heard: Chosen, world: World) -> Right | Turn:
    """What became of the words on the card; a Turn where no step is to hear them."""
    card = chat.beside
    assert card is not None
    assert isinstance(card.slots, Speaking)
    said, spot = card.slots.said, card.slots.spot
    mark, chat = offer_mark(card.step, card.serial), replace(chat, beside=None)
    match heard.choice:
        case "aanpassen":
            shown = Text("spraak.schrijf_zelf", {"tekst": Plain(said.text.text)})
            return Turn(chat, (Say(shown, instead=mark, clears=True),))
        case "zelf_schrijven":
            return Turn(chat, (Say(Text("bewaking.schrijf_zelf"), instead=mark),))
        case "weggooien":
            return Turn(chat, (Say(Text("bewaking.weg"), instead=mark),))
        case _:
            place = _place_for(chat, spot, world)
            if place is None:
                return Turn(chat, (Say(_too_late(said), instead=mark, clears=True),))
            if _spot_of(place) != spot:
                return _added(chat, place, said, mark)
            warned = replace(place, warned=place.warned or bool(said.text.found))
            other = chat.under if behind(chat.at) == place else chat.at
            neutral = replace(said, text=Checked(said.text.text))
            return Right(replace(chat, at=warned, under=other), neutral, mark)


def in_place_of_card(effects: tuple[Effect, ...], card: str) -> tuple[Effect, ...]:
    """The first message of a turn stands where the card stood, so that five stay five."""
    first = next((n for n, effect in enumerate(effects) if isinstance(effect, Say)), None)
    if first is None and any(isinstance(effect, KeepAnswer) for effect in effects):
        return (*effects, Say(Text("spraak.bij_antwoord"), instead=card))
    if first is None:
        return (*effects, DropButtons(mark=card))
    told = effects[first]
    assert isinstance(told, Say)
    return (*effects[:first], replace(told, edits=None, instead=card), *effects[first + 1 :])


def _wanting_words(chat: Chat, world: World) -> Place | None:
    """Where a typed text would be kept now; in a trial nothing is."""
    at = behind(chat.at)
    if is_trial(at):
        return None
    if at is not None and at.step == PROMPT and chat.under is not None and is_being_answered(chat.under, world):
        return chat.under
    return at if at is not None and at.step in STEPS and STEPS[at.step].takes_text else None


def _spot_of(place: Place) -> Spot:
    slots = place.slots
    return Spot(place.step, slots.norm, slots.period) if isinstance(slots, Reflecting) else Spot(place.step)


def _place_for(chat: Chat, spot: Spot, world: World) -> Place | None:
    """The step where it was spoken, else another of the same norm: there it joins the answer."""
    places = [place for place in (behind(chat.at), behind(chat.under)) if place and still_there(place, world)]
    exact = [place for place in places if _spot_of(place) == spot]
    near = [place for place in places if spot.norm and _is_near(_spot_of(place), spot)]
    return next(iter((*exact, *near)), None)


def _is_near(one: Spot, other: Spot) -> bool:
    return (one.norm, one.period) == (other.norm, other.period)


def _card(said: Typed) -> tuple[Words, tuple[Button, ...]]:
    """All of it: nobody can say yes to words that are not shown."""
    shown = Plain(said.text.text)
    if said.text.found:
        words = Text("bewaking.kaart", {"soort": bewaking.kind_of(said), "neutraal": shown})
        return words, (button("zo_bewaren"), button("zelf_schrijven"), button("weggooien"))
    words = Text("spraak.gehoord", {"tekst": shown})
    return words, (button("klopt"), button("aanpassen"), button("weggooien"))


def _with_earlier(chat: Chat, slots: Speaking) -> tuple[Speaking, tuple[Effect, ...]]:
    """A card that still waits goes into the new one. Spoken at two steps, both join the answer: what was said
    to the bot alone never becomes a sentence for the team.
    """
    card = chat.beside
    if card is None or not isinstance(card.slots, Speaking):
        return slots, ()
    mark, before = offer_mark(card.step, card.serial), card.slots
    if not _is_near(before.spot, slots.spot):
        return slots, (Say(_too_late(before.said), instead=mark, clears=True),)
    spot = slots.spot if before.spot == slots.spot else replace(slots.spot, step="")
    text = f"{before.said.text.text}\n{slots.said.text.text}"
    found = tuple(dict.fromkeys((*before.said.text.found, *slots.said.text.found)))
    joined = Typed(0, slots.said.sent, Checked(text, found))
    return Speaking(joined, spot), (Remove((), mark=mark),)


def _added(chat: Chat, place: Place, said: Typed, mark: str) -> Turn:
    """Whoever went on meanwhile stays where they are."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    parts = (*slots.parts, Part(PartKind.ADDITION, said.text.text))
    more = replace(place, slots=replace(slots, parts=parts, last_sent=said.sent))
    kept = KeepAnswer(slots.period, slots.norm, parts, done=slots.done)
    told = Say(Text("spraak.bij_antwoord"), instead=mark)
    return Turn(
        replace(chat, at=_changed(chat.at, place, more), under=_changed(chat.under, place, more)), (kept, told)
    )


def _changed(place: Place | None, old: Place, new: Place) -> Place | None:
    if place is not None and isinstance(place.slots, Guarding) and place.slots.back == old:
        return replace(place, slots=replace(place.slots, back=new))
    return new if place == old else place


def _too_late(said: Typed) -> Words:
    """The words once more, for who wants to keep them elsewhere; not where they hold client data."""
    if said.text.found:
        return Text("spraak.voorbij")
    return Text("spraak.voorbij_met_tekst", {"tekst": Plain(said.text.text)})


def _busy_mark(message: int) -> str:
    return f"spraak:{message}"
