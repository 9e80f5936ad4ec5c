"""What was due in a round, by the tables and the told calendar alone, against what a server was asked to send."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from locales.catalogue import load_catalogue, period_text
from rounds.calendar import next_allowed, picture_moment, reminder_moment
from rounds.current import CurrentRound
from rounds.due import Listener, prompt_due
from rounds.period import Period
from storage import people, rounds
from storage.store import Store
from webchat.people import Did

WORDS = load_catalogue()
PROMPT, REMINDER = WORDS.text("reflectie.prompt"), WORDS.text("reflectie.prompt_nog")
CLOSING = WORDS.text("afsluiting.klaar")
PROMPTLY = timedelta(seconds=90)
"""Told time. A moment is held until what is due in it is done, so it should be none; a bound is a deadline."""


@dataclass(frozen=True, slots=True)
class Expected:
    """`account` is the Telegram id; `moment` never changed, and `since` lies before the round."""

    account: int
    listener: Listener


def everyone(store: Store, period: Period) -> list[Expected]:
    """Active members; asked of a week in which nobody was prompted."""
    return [Expected(people.address(store, one.person), one) for one in people.listeners(store, str(period))]


def the_round(store: Store) -> CurrentRound:
    found = rounds.latest(store)
    assert found is not None
    return found.round


def wrong_prompts(current: CurrentRound, members: Sequence[Expected], log: Sequence[Did]) -> list[str]:
    """Each that is late, missing or too many."""
    sent: dict[tuple[int, Period], list[datetime]] = {}
    for did in log:
        if did.method == "sendMessage" and did.text == PROMPT and did.chat is not None:
            sent.setdefault((did.chat, Period.of(did.told)), []).append(did.told)
    wrong = []
    for member in members:
        for week in current.plan.of_round:
            due = prompt_due(member.listener, week.period, current.plan_of(member.listener.team), current.norm_set)
            came = sent.pop((member.account, week.period), [])
            if [_on_time(at, due.at) for at in came if due] != [True] * (due is not None) or (came and not due):
                wrong.append(f"{member.account} {week.period}: due {due.at if due else None}, came {came}")
    known = {member.account for member in members}
    return wrong + [
        f"{chat} {period}: not due, came {came}" for (chat, period), came in sent.items() if chat in known
    ]


def wrong_reminders(members: Sequence[Expected], log: Sequence[Did]) -> list[str]:
    """Whoever did nothing after the prompt hears once more, at its moment, and nobody hears twice."""
    wrong = []
    for member in members:
        own = [did for did in log if did.chat == member.account]
        for place, did in enumerate(own):
            if did.method != "sendMessage" or did.text != PROMPT:
                continue
            period = Period.of(did.told)
            remind = reminder_moment(did.told, period)
            later = [one for one in own[place + 1 :] if one.told < period.closes]
            untouched = remind is not None and all(one.told >= remind for one in later)
            reminders = [one.told for one in later if one.text == REMINDER and one.method == "sendMessage"]
            if untouched and remind is not None and not any(_on_time(at, remind) for at in reminders):
                wrong.append(f"{member.account} {period}: reminder due {remind}, came {reminders}")
            if remind is None and reminders and not _snoozed(later):
                wrong.append(f"{member.account} {period}: no reminder due, came {reminders}")
    return wrong


def _snoozed(later: Sequence[Did]) -> bool:
    return any(WORDS.text("reflectie.wanneer") in did.text for did in later)


def wrong_pictures(current: CurrentRound, members: Sequence[Expected], log: Sequence[Did]) -> list[str]:
    """One a week for everyone, as it opens, and the closing with the last."""
    found: Counter[tuple[int, Period]] = Counter()
    wrong = []
    for did in log:
        week = next((w for w in current.plan.of_round if f"· {period_text(w.period)}\n" in did.text), None)
        if did.method == "sendMessage" and did.silent and did.chat is not None and week is not None:
            found[did.chat, week.period] += 1
            if not _on_time(did.told, next_allowed(picture_moment(week.period))):
                wrong.append(f"{did.chat} {week.period}: picture at {did.told}")
    for member in members:
        wrong += [
            f"{member.account} {week.period}: {found[member.account, week.period]} pictures"
            for week in current.plan.of_round
            if found[member.account, week.period] != 1
        ]
        closings = [did.told for did in log if did.chat == member.account and did.text.startswith(CLOSING)]
        closes = [at for at in closings if current.ends and _on_time(at, picture_moment(current.ends))]
        if len(closings) != 1 or closes != closings:
            wrong.append(f"{member.account}: told of the closing at {closings}")
    return wrong


def _on_time(at: datetime, due: datetime) -> bool:
    return timedelta() <= at - due <= PROMPTLY
