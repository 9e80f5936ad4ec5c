"""The prompt, and the question it opens."""

from dataclasses import replace
from datetime import timedelta

from conversations.chat import Chosen, End, Go, Heard, Move, Place, Reflecting, Stay, Unclear
from conversations.effects import Delivery, Say, Wake, button, say
from conversations.events import TimePassed
from conversations.model import CurrentRound, World
from conversations.moment import edit_of
from conversations.text import Lines, Plain, Text, Words
from norms.model import Norm, fill, lines_for, norm_by_number, question_for
from rounds.calendar import reminder_moment
from rounds.period import Period
from rounds.plan import next_norm

REMINDER_TOO_LATE = timedelta(days=1)


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
    remind = reminder_moment(world.now, period)
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
            return Go("reflectie.vraag", replace(slots, asked_at=world.now), (question(slots, world),))
        case Chosen("deze_week_niet"):
            return End((say("reflectie.deze_week_niet", edits=edit_of(heard)),))
        case TimePassed(late=late):
            if late > REMINDER_TOO_LATE or world.period != slots.period:
                return Stay()
            return Go("reflectie.prompt", slots, (still_there(),))
        case _:
            return Unclear()


def question(slots: Reflecting, world: World, edits: int | None = None) -> Say:
    """Title, question in the role's own words, and how to answer."""
    assert world.round is not None
    norm_set = world.round.norm_set
    norm = norm_of(slots, world.round)
    asked = fill(question_for(norm, slots.role), norm_set.woorden)
    how = " ".join(lines_for(norm_set, norm, speech=False))
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
    return Go("reflectie.vraag", fresh, (question(fresh, world),))
