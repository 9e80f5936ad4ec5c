"""The one function that moves a chat: frozen values in, frozen values out."""

from dataclasses import replace

from conversations import commands, kennismaking, spraak, terugblik
from conversations.chat import Chat, Chosen, Deciding, Go, LookingBack, Move, Place, Reflecting, Turn
from conversations.due import look_back, prompted, round_ended, woken
from conversations.events import (
    DocumentMade,
    Edited,
    Event,
    HandedIn,
    ListRead,
    Pressed,
    PromptFell,
    Returned,
    RoundEnded,
    SentOther,
    Spoke,
    Started,
    TimePassed,
    TimeToLookBack,
    Transcribed,
    Typed,
)
from conversations.hearing import hear
from conversations.lijst import steps as lijst
from conversations.messages import DropButtons, Remove, SendDocument, offer_mark, say
from conversations.model import World
from conversations.moves import possible, settle
from conversations.places import (
    is_free,
    kept_pending,
    left_open,
    open_question,
    still_there,
    swapped,
    was_offered,
    with_slots,
    without_gone_places,
)
from conversations.reflectie import mine
from conversations.text import Text
from conversations.typed import decided, stranger_typed, typed, typed_to_gone


def advance(chat: Chat, event: Event, world: World) -> Turn:
    """One turn. Raises only for our own mistakes; whatever a person does has an answer."""
    world, before = replace(world, memory=chat.memory), chat.at
    chat, gone = without_gone_places(chat, world)
    if isinstance(event, Typed) and world.person is not None and chat.at is not None and chat.at is not before:
        turn = typed_to_gone(chat, event, world)
    else:
        turn = _advance(chat, event, world)
    about = event.round if isinstance(event, RoundEnded) else world.newest.id if world.newest else 0
    turn = replace(
        turn, chat=replace(turn.chat, at=_about(turn.chat.at, about), under=_about(turn.chat.under, about))
    )
    if gone and not isinstance(event, PromptFell | TimeToLookBack | RoundEnded | TimePassed | Returned):
        return Turn(turn.chat, (*gone, *turn.effects))
    return turn


def _about(place: Place | None, number: int) -> Place | None:
    """A place at which a round is steered remembers which."""
    if place is None or not isinstance(place.slots, Deciding) or not place.slots.live or place.slots.round:
        return place
    return replace(place, slots=replace(place.slots, round=number))


def _advance(chat: Chat, event: Event, world: World) -> Turn:
    match event:
        case Started(code=code):
            return _started(chat, code, world)
        case Typed() if world.person is None:
            return stranger_typed(chat, event, world)
        case _ if world.person is None:
            return Turn(chat, (say("start.vreemde"),))
        case Typed():
            return typed(chat, event, world)
        case Pressed():
            return _pressed(chat, event, world)
        case TimePassed(step=step, serial=serial):
            return woken(chat, event, step, serial, world)
        case PromptFell():
            return prompted(chat, event, world)
        case RoundEnded():
            return round_ended(chat, event, world)
        case DocumentMade(work=work):
            return Turn(chat, (SendDocument(work),))
        case TimeToLookBack():
            return look_back(chat, world)
        case Edited():
            return _edited(chat, event, world)
        case SentOther(message=message, kind=kind):
            told = say("engine.ander_bericht", soort=Text(f"bericht.{kind}"))
            return Turn(chat, (Remove((message,)), told))
        case HandedIn(message=message):
            if not lijst.is_welcome(chat):
                return _advance(chat, SentOther(message, "document"), world)
            return _led(chat, lijst.handed_in(event), world)
        case ListRead():
            found = lijst.read(chat, event)
            return found if isinstance(found, Turn) else _led(chat, found, world)
        case Spoke():
            return spraak.listen(chat, event, world)
        case Transcribed():
            return spraak.show(chat, event, world)
        case Returned():
            return Turn(chat)


def _led(chat: Chat, move: Go, world: World) -> Turn:
    """On from where one is, by something that is neither said nor pressed; buttons that stand there go."""
    at = chat.at
    drop = (DropButtons(mark=offer_mark(at.step, at.serial)),) if at is not None and at.offers else ()
    turn = settle(chat, at, move, world)
    return Turn(turn.chat, (*drop, *turn.effects))


def _edited(chat: Chat, event: Edited, world: World) -> Turn:
    """A message that was changed at Telegram: a new version of what it had become, if that is known."""
    message, text = event.message, event.text
    if text.found:
        found = Text(f"soort.{text.found[0]}")
        return Turn(chat, (Remove((message,)), say("bewaking.bewerkt_weggehaald", soort=found)))
    place = open_question(chat)
    if place is not None and isinstance(place.slots, Reflecting) and still_there(place, world):
        changed = mine.with_changed(place.slots, message, text.text)
        if changed is not None:
            kept, effects = changed
            return Turn(with_slots(chat, place.slots, kept), (*effects, say("reflectie.bewerkt")))
    return Turn(chat, mine.rewritten(message, text.text, world))


def _started(chat: Chat, code: str | None, world: World) -> Turn:
    if world.invite is not None:
        move = kennismaking.tap(world.invite, world)
        turn = settle(_aside(chat, move), None, move, world)
        return Turn(turn.chat, (*kept_pending(chat, turn.chat, world), *turn.effects))
    if code is not None:
        return Turn(chat, (say("start.link_werkt_niet"),))
    if world.person is None:
        return Turn(chat, (say("start.vreemde"),))
    return Turn(chat, (commands.help_text(world),))


def _aside(chat: Chat, move: Move) -> Chat:
    """What was open waits under what a link opens; a kennismaking that begins anew waits for no earlier one."""
    match move:
        case Go(kennismaking.WELCOME):
            return replace(chat, at=None, under=open_question(chat))
        case Go():
            return replace(chat, at=None, under=left_open(chat))
        case _:
            return chat


def _pressed(chat: Chat, event: Pressed, world: World) -> Turn:
    if chat.at is not None and was_offered(chat.at, event):
        return hear(chat, chat.at, Chosen(event.choice, event.message), world)
    if chat.under is not None and was_offered(chat.under, event):
        return hear(swapped(chat), chat.under, Chosen(event.choice, event.message), world)
    if chat.beside is not None and was_offered(chat.beside, event):
        return decided(chat, Chosen(event.choice, event.message), world)
    if event.step == terugblik.PROMPT and world.intention is not None and is_free(chat):
        place = Place(event.step, LookingBack(world.intention.id))
        return hear(
            replace(chat, at=place, under=left_open(chat)), place, Chosen(event.choice, event.message), world
        )
    return Turn(chat, (DropButtons(event.message), possible("engine.oude_knop", chat.at)))
