"""Participation, the closing page and the log in Dutch, from cleared figures and acts alone."""

from collections.abc import Mapping

from conversations.text import Arg, Lines, Plain, Text, Words
from norms.model import norm_by_number
from reports.figures.naming import called, letters
from reports.gate.bands import Share
from reports.gate.closing import ClearedClosing, ClearedEffect
from reports.gate.taken import ClearedParticipation, GroupTaken
from reports.gate.whole import Taken
from rounds.current import CurrentRound
from rounds.setup import NotApplicable

Names = Mapping[int, str]
"""Team names by number."""
MOST_GROUPS = 12
"""Teams in one message; so many names of forty letters fit."""
FEWEST_GROUPS = 4
"""Of the teams without a share, also where there are many with one."""
MOST_UNSEEN, MOST_MARKS = 6, 3


def participation_words(found: ClearedParticipation | None, current: CurrentRound, names: Names) -> Words:
    """As it stood when the week was over, against what was expected at the start."""
    if found is None:
        return Text("deelname.nog_niet")
    return Lines(
        (
            Lines((Text("deelname.titel", {"dag": found.until}), whole_words(found.whole), *_expected(current))),
            *_weeks(found),
            *(Lines(lines) for lines in _of_groups(found, names) if lines),
            Text("deelname.uitleg"),
        ),
        blank=1,
    )


def _of_groups(found: ClearedParticipation, names: Names) -> tuple[tuple[Words, ...], ...]:
    large = sum(group.band is not None for group in found.groups)
    other = min(len(found.groups) - large, max(FEWEST_GROUPS, MOST_GROUPS - large))
    return group_lines(found, names, MOST_GROUPS - other), picture_lines(found, names, other)


def group_lines(found: ClearedParticipation, names: Names, most: int) -> tuple[Words, ...]:
    """A heading, then `most` groups that are large enough in a line each, and how many others there are."""
    large = told_groups(found, names)
    shown, more = large[:most], max(0, len(large) - most)
    return (
        *((Text("deelname.per_team"),) if large else ()),
        *(Text("deelname.team", {"team": _together(g.teams, names), "deel": _band(g.band)}) for g in shown),
        *((Text("deelname.meer_teams", {"aantal": more}),) if more else ()),
    )


def picture_lines(found: ClearedParticipation, names: Names, most: int) -> tuple[Words, ...]:
    """Of the other groups what everyone in them knows already: in how many weeks there was a picture."""
    other = [group for group in _in_order(found, names) if group.band is None]
    known = [group for group in other if group.weeks]
    shown, more, unknown = known[:most], max(0, len(known) - most), len(other) - len(known)
    return (
        *((Text("deelname.beelden"),) if known else ()),
        *(
            Text("deelname.team", {"team": _together(group.teams, names), "deel": pictured_words(group)})
            for group in shown
        ),
        *((Text("deelname.meer_teams", {"aantal": more}),) if more else ()),
        *((Text("deelname.te_klein", {"aantal": unknown}),) if unknown else ()),
        *((Text("deelname.beelden_uitleg"),) if known else ()),
    )


def pictured_words(group: GroupTaken) -> Text:
    """`weeks` is at least 1."""
    values = {"keer": group.shown, "aantal": group.weeks}
    return Text("deelname.beelden_in" if group.shown else "deelname.beelden_nog_niet", values)


def told_groups(found: ClearedParticipation, names: Names) -> list[GroupTaken]:
    """Those that are large enough for a share."""
    return [group for group in _in_order(found, names) if group.band is not None]


def _in_order(found: ClearedParticipation, names: Names) -> list[GroupTaken]:
    """That of the alphabet: any other would be taken for a ranking."""
    return sorted(found.groups, key=lambda group: letters(called(group.teams, names)))


def whole_words(taken: Taken) -> Words:
    if taken.percent is not None and taken.wrote is not None:
        values = {"wie": taken.wrote, "aantal": taken.invited, "procent": taken.percent}
        return Text("deelname.geheel", values)
    if taken.band is not None:
        return Text("deelname.geheel_band", {"deel": _band(taken.band), "aantal": taken.invited})
    return Text("deelname.geheel_klein", {"aantal": taken.invited})


