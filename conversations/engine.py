"""The one function that moves a chat: frozen values in, frozen values out."""

from dataclasses import replace

from conversations import again, bewaking, commands, kennismaking
from conversations.chat import (
    Chat,
    Chosen,
    End,
    Go,
    Guarding,
    Heard,
    Place,
    Reflecting,
    Turn,
)
from conversations.effects import (
    LAST,
    DropButtons,
    MoveHere,
    Remove,
    Say,
    SendDocument,
    offer_mark,
    say,
)
from conversations.events import (
    Checked,
    DocumentMade,
    Edited,
    Event,
    Pressed,
    PromptFell,
    Returned,
    SentOther,
    Started,
    TimePassed,
    Typed,
)
from conversations.model import World
from conversations.moves import enter, possible, real, settle
from conversations.places import (
    kept_pending,
    left_open,
    open_question,
    said_choice,
    was_offered,
    without_gone_places,
)
from conversations.reflectie import opening
from conversations.table import STEPS
from conversations.text import Lines, Text, Words


def advance(chat: Chat, event: Event, world: World) -> Turn:
    """One turn. Raises only for our own mistakes; whatever a person does has an answer."""
    chat, gone = without_gone_places(chat, world)
    turn = _advance(chat, event, world)
    if gone and not isinstance(event, PromptFell | TimePassed | Returned):
        return Turn(turn.chat, (*gone, *turn.effects))
    return turn


def _advance(chat: Chat, event: Event, world: World) -> Turn:
    match event:
        case Started(code=code):
            return _started(chat, code, world)
        case Typed() if world.person is None:
            return _stranger_typed(chat, event, world)
        case _ if world.person is None:
            return Turn(chat, (say("start.vreemde"),))
        case Typed():
            return _typed(chat, event, world)
        case Pressed():
            return _pressed(chat, event, world)
        case TimePassed(step=step, serial=serial):
            return _woken(chat, event, step, serial, world)
        case PromptFell():
            return _prompted(chat, event, world)
        case DocumentMade(work=work):
            return Turn(chat, (SendDocument(work),))
        case Edited(message=message, text=text):
            if text.found:
                found = Text(f"soort.{text.found[0]}")
                return Turn(chat, (Remove((message,)), say("bewaking.weggehaald", soort=found)))
            return Turn(chat, (say("engine.bewerkt"),))
        case SentOther(message=message, kind=kind):
            told = say("engine.ander_bericht", soort=Text(f"bericht.{kind}"))
            return Turn(chat, (Remove((message,)), told))
        case Returned():
            return Turn(chat)


def _started(chat: Chat, code: str | None, world: World) -> Turn:
    if world.invite is not None:
        move = kennismaking.tap(world.invite, world)
        kept = replace(chat, at=None, under=left_open(chat)) if isinstance(move, Go) else chat
        return settle(kept, None, move, world)
    if code is not None:
        return Turn(chat, (say("start.link_werkt_niet"),))
    if world.person is None:
        return Turn(chat, (say("start.vreemde"),))
    return Turn(chat, (commands.help_text(world),))


def _stranger_typed(chat: Chat, event: Typed, world: World) -> Turn:
    if world.moving is not None and event.text.found:
        return Turn(chat, (Remove((event.message,)), say("kennismaking.alleen_code")))
    if world.moving is not None:
        return Turn(chat, (MoveHere(world.moving.id, event.text.text),))
    return Turn(chat, (say("start.vreemde"),))


def _typed(chat: Chat, event: Typed, world: World) -> Turn:
    at = chat.at
    if event.text.found and not (at and at.step in STEPS and STEPS[at.step].sees_client_data):
        return _guarded(chat, event)
    choice = said_choice(at, event)
    if at is not None and choice is not None:
        return _hear(chat, at, Chosen(choice), world)
    command = commands.command_of(event.means, world)
    if command is not None:
        return _command(chat, command, world)
    if at is None:
        under_choice = said_choice(chat.under, event)
        if chat.under is not None and under_choice is not None:
            return _hear(replace(chat, at=chat.under, under=None), chat.under, Chosen(under_choice), world)
        return Turn(chat, (say("engine.niets_open"),))
    return _hear(chat, at, event, world)


def _guarded(chat: Chat, event: Typed) -> Turn:
    """Nothing that was found reaches a step; where words are kept, their neutral version is offered."""
    at = chat.at
    if at is not None and isinstance(at.slots, Guarding):
        at = at.slots.back
    if at is None or not STEPS[at.step].takes_text:
        return Turn(chat, (Remove((event.message,)), say("bewaking.weggehaald", soort=bewaking.kind_of(event))))
    slots, effects = bewaking.card(at, event)
    return enter(chat, chat.at, Go(bewaking.STEP, slots, effects))


def _command(chat: Chat, command: str, world: World) -> Turn:
    """A question that was open stays under what is asked for, and is gone on with after it."""
    asked = open_question(chat)
    move = commands.run(command, asked, world)
    match move:
        case Go(step=step) if step.startswith("reflectie."):
            turn = enter(replace(chat, under=None), asked, move)
            same = asked is not None and turn.chat.at is not None and turn.chat.at.step == asked.step
            return turn if same else Turn(turn.chat, (*kept_pending(chat, world), *turn.effects))
        case Go():
            return enter(replace(chat, under=left_open(chat)), None, move)
        case End(effects=effects):
            return Turn(replace(chat, at=None, under=None), (*kept_pending(chat, world), *real(effects)))
        case _:
            return settle(chat, chat.at, move, world)


