"""What is published of invented rounds, of any number of teams, for the documents about them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from random import Random

from norms.model import Norm, NormSet, norms_of
from reports.documents.round.material import Material
from reports.gate.bands import Share, share
from reports.gate.cleared import (
    ClearedRound,
    Group,
    OriginTaken,
    Placed,
    PlacedShare,
    Rule,
    Scope,
    Spoken,
    Subject,
    Verdict,
    Wished,
)
from reports.gate.closing import ClearedEffect
from reports.gate.rules import PLACED, barred
from reports.gate.taken import ClearedParticipation, GroupTaken
from reports.gate.whole import Taken
from rounds.acts import Logged, MarkedNotApplicable
from rounds.course import course
from rounds.current import CurrentRound, current_round
from rounds.period import AMSTERDAM
from rounds.setup import fresh
from tests.storage.planting import SET, WEEK

DAY = date(2027, 3, 1)
STARTED = datetime(2026, 11, 20, 10, 0, tzinfo=AMSTERDAM)


def round_of(teams: int, *, hope: str = "", reason: str = "", norm_set: NormSet = SET) -> CurrentRound:
    setup = replace(
        fresh(norm_set, WEEK, ()), teams=tuple(range(1, teams + 1)), expected=60 if hope else None, hope=hope
    )
    done = (Logged(STARTED, MarkedNotApplicable(16, (), reason)),) if reason else ()
    return current_round(1, norm_set, setup, course(setup, STARTED, done))


def material(
    teams: int,
    seed: int = 1,
    *,
    sentences: tuple[str, ...] = (),
    names: Mapping[int, str] | None = None,
    hope: str = "",
    reason: str = "",
    norm_set: NormSet = SET,
) -> Material:
    """Every norm of every team shown or hidden by chance; every rule occurs."""
    chance = Random(seed)
    current = round_of(teams, hope=hope, reason=reason, norm_set=norm_set)
    groups: tuple[Group, ...] = tuple((team,) for team in range(1, teams + 1))
    cleared = ClearedRound(
        1,
        DAY,
        tuple(one for norm in norms_of(norm_set) for one in _placed(norm, groups, chance)),
        _verdicts(norm_set, groups, chance),
        (Wished("leerwens", 42, share(9, 20), Rule.ALL_TEAMS), Wished("nodig", 30, share(3, 9), Rule.ALL_TEAMS)),
        (16,),
        (OriginTaken("Welzijn", None, Rule.SMALL_ORIGIN), OriginTaken("Zorg", share(9, 12), Rule.LARGE_ORIGIN)),
        Spoken(sentences, Rule.GIVEN) if sentences else Spoken(),
    )
    taken = ClearedParticipation(
        1,
        DAY,
        Taken(teams * 10, teams * 7, None),
        tuple(GroupTaken(group, share(7, 10) if group[0] % 3 else None) for group in groups),
        (),
        low=False,
    )
    called = names or {team: f"Team {chance.choice('ABCDE')}{team}" for team in range(1, teams + 1)}
    return Material(current, 5, cleared, taken, ClearedEffect(1, share(3, 9), share(6, 9)), called, DAY)


def _placed(about: Norm, groups: tuple[Group, ...], chance: Random) -> list[Placed]:
    norm, rule = about.nummer, barred(about)
    if rule is not None:
        hidden = [Placed(Subject.NORM, norm, Scope.GROUP, group, None, (), rule) for group in groups]
        together = Placed(Subject.NORM, norm, Scope.ALL, (), None, _shares(chance), Rule.ALL_TEAMS)
        return [*hidden, together] if rule == Rule.ONLY_TOGETHER and about.plaatsing != "geen" else hidden
    found = []
    for group in groups:
        if chance.random() < 0.6:  # an invented chance
            found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, WEEK, _shares(chance), Rule.ENOUGH))
        else:
            found.append(Placed(Subject.NORM, norm, Scope.GROUP, group, None, (), Rule.TOO_FEW))
    hidden_teams = tuple(one.teams[0] for one in found if not one.placements)
    if len(hidden_teams) > 1:
        rest = _shares(chance)
        found.append(Placed(Subject.NORM, norm, Scope.REST, hidden_teams, None, rest, Rule.PARTS_TOGETHER))
    return found


def _shares(chance: Random) -> tuple[PlacedShare, ...]:
    parts: list[Share] = [share(chance.randrange(10), 9 if chance.random() < 0.5 else 24) for _ in PLACED]
    return tuple(PlacedShare(value, one) for value, one in zip(PLACED, parts, strict=True))


def _verdicts(norm_set: NormSet, groups: tuple[Group, ...], chance: Random) -> tuple[Verdict, ...]:
    found = []
    for theme in norm_set.themas:
        if chance.random() < 0.2 or len(groups) < 2:  # an invented chance
            found.append(Verdict(Subject.THEME, theme.nummer, (), (), Rule.TOO_FEW))
            continue
        pairs = tuple(
            (one, other)
            for place, one in enumerate(groups)
            for other in groups[place + 1 :]
            if chance.random() < 3 / len(groups) ** 2
        )
        found.append(Verdict(Subject.THEME, theme.nummer, groups, pairs, Rule.TESTED))
    return tuple(found)
