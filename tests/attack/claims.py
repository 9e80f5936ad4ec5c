"""What each wording of a report claims, held against what was cleared. A wording that claims nothing is fixed."""

from collections.abc import Callable, Mapping

from norms.model import norms_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import Rule, Scope, Subject
from reports.gate.whole import Taken
from tests.attack.beside import Ended
from tests.attack.reading import Reader
from tests.storage.planting import SET

Args = Mapping[str, str]
NORMS = {norm.titel: norm.nummer for norm in norms_of(SET)}
THEMES = {theme.titel: theme.nummer for theme in SET.themas}
ONE_IN = 20


def of_report(key: str, args: Args, ended: Ended, reader: Reader) -> bool:
    """Whether it follows from the cleared values. No other key may hold a value but names and what was decided."""
    claim = CLAIMS.get(key)
    if claim is not None:
        return claim(args, ended, reader)
    return all(name in DECIDED or reader.is_of_names(value) for name, value in args.items())


DECIDED = {"drempel", "dag", "van", "tot", "hoop", "reden", "datum", "begin", "eind", "week", "nummer"}


def is_whole(args: Args, told: Taken, reader: Reader) -> bool:
    """Exact, in a band or not at all, as it was cleared."""
    if args.get("aantal", str(told.invited)) != str(told.invited):
        return False
    if "wie" in args:
        return (args["wie"], args["procent"]) == (str(told.wrote), str(told.percent))
    if "deel" in args:
        return told.wrote is None and reader.share(args["deel"]) == told.band is not None
    return told.wrote is None and told.band is None


def _whole(args: Args, ended: Ended, reader: Reader) -> bool:
    return is_whole(args, ended.taken.whole, reader)


def _origin(args: Args, ended: Ended, reader: Reader) -> bool:
    return (args["groep"], reader.share(args["deel"])) in {
        (one.name, one.share) for one in ended.cleared.origins if one.share
    }


def _wish(args: Args, ended: Ended, reader: Reader) -> bool:
    (title,) = reader.listed(args["titel"])
    return (NORMS[title], reader.share(args["deel"])) in {(one.norm, one.share) for one in ended.cleared.wishes}


def _wished(args: Args, ended: Ended, reader: Reader) -> bool:
    norms = {one.norm for one in ended.cleared.wishes if one.kind == "leerwens"}
    return {NORMS[title] for title in reader.listed(args["titels"])} <= norms and reader.is_of_names(
        args["titels"]
    )


def _effect(args: Args, ended: Ended, reader: Reader) -> bool:
    told = ended.effect.before, ended.effect.after
    return told == (reader.share(args["voor"]), reader.share(args["na"]))


def _most(place: int) -> Callable[[Args, Ended, Reader], bool]:
    """Everywhere it can be seen, or in these groups, most say this."""

    def holds(args: Args, ended: Ended, reader: Reader) -> bool:
        titles = reader.listed(args.get("titels", args.get("titel", "")))
        norms = {NORMS[title] for title in titles}
        own = [one for one in ended.cleared.placed if one.subject == Subject.NORM and one.number in norms]
        seen = [one for one in own if one.scope == Scope.GROUP and one.placements]
        groups = len({one.teams for one in seen})
        named = all(reader.is_of_names(value) for name, value in args.items() if name != "aantal")
        most = bool(seen) and all(is_most(one.placements[place].share) for one in seen)
        return named and most and int(args.get("aantal", groups)) == groups

    return holds


def is_most(share: Share) -> bool:
    return share.band in {Band.DE_MEESTEN, Band.HOOG} or share.percent > 50


def _verdicts(*, compared: bool, differ: bool | None) -> Callable[[Args, Ended, Reader], bool]:
    def holds(args: Args, ended: Ended, reader: Reader) -> bool:
        themes = {
            one.number
            for one in ended.cleared.verdicts
            if one.subject == Subject.THEME
            and bool(one.compared) == compared
            and (differ is None or bool(one.pairs) == differ)
        }
        said = reader.listed(args.get("themas", args.get("thema", "")))
        return {THEMES[title] for title in said} <= themes and all(map(reader.is_of_names, args.values()))

    return holds


