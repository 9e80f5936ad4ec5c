"""All that may be told of a round that ended, counted and published once. Why: DESIGN.md and CHATS.md 6."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import chain

from norms.model import NormSet, norms_of
from norms.tagging import tags
from reports.gate.asking import came_in
from reports.gate.at_end import told_by_figures
from reports.gate.cells import is_of_all, outside
from reports.gate.cleared import ClearedRound, Rule, Wished
from reports.gate.ledger import told_so_far, with_told
from reports.gate.origins import beside_origins, origins
from reports.gate.placing import count_placed, every_picture, places_of
from reports.gate.rules import ALL_RULES, Rules, barred, is_wide, told, wishers_told
from reports.gate.spoken import spoken
from reports.gate.stored import plain, structured
from reports.gate.taken import read_days
from reports.gate.verdicts import verdicts
from storage import aggregates, round_rows
from storage.rounds import StoredRound
from storage.store import Store

KIND = "figures"


def clear_round(
    store: Store, current: StoredRound, teams: Iterable[int], now: datetime, rules: Rules = ALL_RULES
) -> ClearedRound:
    """Counts, clears and publishes, in the caller's transaction; a second call reads what was published.

    `teams`: all there are. The round has ended.
    """
    found = read_round(store, current.round.id)
    if found is not None:
        return found
    shown, teams = every_picture(store, current), tuple(teams)
    places = places_of(store, current, teams)
    counted = count_placed(store, current, teams, now, rules)
    ends, k = current.round.ends, current.threshold
    assert ends is not None
    known = with_told(
        told_so_far(read_days(store, current.round.id), shown, k),
        told_by_figures(counted.placed, counted.seen, ends.closes.date(), k),
    )
    seed = store.keys.digest("figures", str(current.round.id)).hex()
    cleared = ClearedRound(
        current.round.id,
        now.date(),
        counted.placed,
        verdicts(counted.of_groups, counted.cells, current.round.norm_set, counted.invited, seed, rules),
        _wishes(store, current, [came_in(current, chain(*own.values()), now) for own in places.values()], rules),
        counted.unfit,
        origins(store, current, beside_origins(store, current, known), now, seed),
        spoken(round_rows.sentences(store, current.round.id), shown, current, seed),
    )
    aggregates.publish_of_round(store, current.round.id, KIND, plain(cleared), now)
    return cleared


def read_round(store: Store, round_id: int) -> ClearedRound | None:
    found = aggregates.published_of_round(store, round_id, KIND)
    return structured(found, ClearedRound) if found else None


def _wishes(store: Store, current: StoredRound, places: Sequence[int], rules: Rules) -> tuple[Wished, ...]:
    """Over all teams alone: norms whose subject enough people named, of all who wished; in the set's order.

    None of which the share would say that nearly everyone wished something.
    """
    norm_set: NormSet = current.round.norm_set
    rows = round_rows.wishes(store, current.round.id, partial(tags, norm_set))
    found: list[Wished] = []
    for kind in sorted({row.kind for row in rows}):
        groups = {row.person: current.round.group_of(row.team) for row in rows if row.kind == kind}
        if not (
            is_of_all(groups, current.threshold)
            and is_wide(outside(places), current.threshold, rules)
            and is_wide(len(groups), current.threshold, rules)
        ):
            continue
        for norm in norms_of(norm_set):
            named = {row.person for row in rows if row.kind == kind and norm.nummer in row.norms}
            if barred(norm) != Rule.NEVER and len(named) >= current.threshold:
                share = told(len(named), len(groups), sum(places), rules)
                if is_wide(sum(places), wishers_told(share, current.threshold), rules):
                    found.append(Wished(kind, norm.nummer, share, Rule.ALL_TEAMS))
    return tuple(found)
