"""Keeping what someone wrote and tapped, and changing it when they do."""

from typing import assert_never

from bot.acting import Acting, tell
from conversations.effects import (
    AnswerChange,
    AsideChange,
    ChangeWords,
    CloseIntention,
    KeepAnswer,
    KeepEffect,
    KeepIntention,
    KeepOrigin,
    KeepPlacement,
    KeepSentence,
    KeepWish,
    RemoveAnswer,
    RevokeSentence,
    TakeOffTheme,
)
from conversations.messages import Remove
from rounds.current import CurrentRound
from storage import answers, filing, intentions, rewriting, taps, wishes


def keep_answer(acting: Acting, effect: AnswerChange) -> None:
    """Whatever changes the words of an answer files it under its themes anew."""
    store, person, now = acting.hub.store, acting.someone, acting.now
    team, current = _place(acting)
    match effect:
        case KeepAnswer():
            answers.keep_answer(store, person, team, current.id, effect, now)
            filing.file(store, person, current.id, effect.period, effect.norm, current.norm_set)
        case KeepPlacement():
            answers.keep_placement(store, person, team, current.id, effect, now)
        case KeepSentence():
            answers.keep_sentence(store, person, team, current.id, effect, now)
        case RevokeSentence():
            answers.revoke_sentence(store, person, current.id, effect)
        case ChangeWords():
            held = rewriting.written(store, person, current.id, effect.message, now)
            rewriting.change(store, person, team, current.id, effect, now)
            if held is not None and not held.is_sentence:
                filing.file(store, person, current.id, held.period, held.norm, current.norm_set)
        case RemoveAnswer():
            copies = rewriting.messages(store, person, current.id, effect)
            rewriting.remove(store, person, current.id, effect)
            if copies:
                tell(acting, Remove(copies))
        case TakeOffTheme():
            filing.take_off(store, person, current.id, effect)
        case _:
            assert_never(effect)


def keep_aside(acting: Acting, effect: AsideChange) -> None:
    """What is asked beside the norms."""
    store, person, now = acting.hub.store, acting.someone, acting.now
    match effect:
        case KeepIntention():
            intentions.keep(store, person, _place(acting)[1].id, effect, now)
        case CloseIntention():
            intentions.close(store, person, effect)
        case KeepWish():
            wishes.keep(store, person, _place(acting)[1].id, effect, now)
        case KeepOrigin(choice):
            assert acting.world.round is not None
            taps.keep_origin(store, person, acting.world.round.id, choice)
        case KeepEffect(round_id, side, value):
            taps.keep_effect(store, person, round_id, side, value, now)
        case _:
            assert_never(effect)


def _place(acting: Acting) -> tuple[int, CurrentRound]:
    """The team and the round they write in; nobody writes without."""
    assert acting.world.member is not None
    assert acting.world.round is not None
    return acting.world.member.team, acting.world.round