def _pairs(args: Args, ended: Ended, reader: Reader) -> bool:
    """Also with the norms of the theme in which it is seen too, which follow it."""
    head, _, tail = args["paren"].partition(".")
    titles = [title for title in reader.listed(tail) if title in NORMS]
    norms = {one.number for one in ended.cleared.verdicts if one.subject == Subject.NORM and one.pairs}
    differs = _verdicts(compared=True, differ=True)(dict(args, paren=head), ended, reader)
    return differs and {NORMS[title] for title in titles} <= norms


def _chance(args: Args, ended: Ended, _: Reader) -> bool:
    compared = sum(one.subject == Subject.THEME and bool(one.compared) for one in ended.cleared.verdicts)
    return int(args["aantal"]) == -(-compared // ONE_IN)


def _sentences(args: Args, ended: Ended, _: Reader) -> bool:
    return int(args["aantal"]) == len(ended.cleared.spoken.sentences)


def _unfit(args: Args, ended: Ended, reader: Reader) -> bool:
    return [NORMS[title] for title in reader.listed(args["titels"])] == list(ended.cleared.unfit)


def _hidden(*rules: Rule) -> Callable[[Args, Ended, Reader], bool]:
    def holds(args: Args, ended: Ended, reader: Reader) -> bool:
        norms = [NORMS[title] for title in reader.listed(args["titels"])]
        hidden = {one.number for one in ended.cleared.placed if not one.placements and one.rule in rules}
        seen = {one.number for one in ended.cleared.placed if one.placements and one.subject == Subject.NORM}
        return len(norms) == int(args["aantal"]) and set(norms) <= hidden - seen

    return holds


def _weeks(args: Args, ended: Ended, _: Reader) -> bool:
    return int(args["aantal"]) == len(ended.current.round.asked_of_all)


def _rest(args: Args, ended: Ended, _: Reader) -> bool:
    """Of the sentences on what changed; how many there are is held where the round before is at hand."""
    return int(args["aantal"]) <= 2 * len(ended.cleared.placed)


CLAIMS: Mapping[str, Callable[[Args, Ended, Reader], bool]] = {
    "rapport.deelname": _whole,
    "rapport.deelname_band": _whole,
    "rapport.deelname_klein": _whole,
    "rapport.verloop_herkomst": _origin,
    "rapport.verloop_weken": _weeks,
    "rapport.wens": _wish,
    "rapport.kort_leren": _wished,
    "rapport.effect": _effect,
    "rapport.kort_sterk": _most(0),
    "rapport.kort_weinig": _most(2),
    "rapport.sterk": _most(0),
    "rapport.sterk_alle": _most(0),
    "rapport.sterk_ook": _most(0),
    "rapport.kort_verschil": _verdicts(compared=True, differ=True),
    "rapport.verschil": _pairs,
    "rapport.verschil_geen": _verdicts(compared=True, differ=False),
    "rapport.verschil_niet": _verdicts(compared=False, differ=None),
    "rapport.verschil_toeval": _chance,
    "rapport.woorden": _sentences,
    "rapport.past_niet": _unfit,
    "rapport.trend_rest": _rest,
    "rapport.leeg_te_weinig": _hidden(Rule.TOO_FEW),
    "rapport.leeg_alleen_samen": _hidden(Rule.ONLY_TOGETHER),
    "rapport.leeg_nooit": _hidden(Rule.NEVER),
    "rapport.leeg_niet_geplaatst": _hidden(Rule.NOT_PLACED),
    "rapport.leeg_niet_gesteld": _hidden(Rule.NOT_APPLICABLE),
}
