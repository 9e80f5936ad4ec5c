"""The figures of a round in Dutch, theme by theme and norm by norm, for one team or for all of them."""

from collections.abc import Iterable, Sequence

from conversations.text import Lines, Plain, Text, Words
from norms.model import Norm, NormSet, Thema, fill, norm_by_number, placement_labels
from reports.figures.naming import Called, Names
from reports.figures.placements import Line, NormLines, Spread, themes_of
from reports.figures.tracing import Trace
from reports.gate.cleared import Placed, PlacedShare, Rule, Scope
from reports.words import parts_of, sentence_lines
from rounds.current import CurrentRound

MOST_LINES = 8
"""Groups of a norm in one message."""
MOST_NAMES = 6
"""Groups by name in a line of those that cannot be seen."""


def theme_words(number: int, placed: Iterable[Placed], current: CurrentRound, team: str, names: Names) -> Words:
    """Each norm of the theme in a line. `team` is empty for all of them together."""
    norm_set = current.norm_set
    theme = theme_of(number, norm_set)
    found = next((one for one in themes_of(placed, norm_set, names) if one.theme == number), None)
    norms = {one.norm: one for one in found.norms} if found else {}
    say = _of_all if not team else _of_team
    lines = tuple(say(norm, norms[norm.nummer], norm_set) for norm in theme.normen if norm.nummer in norms)
    rest = tuple(
        _rest(line, _placing(theme), norm_set) for line in (found.lines if found else ()) if line.placements
    )
    return Lines(
        (
            Lines((Text("cijfers.thema", {"thema": theme.titel}), whose(current, team))),
            Lines((*lines, *rest)) if lines else Text("cijfers.nog_geen"),
            Text("cijfers.uitleg" if team else "cijfers.uitleg_alle"),
        ),
        blank=1,
    )


def norm_words(
    number: int,
    placed: Iterable[Placed],
    current: CurrentRound,
    team: str,
    names: Names,
    sentences: tuple[str, ...] = (),
) -> Words:
    """The norm itself, what was placed, and its question for a meeting."""
    norm_set = current.norm_set
    norm = norm_by_number(norm_set, number)
    found = next(
        (one for theme in themes_of(placed, norm_set, names) for one in theme.norms if one.norm == number), None
    )
    return Lines(
        (
            Lines((Text("cijfers.norm", {"titel": norm.titel}), whose(current, team))),
            Text("cijfers.norm_zelf", {"norm": Plain(fill(norm.norm, norm_set.woorden))}),
            _lines(found, norm, norm_set, team),
            *((sentence_lines(sentences),) if sentences else ()),
            Lines((Text("beeld.overleg"), Plain(fill(norm.teamvraag, norm_set.woorden)))),
        ),
        blank=1,
    )


def theme_of(number: int, norm_set: NormSet) -> Thema:
    return next(theme for theme in norm_set.themas if theme.nummer == number)


def _placing(theme: Thema) -> Norm:
    """One whose values the whole theme is told in; some norms of a theme are not placed."""
    return next(norm for norm in theme.normen if norm.plaatsing != "geen")


def whose(current: CurrentRound, team: str) -> Text:
    van = current.setup.first.monday
    return Text("cijfers.van_team", {"team": team, "van": van}) if team else Text("cijfers.van_alle", {"van": van})


def _of_team(norm: Norm, found: NormLines, norm_set: NormSet) -> Words:
    seen = [line for line in found.lines if line.placements]
    if not seen:
        return Text("cijfers.regel", {"titel": norm.titel, "wat": hidden_words(found.lines)})
    return Text("cijfers.regel", {"titel": norm.titel, "wat": _placed(seen[0].placements, norm, norm_set)})


