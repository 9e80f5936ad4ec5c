"""The prompt, and the question it opens."""

from dataclasses import replace

from conversations.afsluiting import EFFECT
from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Stay, Unclear
from conversations.effects import Effect, KeepEffect, KeepOrigin, Side, Wake
from conversations.events import TimePassed
from conversations.messages import Button, Delivery, Say, button, say
from conversations.model import World
from conversations.moment import edit_of
from conversations.text import Arg, Lines, Plain, Text, Words
from norms.model import Norm, fill, lines_for, norm_by_number, question_for
from rounds.calendar import OFFICE, reminder_moment
from rounds.current import CurrentRound
from rounds.period import Period
from rounds.plan import next_norm
from rounds.starting import REMINDER_TOO_LATE

WITH_CARD = frozenset({"geen_meldpunt", "gevoelig"})
"""Flags of norms beside which the numbers for danger always stand."""
NUMBERS = ("nood", "veilig_thuis", "zelfdoding")
"""Settings with those numbers."""


def norm_of(slots: Reflecting, current: CurrentRound) -> Norm:
    return norm_by_number(current.norm_set, slots.norm)


def prompt(period: Period, norm: int, world: World) -> Go | None:
    """The week's opening for this person; the lock screen learns only that a question waits."""
    if world.member is None or world.round is None:
        return None
    words = Say(
        Text("reflectie.prompt"),
        (button("nu"), button("straks"), button("deze_week_niet")),
        delivery=Delivery.AT_MOST_ONCE,
    )
    hours = world.person.hours if world.person else OFFICE
    remind = reminder_moment(world.now, period, hours) if world.round.course.reminders else None
    slots = Reflecting(world.round.id, world.member.team, period, norm, world.member.role)
    return Go("reflectie.prompt", slots, (words, Wake(remind)) if remind else (words,))


def still_there() -> Say:
    """The reminder, and the word after a snooze: without sound, and rather never than twice."""
    return Say(
        Text("reflectie.prompt_nog"),
        (button("nu"), button("deze_week_niet")),
        silent=True,
        delivery=Delivery.AT_MOST_ONCE,
    )


def hear_prompt(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen("nu"):
            return ask(slots, world, edit_of(heard))
        case Chosen("deze_week_niet"):
            return End((say("reflectie.deze_week_niet", edits=edit_of(heard)),))
        case TimePassed(late=late):
            if late > REMINDER_TOO_LATE or world.period != slots.period or not reminds(world):
                return Stay()
            return Go("reflectie.prompt", slots, (still_there(),))
        case _:
            return Unclear()


def reminds(world: World) -> bool:
    """Not in a pause, not after two weeks in which few wrote, not when the round is over."""
    return world.round is not None and world.round.course.reminders and world.round.asks(world.now)


def ask(slots: Reflecting, world: World, edits: int | None) -> Go:
    """The question; before the first one of a round, what is tapped once."""
    assert world.round is not None
    if world.round.course.origins and "origin" not in world.tapped:
        return _ask_origin(slots, world.round, edits)
    return ask_before(slots, world, edits)


def _ask_origin(slots: Reflecting, current: CurrentRound, edits: int | None) -> Go:
    names = enumerate(current.setup.origins)
    groups = (Button(f"groep_{n}", Plain(name)) for n, name in names if name in current.course.origins)
    asked = say("reflectie.herkomst", *groups, button("zeg_ik_niet"), edits=edits)
    return Go("reflectie.herkomst", slots, (asked,))


def hear_origin(place: Place, heard: Heard, world: World) -> Move:
    """One group or none; nobody is asked twice."""
    slots = place.slots
    assert isinstance(slots, Reflecting)
    assert world.round is not None
    match heard:
        case Chosen("zeg_ik_niet"):
            chosen = ""
        case Chosen(choice):
            number = int(choice.removeprefix("groep_"))
            wanted = world.round.setup.origins[number]
            chosen = wanted if wanted in world.round.course.origins else ""
        case _:
            return Unclear()
    following = ask_before(slots, world, edit_of(heard) or None)
    return replace(following, effects=(KeepOrigin(chosen), *following.effects))


def ask_before(slots: Reflecting, world: World, edits: int | None) -> Go:
    """How one works, tapped once before the first question of a round and once after the last."""
    assert world.round is not None
    if "before" in world.tapped or not world.round.setup.teams or world.week is None or world.week.light:
        return first_asked(slots, world, ())
    return Go("reflectie.vooraf", slots, (before_question(edits),))


def before_question(edits: int | None) -> Say:
    return say("reflectie.vooraf", *(button(choice) for choice in EFFECT), button("sla_over"), edits=edits)


def hear_before(place: Place, heard: Heard, world: World) -> Move:
    slots = place.slots
    assert isinstance(slots, Reflecting)
    match heard:
        case Chosen(choice):
            value = choice if choice in EFFECT else ""
        case _:
            return Unclear()
    return first_asked(slots, world, (KeepEffect(slots.round, Side.BEFORE, value),))


def first_asked(slots: Reflecting, world: World, effects: tuple[Effect, ...]) -> Go:
    """The question; where an answer may touch danger, the card with numbers stands above it."""
    asked = replace(slots, asked_at=world.now)
    return Go("reflectie.vraag", asked, (*effects, *card_for(asked, world), question(asked, world)))


def card_for(slots: Reflecting, world: World) -> tuple[Say, ...]:
    """One message, or none."""
    assert world.round is not None
    if not WITH_CARD.intersection(norm_of(slots, world.round).vlaggen):
        return ()
    return (Say(Text("reflectie.kaart", numbers(world))),)


def numbers(world: World) -> dict[str, Arg]:
    """Whom to call, as the organisation set it."""
    return {key: world.organisation[key] for key in NUMBERS}


def question(slots: Reflecting, world: World, edits: int | None = None) -> Say:
    """Title, question in the role's own words, and how to answer."""
    assert world.round is not None
    norm_set = world.round.norm_set
    norm = norm_of(slots, world.round)
    asked = fill(question_for(norm, slots.role), norm_set.woorden)
    how = " ".join(lines_for(norm_set, norm, speech=world.speech))
    parts: tuple[Words, ...] = (Text("reflectie.titel", {"titel": norm.titel}), Plain(asked), Plain(how))
    return Say(Lines(parts), edits=edits)


def next_question(slots: Reflecting | None, world: World) -> Go | None:
    """The next norm of this week's theme for this role; None where there is none (left), or no week runs."""
    if world.round is None or world.week is None or world.member is None:
        return None
    passed: tuple[int, ...] = ()
    if slots is not None and slots.period == world.period:
        passed = (*slots.passed, slots.norm)
    number = next_norm(world.week, world.member.role, world.round.norm_set, (*world.answered, *passed))
    if number is None:
        return None
    member = world.member
    fresh = Reflecting(
        world.round.id, member.team, world.period, number, member.role, asked_at=world.now, passed=passed
    )
    return ask(fresh, world, None)