def _expected(current: CurrentRound) -> tuple[Text, ...]:
    expected = current.setup.expected
    return (Text("deelname.verwacht", {"procent": expected}),) if expected is not None else ()


def _weeks(found: ClearedParticipation) -> tuple[Words, ...]:
    """One line where none of them can be told; nothing of a round that ended before it asked anything."""
    if not found.weeks:
        return ()
    if all(week.taken.band is None for week in found.weeks):
        return (Text("deelname.weken_niet"),)
    return (Lines((Text("deelname.weken"), *(_week(week.period.week, week.taken) for week in found.weeks))),)


def _week(number: int, taken: Taken) -> Text:
    if taken.band is None:
        return Text("deelname.week_niet", {"nummer": number})
    return Text("deelname.week", {"nummer": number, "deel": _band(taken.band)})


def _band(share: Share | None) -> Text:
    if share is None:
        return Text("deelname.band_geen")
    return Text(f"deelname.band_{share.band}", {"procent": share.percent})


def _together(teams: tuple[int, ...], names: Names) -> str:
    return " + ".join(names[team] for team in teams)


def closing_words(
    closing: ClearedClosing,
    effect: ClearedEffect | None,
    found: ClearedParticipation | None,
    current: CurrentRound,
    names: Names,
) -> Words:
    """What the round brought so far, and what is still open."""
    asked = len(current.asked_of_all)
    first = current.setup.first.monday
    ends = current.ends
    assert ends is not None
    head = Text("afsluiten.titel", {"van": first, "tot": ends.sunday, "aantal": asked})
    took = Lines((whole_words(found.whole), *_expected(current))) if found else Text("deelname.nog_niet")
    return Lines(
        (
            Lines((head, took)),
            *_hope(current),
            _unseen(closing, current),
            *_marks(current, names),
            _effect(effect),
            Text("afsluiten.rondebeeld"),
            Text("ronde.ritme"),
        ),
        blank=1,
    )


def _hope(current: CurrentRound) -> tuple[Text, ...]:
    hope = current.setup.hope
    return (Text("afsluiten.hoop", {"hoop": Plain(hope)}),) if hope else ()


def _unseen(closing: ClearedClosing, current: CurrentRound) -> Words:
    """Norms that were asked and that no team could see."""
    if not closing.unseen:
        return Text("afsluiten.alles_gezien")
    titles = [norm_by_number(current.norm_set, norm).titel for norm in closing.unseen[:MOST_UNSEEN]]
    more = len(closing.unseen) - len(titles)
    lines = tuple(Text("afsluiten.regel", {"titel": title}) for title in titles)
    rest = (Text("afsluiten.meer", {"aantal": more}),) if more else ()
    return Lines((Text("afsluiten.open"), *lines, *rest))


def _marks(current: CurrentRound, names: Names) -> tuple[Words, ...]:
    """What did not apply, with its reason; out of every denominator."""
    ends = current.ends
    marks = [mark.what for mark in current.course.marks if ends is None or mark.since <= ends]
    if not marks:
        return ()
    more = len(marks) - MOST_MARKS
    rest = (Text("afsluiten.meer", {"aantal": more}),) if more > 0 else ()
    return (Lines((Text("afsluiten.nvt"), *(mark_line(mark, names) for mark in marks[:MOST_MARKS]), *rest)),)


def mark_line(mark: NotApplicable, names: Names) -> Text:
    values: dict[str, Arg] = {"norm": mark.norm, "reden": Plain(mark.reason), "datum": mark.on}
    if not mark.teams:
        return Text("afsluiten.nvt_regel", values)
    return Text("afsluiten.nvt_regel_teams", {**values, "teams": ", ".join(names[t] for t in mark.teams)})


def _effect(effect: ClearedEffect | None) -> Words:
    if effect is None:
        return Text("afsluiten.effect_later")
    if effect.before is None or effect.after is None:
        return Text("afsluiten.effect_te_weinig")
    return Text("afsluiten.effect", {"voor": _band(effect.before), "na": _band(effect.after)})
