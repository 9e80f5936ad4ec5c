"""Wishes, norms that do not fit, how people work: nobody's is certain to who knows one or two of them."""

from collections.abc import Iterator, Mapping

from conversations.effects import WishKind
from norms.model import norm_by_number, norms_of
from reports.gate.cleared import ClearedRound, Group, Rule, Scope, Subject
from reports.gate.closing import OFTEN, ClearedEffect
from reports.gate.rules import barred
from tests.attack.beside import Ended
from tests.attack.bounds import TWO_KNOWN_FROM, Known, gives_away, is_certain, narrowed
from tests.attack.inference import counts
from tests.attack.year import Year
from tests.storage.planting import SET


def victims_of_wishes(ended: Ended) -> Iterator[str]:
    """To who knows everyone that wished anything. A norm that is not named was, where others are, by fewer."""
    k = ended.current.threshold
    for kind in (WishKind.NEED, WishKind.LEARNING):
        wishers = {row.person for row in ended.wished if row.kind == kind}
        shares = {one.norm: one.share for one in ended.cleared.wishes if one.kind == kind}
        for norm in norms_of(SET) if shares else ():
            truth = len({row.person for row in ended.wished if row.kind == kind and norm.nummer in row.norms})
            if norm.nummer in shares:
                allowed = counts(shares[norm.nummer], len(wishers), bands=True) - set(range(k))
            elif barred(norm) == Rule.NEVER:
                continue
            else:
                allowed = set(range(k))
            for known in gives_away(allowed, len(wishers), truth):
                yield f"{kind} {norm.nummer} {known}"


def who_wished(ended: Ended) -> Iterator[str]:
    """That anything is told of a kind says that k people outside any group wished, whoever they are."""
    places = {group: len(seats) for group, seats in ended.seats.items()}
    for kind in {one.kind for one in ended.cleared.wishes}:
        for group, number in places.items():
            others = sum(places.values()) - number
            if is_certain(Known(others, ended.current.threshold, others)):
                yield f"{kind} buiten {group}"


def victims_of_unfit(ended: Ended) -> Iterator[str]:
    """Who is seen to have placed a norm did not say that it does not fit; the others may have."""
    k, everyone = ended.current.threshold, ended.asked
    for norm in sorted({norm for norm, _ in everyone}):
        if barred(norm_by_number(SET, norm)) == Rule.NEVER or norm not in ended.cleared.unfit:
            continue
        parts = _not_placed(ended.cleared, norm, {g: n for (one, g), n in everyone.items() if one == norm}, k)
        total = sum(part.people for part in parts)
        for known in (1, 2) if total >= TWO_KNOWN_FROM else (1,):
            for part in narrowed(parts, k, total):
                if part.people and part.least >= max(1, part.people - known):
                    yield f"past niet {norm} {part}"


def _not_placed(cleared: ClearedRound, norm: int, asked: Mapping[Group, int], k: int) -> list[Known]:
    """Of each group how many may have said that the norm does not fit; people of a rest are of no one group."""
    of_norm = [
        one for one in cleared.placed if (one.subject, one.number) == (Subject.NORM, norm) and one.placements
    ]
    placed = {
        group: k * sum(one.scope == Scope.GROUP and one.teams == group for one in of_norm) for group in asked
    }
    return [Known(number, 0, max(0, number - placed[group])) for group, number in asked.items()]


def victims_of_effect(effect: ClearedEffect, before: list[str], after: list[str], places: int) -> Iterator[str]:
    """Of each of the two; and of who tapped twice, of whom the figure says that they are k."""
    for told, truth in ((effect.before, before), (effect.after, after)):
        if told is None:
            continue
        often = sum(value == OFTEN for value in truth)
        allowed = counts(told, len(truth), bands=True)
        for known in gives_away(allowed, len(truth), often):
            if max(allowed) - known[0] > 0:
                yield f"{told} {known}"
        if is_certain(Known(places, 5, places)):
            yield f"tikte twee keer, van {places}"


def of_effect(ended: Ended) -> Iterator[str]:
    before, after = ended.taps
    both = sorted(before.keys() & after.keys())
    places = sum(len(seats) for seats in ended.seats.values())
    yield from victims_of_effect(
        ended.effect, [before[person] for person in both], [after[person] for person in both], places
    )


def test_nobodys_wish_is_certain(year: Year) -> None:
    assert [one for ended in year.ended for one in (*victims_of_wishes(ended), *who_wished(ended))] == []
    assert any(ended.cleared.wishes for ended in year.ended)


def test_of_nobody_is_it_certain_that_they_said_a_norm_does_not_fit(year: Year) -> None:
    assert [one for ended in year.ended for one in victims_of_unfit(ended)] == []
    assert any(ended.cleared.unfit for ended in year.ended)


def test_nobodys_way_of_working_is_certain(year: Year) -> None:
    assert [one for ended in year.ended for one in of_effect(ended)] == []
    assert any(ended.effect.before for ended in year.ended)