def _pressed(chat: Chat, event: Pressed, world: World) -> Turn:
    if chat.at is not None and was_offered(chat.at, event):
        return _hear(chat, chat.at, Chosen(event.choice, event.message), world)
    if chat.under is not None and was_offered(chat.under, event):
        swapped = replace(chat, at=chat.under, under=chat.at)
        return _hear(swapped, chat.under, Chosen(event.choice, event.message), world)
    return Turn(chat, (DropButtons(event.message), possible("engine.oude_knop", chat.at)))


def _woken(chat: Chat, event: TimePassed, step: str, serial: int, world: World) -> Turn:
    at, under = chat.at, chat.under
    if at is not None and at.step == step and at.first <= serial <= at.serial:
        return settle(chat, at, STEPS[step].hear(at, event, world), world)
    if under is not None and under.step == step and under.first <= serial <= under.serial:
        moved = STEPS[step].hear(under, event, world)
        turn = settle(replace(chat, at=under, under=None), under, moved, world)
        return Turn(replace(turn.chat, at=at, under=turn.chat.at), turn.effects)
    return Turn(chat)


def _prompted(chat: Chat, event: PromptFell, world: World) -> Turn:
    """The week's prompt; it waits under a conversation that is going on, and comes not after an answer."""
    week = world.week
    if week is None or week.shared in world.answered or week.period != event.period:
        return Turn(chat)
    asked = open_question(chat)
    if asked and isinstance(asked.slots, Reflecting) and asked.slots.period == event.period:
        return Turn(chat)
    move = opening.prompt(event.period, week.shared, world)
    if move is None:
        return Turn(chat)
    if chat.at is None or (chat.at.step in STEPS and STEPS[chat.at.step].rests):
        turn = enter(replace(chat, under=None), None, move)
        return Turn(turn.chat, (*kept_pending(chat, world), *turn.effects))
    turn = enter(replace(chat, at=None, under=None), None, move)
    return Turn(replace(turn.chat, at=chat.at, under=turn.chat.at), turn.effects)


def _hear(chat: Chat, place: Place, heard: Heard, world: World) -> Turn:
    if isinstance(place.slots, Guarding):
        return _after_guard(chat, place.slots, heard, world)
    turn = settle(chat, place, STEPS[place.step].hear(place, heard, world), world)
    shown = heard.message if isinstance(heard, Chosen) else 0
    moved = turn.chat.at is None or turn.chat.at.step != place.step or turn.chat.at.serial != place.serial
    edited = any(isinstance(e, Say) and e.edits in {shown, LAST} for e in turn.effects)
    if not place.offers or not moved or edited:
        return turn
    drop = DropButtons(shown) if shown else DropButtons(mark=offer_mark(place.step, place.serial))
    return Turn(turn.chat, (drop, *turn.effects))


def _after_guard(chat: Chat, slots: Guarding, heard: Heard, world: World) -> Turn:
    """Goes back to the step that wanted words, with the neutral ones, with new ones, or with none."""
    back = slots.back
    chat = replace(chat, at=back)
    match heard:
        case Chosen("zo_bewaren", message):
            turn = _hear(chat, back, _as_typed(slots.neutral, world), world)
            if slots.took and not any(isinstance(effect, Say) for effect in turn.effects):
                return _instead_of_card(turn, (), message, world)
            dropped = (DropButtons(message),) if message else ()
            return Turn(turn.chat, (*dropped, *turn.effects))
        case Chosen("zelf_schrijven", message):
            told = (Text("bewaking.schrijf_zelf"),)
            return _instead_of_card(Turn(chat), told, message, world, asks=slots.took)
        case Chosen("weggooien", message):
            told = (Text("bewaking.weg" if slots.took else "bewaking.weggegooid"),)
            return _instead_of_card(Turn(chat), told, message, world, asks=slots.took)
        case Typed():
            return _hear(chat, back, heard, world)
        case _:
            return Turn(chat)


def _instead_of_card(
    turn: Turn, told: tuple[Words, ...], message: int, world: World, *, asks: bool = True
) -> Turn:
    """The card becomes these words and, where it had taken the question's place, that question again."""
    place = turn.chat.at
    asked = again.question_of(place, world) if place is not None and asks else None
    if place is None or asked is None:
        return Turn(turn.chat, (*turn.effects, Say(Lines(told), edits=message or LAST)))
    shown = replace(asked, words=Lines((*told, asked.words)), edits=message or LAST)
    entered = enter(turn.chat, place, Go(place.step, place.slots, (shown,)))
    warned = replace(entered.chat, at=entered.chat.at and replace(entered.chat.at, warned=place.warned))
    return Turn(warned, (*turn.effects, *entered.effects))


def _as_typed(text: str, world: World) -> Typed:
    """A text that is kept without its message, which is gone at Telegram."""
    return Typed(0, world.now, Checked(text))
