"""Which places of a chat still exist, what is open in it, and what a press or word means there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from conversations import bewaking, cijfers, kennismaking, proef
from conversations.chat import Chat, Deciding, Guarding, Managing, Place, Reflecting, Unclear, Walking
from conversations.effects import Effect, KeepAnswer, WishKind
from conversations.events import Pressed, Typed
from conversations.guarded import behind
from conversations.messages import say
from conversations.model import Part, PartKind, World
from conversations.rights import CONVERSATIONS, may
from conversations.ronde.editions import is_gone
from conversations.ronde.steps import WIZARD_STEPS
from conversations.table import STEPS

PROMPT = "reflectie.prompt"
STILL_ANSWERING = timedelta(days=1)
"""Who was asked something this short ago is in the middle of it, and finishes though the round is closed."""


RESUMING = "ronde.verder"
AT_WORK = frozenset({"teams", "ronde", "rondebeeld", "kennismaking", "hulpvragen"})
NOT_FROM_AFAR = frozenset({"reflectie.klaar", "reflectie.zin"})
"""Where words said elsewhere do not count: nothing waits, or they would be a sentence for the team unmeant."""
MENUS = frozenset({"instellingen.menu"})
CONFIRMATIONS = frozenset({"mijn_gegevens.wis", "ronde.sluiten", "teams.intrekken", "teams.samen_zeker"})
"""Where a yes cannot be taken back."""
ASKS_WHY = frozenset({"reflectie.niet_gedaan", "reflectie.reden", "reflectie.eind"})
"""Where it is asked what was in the way, what is needed or what to learn: one word is a likely answer."""
SHOWN = frozenset({"team", "cijfers", "rondebeeld", "logboek"})
"""Conversations in which something is shown and nothing is asked."""
DONE = frozenset({"klaar", "terug"})
"""Said where something else was shown: back to what was open."""
MAY_BE_TYPING = timedelta(hours=1)
QUIET = frozenset({"reflectie.klaar", "reflectie.prompt", "reflectie.wacht", "kennismaking.klaar"})
"""Steps at which nothing is going on."""
ENDED = frozenset(
    {"team.beeld", "instellingen.gestopt", "reflectie.terug", cijfers.THEMES, cijfers.THEME, cijfers.NORM}
)
"""Steps at which something was shown or said, and nothing is asked that cannot wait."""


def without_gone_places(chat: Chat, world: World) -> tuple[Chat, tuple[Effect, ...]]:
    """Leaves places whose step or round is no more; says so once."""
    at = chat.at if still_there(chat.at, world) else None
    under = chat.under if still_there(chat.under, world) else None
    if at is chat.at and under is chat.under:
        return chat, ()
    if at is None:
        at, under = under, None
    closed = any(_is_of_closed_round(place, world) for place in (chat.at, chat.under))
    overtaken = any(_is_of_overtaken_draft(place, world) for place in (chat.at, chat.under))
    key = "engine.vraag_voorbij"
    if closed or overtaken:
        key = "engine.ronde_gesloten" if closed else "ronde.ander_startte"
    elif any(_is_of_gone_team(place, world) for place in (chat.at, chat.under)):
        key = "teams.intussen_samengevoegd"
    return replace(chat, at=at, under=under), (say(key),)


def still_there(place: Place | None, world: World) -> bool:
    """Whether this place exists in this release, in a round of now, for someone who may still be there."""
    if place is None:
        return True
    if isinstance(place.slots, Guarding):
        return place.step == bewaking.STEP and still_there(place.slots.back, world)
    if isinstance(place.slots, Reflecting) and place.slots.trial:
        return place.step in STEPS and proef.still_there(place.slots, world)
    needed = CONVERSATIONS.get(place.step.split(".")[0])
    if place.step not in STEPS or (needed is not None and not may(world, needed)):
        return False
    if _is_of_overtaken_draft(place, world) or _is_of_gone_edition(place, world):
        return False
    if _is_of_gone_team(place, world):
        return False
    if isinstance(place.slots, Walking):
        return cijfers.may_walk(place.slots, world)
    if isinstance(place.slots, Deciding) and place.slots.live:
        return world.newest is not None and world.newest.id == place.slots.round
    if not isinstance(place.slots, Reflecting):
        return True
    same_round = world.round is not None and world.round.id == place.slots.round
    own_team = world.member is not None and world.member.team == place.slots.team
    return same_round and own_team and not _is_of_closed_round(place, world)


def _is_of_gone_team(place: Place | None, world: World) -> bool:
    """Work on a team that another coördinator let go on as part of another."""
    if place is None or not isinstance(place.slots, Managing) or not place.step.startswith("teams."):
        return False
    return place.slots.team not in {0, *(team.team for team in world.teams)}


def _is_of_overtaken_draft(place: Place | None, world: World) -> bool:
    """A step of the wizard, where another coördinator has started a round meanwhile."""
    if place is None or place.step not in WIZARD_STEPS or not isinstance(place.slots, Deciding):
        return False
    return not place.slots.live and world.newest is not None and not world.newest.is_closed(world.now)


def _is_of_gone_edition(place: Place, world: World) -> bool:
    """A step of the wizard that may ask about a norm by its number, where the norms of the draft are no more."""
    if place.step not in WIZARD_STEPS or place.step == RESUMING or world.draft is None:
        return False
    return isinstance(place.slots, Deciding) and not place.slots.live and is_gone(world.draft, world)


def _is_of_closed_round(place: Place | None, world: World) -> bool:
    """A question of an earlier week of a round that is over, which nobody is answering now."""
    if place is None or not isinstance(place.slots, Reflecting) or world.round is None:
        return False
    slots = place.slots
    if world.round.id != slots.round or not world.round.is_closed(world.now) or slots.period == world.period:
        return False
    return slots.asked_at is None or world.now - slots.asked_at > STILL_ANSWERING


def open_question(chat: Chat) -> Place | None:
    """The question that is open, also where the guard or something else stands in front of it."""
    found = (behind(place) for place in (chat.at, chat.under))
    return next((p for p in found if p and isinstance(p.slots, Reflecting) and not p.slots.trial), None)


def beneath(chat: Chat) -> Place | None:
    """The question that waits for words under a detour which only shows something.

    At work on teams and rounds words are about those, and where yes or no is asked they are about that.
    """
    at, asked = chat.at, chat.under
    if at is None or asked is None or isinstance(at.slots, Reflecting | Guarding):
        return None
    if at.step.split(".")[0] in AT_WORK or not (STEPS[at.step].rests or at.step in MENUS):
        return None
    waits = isinstance(asked.slots, Reflecting) and STEPS[asked.step].takes_text
    return asked if waits and asked.step not in NOT_FROM_AFAR else None


def is_an_answer(at: Place | None, event: Typed) -> bool:
    """«vakantie» or «overleg»: a command elsewhere, and here what was asked for; behind a slash it stays one."""
    if at is None or at.step not in ASKS_WHY or "ook_antwoord" not in event.means:
        return False
    asks_words = not (isinstance(at.slots, Reflecting) and at.slots.tail == WishKind.USEFUL)
    return asks_words and not event.text.text.lstrip().startswith("/")


def is_left(at: Place, event: Typed, world: World) -> bool:
    """«klaar» or «terug» that this step does not know: where one can end it, or something was only shown."""
    if isinstance(at.slots, Reflecting | Guarding) or not DONE & event.means:
        return False
    ends = at.step.split(".")[0] in SHOWN or any(offer.choice == "klaar" for offer in at.offers)
    return ends and isinstance(STEPS[at.step].hear(at, event, world), Unclear)


def is_free(chat: Chat) -> bool:
    """Whether nothing is going on that something else would push aside."""
    if chat.at is None:
        return True
    return chat.under is None and chat.at.step in QUIET


def is_going_on(chat: Chat) -> bool:
    """Whether someone is in the middle of something, so that what falls due waits until it ends."""
    return not is_free(chat) and not (chat.at is not None and chat.under is None and chat.at.step in ENDED)


def with_slots(chat: Chat, before: Reflecting, after: Reflecting) -> Chat:
    """The chat with these values in the place of those, wherever they stand."""
    return replace(chat, at=_with(chat.at, before, after), under=_with(chat.under, before, after))


def _with(place: Place | None, before: Reflecting, after: Reflecting) -> Place | None:
    if place is None:
        return None
    if isinstance(place.slots, Guarding):
        back = _with(place.slots.back, before, after)
        assert back is not None
        return replace(place, slots=replace(place.slots, back=back))
    return replace(place, slots=after) if place.slots is before else place


def is_being_answered(place: Place, world: World) -> bool:
    """A question about which someone may be typing at this moment, though the next prompt came in between."""
    if not isinstance(place.slots, Reflecting) or not STEPS[place.step].takes_text:
        return False
    asked = place.slots.asked_at
    return asked is not None and world.now - asked <= MAY_BE_TYPING and place.step != "reflectie.klaar"


def kept_pending(before: Chat, after: Chat, world: World) -> tuple[Effect, ...]:
    """Words that wait for a yes, where something else now takes their place: they join, so nothing is lost."""
    still = {(slots.norm, slots.period) for slots in _pending(after)}
    return tuple(
        KeepAnswer(
            slots.period,
            slots.norm,
            (*slots.parts, Part(PartKind.ADDITION, slots.pending)),
            done=slots.done,
        )
        for slots in _pending(before, world)
        if (slots.norm, slots.period) not in still
    )


def _pending(chat: Chat, world: World | None = None) -> Iterator[Reflecting]:
    """Where words wait for a yes; with `world` only where that place is still there."""
    for place in (behind(chat.at), behind(chat.under)):
        if place is None or not isinstance(place.slots, Reflecting) or not place.slots.pending:
            continue
        if not place.slots.trial and (world is None or still_there(place, world)):
            yield place.slots


def left_open(chat: Chat) -> Place | None:
    """What a detour leads back to: a question, or a kennismaking that is not finished."""
    found = open_question(chat)
    if found is not None:
        return found
    places = (chat.at, chat.under)
    return next((place for place in places if place and place.step in kennismaking.UNFINISHED), None)


def was_offered(place: Place, event: Pressed) -> bool:
    return (
        place.step == event.step
        and place.first <= event.serial <= place.serial
        and any(offer.choice == event.choice for offer in place.offers)
    )


def last_asked(chat: Chat, event: Typed) -> Place | None:
    """Where what was said is on offer, and of several places where it was asked last.

    «ja» is never an answer to an older question than the one that stands below. What was asked before one went
    elsewhere counts only where another place offers it too.
    """
    at, under = chat.at, chat.under
    offering = [place for place in (at, chat.beside, under) if said_choice(place, event) is not None]
    if under is None or (offering == [under] and (at is None or under.serial < at.serial)):
        offering = [place for place in offering if place is not under]
    return max((place for place in offering if place), key=lambda place: place.serial, default=None)


def swapped(chat: Chat) -> Chat:
    """With what waits beneath in front; a confirmation that nobody gave is asked no more."""
    at = None if chat.at is not None and chat.at.step in CONFIRMATIONS else chat.at
    return replace(chat, at=chat.under, under=at)


def said_choice(place: Place | None, event: Typed) -> str | None:
    offers = place.offers if place else ()
    return next((offer.choice for offer in offers if offer.choice in event.means), None)
