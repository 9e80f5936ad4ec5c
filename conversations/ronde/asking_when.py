"""Step 4 of the wizard as it is asked: when, in working time, and what is expected of it."""

from conversations.chat import Go
from conversations.messages import button
from conversations.ronde.drafting import Told, shown
from conversations.text import Lines, Plain, Text, Words
from norms.model import NormSet
from rounds.course import course
from rounds.period import Period
from rounds.plan import lay_out
from rounds.setup import Draft

EXPECTED = {"verwacht_60": 60, "verwacht_75": 75}


def last_week(draft: Draft) -> Period:
    """The week of the last question, the weeks that are left out counted in."""
    period, asked = draft.setup.first, 0
    while True:
        asked += period not in draft.setup.left_out
        if asked == draft.setup.weeks:
            return period
        period = period.plus(1)


def show_when(draft: Draft, told: Told = None) -> Go:
    buttons = (button("zo_goed"), button("start_of_lengte"), button("week_overslaan"), button("terug"))
    return shown("ronde.wanneer", draft, _when_text(draft), buttons, told)


def _when_text(draft: Draft) -> Words:
    setup, last = draft.setup, last_week(draft)
    between = [one for one in setup.left_out if setup.first <= one <= last]
    numbers = ", ".join(str(one.week) for one in between)
    head = Text("ronde.wanneer", {"van": setup.first.monday, "tot": last.sunday, "weken": setup.weeks})
    skipped = (Text("ronde.overgeslagen", {"nummers": numbers, "aantal": len(between)}),) if between else ()
    return Lines((head, *skipped))


def show_working_time(draft: Draft, told: Told = None) -> Go:
    buttons = (button("ja_afgesproken"), button("nog_niet"), button("terug"))
    return shown("ronde.werktijd", draft, Text("ronde.werktijd"), buttons, told)


def show_expected(draft: Draft, told: Told = None) -> Go:
    buttons = (*(button(choice) for choice in EXPECTED), button("geen_verwachting"), button("terug"))
    return shown("ronde.verwacht", draft, Text("ronde.verwacht"), buttons, told)


def show_hope(draft: Draft, told: Told = None) -> Go:
    hope = draft.setup.hope
    now = (Text("ronde.hoop_nu", {"hoop": Plain(hope)}),) if hope else ()
    keep = (button("zo_laten"),) if hope else ()
    buttons = (*keep, button("sla_over"), button("terug"))
    return shown("ronde.hoop", draft, Lines((Text("ronde.hoop"), *now)), buttons, told)


def first_question(draft: Draft, norm_set: NormSet) -> int:
    """The norm of the first week, as it would be if the round started so."""
    plan = lay_out(norm_set, draft.setup, course(draft.setup, draft.setup.first.closes, ()))
    return plan.weeks[0].shared