def _of_all(norm: Norm, found: NormLines, norm_set: NormSet) -> Words:
    """In how many of the figures that can be seen most people say what."""
    if not found.over_all:
        return Text("cijfers.regel", {"titel": norm.titel, "wat": hidden_words(found.lines)})
    labels = _labels(norm, norm_set)
    every = _every(found.over_all[0])
    most = tuple(
        Text("cijfers.in_zoveel", {"deel": one.most, "label": labels[one.value]})
        for one in found.over_all
        if one.most
    )
    if not most:
        return Text("cijfers.regel_geen_meeste", {"titel": norm.titel, "aantal": every})
    return Text("cijfers.regel_alle", {"titel": norm.titel, "aantal": every, "wat": _in_a_row(most)})


def _every(spread: Spread) -> int:
    return spread.few + spread.part + spread.most


def _rest(line: Line, norm: Norm, norm_set: NormSet) -> Words:
    """What stayed hidden of the theme's norms, told of them together."""
    wat = _placed(line.placements, norm, norm_set)
    match line.scope:
        case Scope.GROUP:
            return Text("cijfers.regel", {"titel": Text("rapport.hele_thema"), "wat": wat})
        case Scope.REST | Scope.ALL:
            return Text("cijfers.regel", {"titel": Text("cijfers.wat_overbleef"), "wat": wat})


def _lines(found: NormLines | None, norm: Norm, norm_set: NormSet, team: str) -> Words:
    if found is None:
        return Text("cijfers.nog_geen")
    seen = [line for line in found.lines if line.placements]
    shown = tuple(
        Text("cijfers.groep", {"wie": who_words(line.who, line), "wat": _placed(line.placements, norm, norm_set)})
        for line in seen[:MOST_LINES]
    )
    more = len(seen) - len(shown)
    rest = (Text("cijfers.meer_groepen", {"aantal": more}),) if more else ()
    return Lines((*shown, *rest, *_hidden_lines(found, team)))


def _hidden_lines(found: NormLines, team: str) -> tuple[Words, ...]:
    """In a line for each rule, of whom nothing can be seen."""
    hidden = [line for line in found.lines if not line.placements]
    lines = []
    for rule in dict.fromkeys(line.trace.rule for line in hidden):
        own = [line.who for line in hidden if line.trace.rule == rule]
        who = Plain(team) if team else _groups(own, everyone=len(own) == len(found.lines))
        lines.append(Text("cijfers.groep", {"wie": who, "wat": Text(f"cijfers.dicht_{rule}")}))
    return tuple(lines)


def _groups(found: list[Called], *, everyone: bool) -> Words:
    if everyone:
        return Text("cijfers.alle_groepen")
    if len(found) > MOST_NAMES:
        return Text("cijfers.andere_groepen", {"aantal": len(found)})
    return _in_a_row([who_words(one) for one in found])


def _in_a_row(items: Sequence[Words]) -> Words:
    """«a, b en c»; not empty."""
    *others, last = items
    if not others:
        return last
    begin = others[0]
    for one in others[1:]:
        begin = Text("cijfers.komma", {"een": begin, "ander": one})
    return Text("rapport.rij", {"begin": begin, "laatste": last})


def hidden_words(lines: tuple[Line, ...]) -> Text:
    """By which rule nothing of a norm can be seen; of several the first in their fixed order."""
    rules = {line.trace.rule for line in lines}
    return Text(f"cijfers.dicht_{next(rule for rule in Rule if rule in rules)}")


def who_words(who: Called, line: Line | None = None) -> Words:
    """Of whom a figure is, by name; the teams of a group are in `who`."""
    one: Words = Plain(who[0]) if len(who) == 1 else Text("rapport.samen", {"teams": ", ".join(who)})
    match line:
        case Line(scope=Scope.ALL):
            return Text("rapport.alle_teams")
        case Line(scope=Scope.REST):
            return Text("cijfers.wat_overbleef")
        case Line(trace=Trace(rule=Rule.NEWLY_ENOUGH)):
            return Text("rapport.later_erbij", {"groep": one})
        case _:
            return one


def _labels(norm: Norm, norm_set: NormSet) -> dict[str, str]:
    return {str(key): label.lower() for key, label in placement_labels(norm_set, norm)}


def _placed(placements: tuple[PlacedShare, ...], norm: Norm, norm_set: NormSet) -> Words:
    return parts_of(placements, _labels(norm, norm_set))
