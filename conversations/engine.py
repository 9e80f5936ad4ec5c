"""The one function that moves a chat: frozen values in, frozen values out."""

from dataclasses import replace

from conversations import afsluiting, again, bewaking, commands, kennismaking, proef, spraak, terugblik
from conversations.chat import (
    Chat,
    Chosen,
    Deciding,
    End,
    Go,
    Guarding,
    Heard,
    LookingBack,
    Move,
    Place,
    Reflecting,
    Turn,
    Unclear,
)
from conversations.clearing import with_message
from conversations.events import (
    Checked,
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
from conversations.guarded import behind
from conversations.lijst import steps as lijst
from conversations.messages import LAST, DropButtons, Remove, Say, SendDocument, offer_mark, say
from conversations.model import PersonState, World
from conversations.moves import enter, possible, real, settle
from conversations.people import MoveHere
from conversations.places import (
    DONE,
    PROMPT,
    beneath,
    is_being_answered,
    is_free,
    kept_pending,
    left_open,
    open_question,
    said_choice,
    still_there,
    was_offered,
    with_slots,
    without_gone_places,
)
from conversations.reflectie import mine, opening
from conversations.reflectie.opening import numbers
from conversations.ronde import afterwards
from conversations.table import STEPS
from conversations.text import Lines, Text, Words


def advance(chat: Chat, event: Event, world: World) -> Turn:
    """One turn. Raises only for our own mistakes; whatever a person does has an answer."""
    world = replace(world, memory=chat.memory)
    chat, gone = without_gone_places(chat, world)
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
        case RoundEnded():
            return _round_ended(chat, event, world)
        case DocumentMade(work=work):
            return Turn(chat, (SendDocument(work),))
        case TimeToLookBack():
            return _looking_back(chat, world)
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


def _looking_back(chat: Chat, world: World) -> Turn:
    if world.intention is None or not is_free(chat):
        return Turn(chat)
    kept = open_question(chat)
    of_now = kept is not None and isinstance(kept.slots, Reflecting) and kept.slots.period == world.period
    under = kept if of_now and kept is not None and kept.step != "reflectie.klaar" else None
    return enter(replace(chat, under=under), None, terugblik.prompt(world.intention))


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


def _stranger_typed(chat: Chat, event: Typed, world: World) -> Turn:
    if world.moving is not None and event.text.found:
        return Turn(chat, (Remove((event.message,)), say("kennismaking.alleen_code")))
    if world.moving is not None:
        return Turn(chat, (MoveHere(world.moving.id, event.text.text),))
    return Turn(chat, (say("start.vreemde"),))


def _typed(chat: Chat, event: Typed, world: World) -> Turn:
    at = chat.at
    if event.text.acute:
        return Turn(chat, (Remove((event.message,)), Say(Text("bewaking.acuut", numbers(world)))))
    if event.text.found and not (at and at.step in STEPS and STEPS[at.step].sees_client_data):
        return _guarded(chat, event)
    choice = said_choice(at, event)
    if at is not None and choice is not None:
        return with_message(_hear(chat, at, Chosen(choice), world), event, at)
    heard = said_choice(chat.beside, event)
    if heard is not None:
        return _decided(chat, Chosen(heard), world)
    command = commands.command_of(event.means, world)
    if command is not None:
        return _command(chat, command, world, event.numbers[0] if event.numbers else None)
    if at is None:
        under_choice = said_choice(chat.under, event)
        if chat.under is not None and under_choice is not None:
            turn = _hear(replace(chat, at=chat.under, under=None), chat.under, Chosen(under_choice), world)
            return with_message(turn, event, chat.under)
        return Turn(chat, (say("engine.niets_open"),))
    if at.step == PROMPT and chat.under is not None and is_being_answered(chat.under, world):
        said = said_choice(chat.under, event)
        heard_under = event if said is None else Chosen(said)
        turn = _hear(replace(chat, at=chat.under, under=at), chat.under, heard_under, world)
        return with_message(turn, event, chat.under)
    asked = beneath(chat)
    if asked is not None and isinstance(STEPS[at.step].hear(at, event, world), Unclear):
        return _leaving(chat, at, asked, event, world)
    return with_message(_hear(chat, at, event, world), event, at)


def _leaving(chat: Chat, at: Place, asked: Place, event: Typed, world: World) -> Turn:
    """Words that mean nothing to a detour are for the question that is open beneath it, and lead back to it."""
    drop = (DropButtons(mark=offer_mark(at.step, at.serial)),) if at.offers else ()
    if DONE & event.means:
        turn = settle(chat, None, End(), world)
        return Turn(turn.chat, (*drop, *turn.effects))
    turn = with_message(_hear(replace(chat, at=asked, under=None), asked, event, world), event, asked)
    return Turn(turn.chat, (*drop, *turn.effects))


def _guarded(chat: Chat, event: Typed) -> Turn:
    """Nothing that was found reaches a step; where words are kept, their neutral version is offered."""
    at = beneath(chat) or chat.at
    if at is not chat.at:
        chat = replace(chat, at=at, under=None)
    if at is not None and isinstance(at.slots, Guarding):
        at = at.slots.back
    if at is None or not STEPS[at.step].takes_text:
        return Turn(chat, (Remove((event.message,)), say("bewaking.weggehaald", soort=bewaking.kind_of(event))))
    slots, effects = bewaking.card(at, event)
    return enter(chat, chat.at, Go(bewaking.STEP, slots, effects))


def _command(chat: Chat, command: str, world: World, number: int | None) -> Turn:
    """A question that was open stays under what is asked for, and is gone on with after it."""
    asked = open_question(chat)
    move = commands.run(command, asked, world, number)
    match move:
        case Go(step=step, slots=slots) if step.startswith("reflectie.") and not proef.is_trial(
            Place(step, slots)
        ):
            turn = enter(replace(chat, under=None), asked, move)
            return Turn(turn.chat, (*kept_pending(chat, turn.chat, world), *turn.effects))
        case Go():
            turn = enter(replace(chat, under=left_open(chat)), None, move)
            return Turn(turn.chat, (*kept_pending(chat, turn.chat, world), *turn.effects))
        case End(effects=effects):
            left = replace(chat, at=None, under=None)
            return Turn(left, (*kept_pending(chat, left, world), *real(effects)))
        case _:
            return settle(chat, chat.at, move, world)


def _pressed(chat: Chat, event: Pressed, world: World) -> Turn:
    if chat.at is not None and was_offered(chat.at, event):
        return _hear(chat, chat.at, Chosen(event.choice, event.message), world)
    if chat.under is not None and was_offered(chat.under, event):
        swapped = replace(chat, at=chat.under, under=chat.at)
        return _hear(swapped, chat.under, Chosen(event.choice, event.message), world)
    if chat.beside is not None and was_offered(chat.beside, event):
        return _decided(chat, Chosen(event.choice, event.message), world)
    if event.step == terugblik.PROMPT and world.intention is not None and is_free(chat):
        place = Place(event.step, LookingBack(world.intention.id))
        return _hear(
            replace(chat, at=place, under=left_open(chat)), place, Chosen(event.choice, event.message), world
        )
    return Turn(chat, (DropButtons(event.message), possible("engine.oude_knop", chat.at)))


def _decided(chat: Chat, heard: Chosen, world: World) -> Turn:
    """Words that were spoken and are right go the way of typed ones; what follows takes their card's place."""
    found = spraak.decide(chat, heard, world)
    if isinstance(found, Turn):
        return found
    turn = _typed(found.chat, found.said, world)
    return Turn(turn.chat, spraak.in_place_of_card(turn.effects, found.card))


def _woken(chat: Chat, event: TimePassed, step: str, serial: int, world: World) -> Turn:
    """Whoever stopped is reminded of nothing."""
    if world.person is None or world.person.state != PersonState.ACTIVE:
        return Turn(chat)
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
    return _started_by_clock(chat, move, world, asked if asked and is_being_answered(asked, world) else None)


def _started_by_clock(chat: Chat, move: Go, world: World, stays: Place | None = None) -> Turn:
    """In the place of what rests; else it waits under what is going on, and its message stands there.

    `stays` is what someone may be typing about.
    """
    turn = enter(replace(chat, at=None, under=None), None, move)
    free = chat.at is None or (chat.at.step in STEPS and STEPS[chat.at.step].rests)
    left = replace(turn.chat, under=stays) if free else replace(turn.chat, at=chat.at, under=stays or turn.chat.at)
    return Turn(left, (*kept_pending(chat, left, world), *turn.effects))


def _round_ended(chat: Chat, event: RoundEnded, world: World) -> Turn:
    """A coördinator gets the closing page, who took part one tap."""
    if world.round is None or world.round.id != event.round:
        return Turn(chat)
    tap = afsluiting.ended(world)
    turn = _started_by_clock(chat, tap, world) if tap is not None else Turn(chat)
    if not world.coordinator:
        return turn
    page = _started_by_clock(turn.chat, afterwards.closing(world), world)
    under = turn.chat.at if tap is not None and page.chat.under is None else page.chat.under
    return Turn(replace(page.chat, under=under), (*turn.effects, *page.effects))


def _hear(chat: Chat, place: Place, heard: Heard, world: World) -> Turn:
    """In a trial the step hears it in a world made for it, and nothing of what it does is kept."""
    tried = behind(place)
    if tried is not None and isinstance(tried.slots, Reflecting) and tried.slots.trial:
        return proef.without_traces(_heard(chat, place, heard, proef.as_if(world, tried.slots)))
    return _heard(chat, place, heard, world)


def _heard(chat: Chat, place: Place, heard: Heard, world: World) -> Turn:
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
