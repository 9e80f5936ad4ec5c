"""The log in Dutch: an entry for each thing that a coördinator, or Spiegel itself, did."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from conversations.naming import few
from conversations.text import Arg, Lines, Plain, Text, Words
from rounds.acts import (
    Act,
    AppliesAgain,
    ClosedEarly,
    CoordinatorLinkMade,
    Extended,
    FewWrote,
    InvitedOnceMore,
    LinksMade,
    LinksWithdrawn,
    Logged,
    MarkedNotApplicable,
    NextRoundPlanned,
    OriginDropped,
    Paused,
    PhoneLinkMade,
    PlaceMoved,
    ReaderLinksMade,
    ReportSettled,
    Resumed,
    RhythmChosen,
    RoundStarted,
    TeamAdded,
    TeamMade,
    TeamPlaced,
    TeamRenamed,
    TeamsMerged,
)


def log_words(entries: Sequence[Logged], names: Mapping[int, str], *, first: bool) -> Words:
    """`names`: of teams by number. `first`: the newest page, which has a head."""
    if not entries:
        return Text("logboek.leeg") if first else Text("logboek.einde")
    head = (Text("logboek.titel"),) if first else ()
    lines = tuple(
        Text("logboek.regel", {"dag": entry.at.date(), "wat": _entry(entry.act, names)}) for entry in entries
    )
    return Lines((*head, *lines))


def _entry(act: Act, names: Mapping[int, str]) -> Text:  # a line for each kind of act
    def team(number: int) -> dict[str, Arg]:
        return {"team": names.get(number, "")}

    match act:
        case RoundStarted(first):
            return Text("logboek.gestart", {"datum": first.monday})
        case TeamAdded(number):
            return Text("logboek.team_erbij", team(number))
        case Paused(None):
            return Text("logboek.pauze")
        case Paused(until):
            assert until is not None
            return Text("logboek.pauze_tot", {"datum": until.monday})
        case Resumed():
            return Text("logboek.verder")
        case Extended(weeks):
            return Text("logboek.verlengd", {"aantal": weeks})
        case ClosedEarly():
            return Text("logboek.gesloten")
        case MarkedNotApplicable(norm, teams, reason):
            values: dict[str, Arg] = {"norm": norm, "reden": Plain(reason)}
            if teams:
                return Text("logboek.nvt_teams", {**values, "teams": few(tuple(names[t] for t in teams))})
            return Text("logboek.nvt", values)
        case AppliesAgain(norm):
            return Text("logboek.geldt_weer", {"norm": norm})
        case InvitedOnceMore():
            return Text("logboek.uitgenodigd")
        case FewWrote():
            return Text("logboek.weinig")
        case OriginDropped(name):
            return Text("logboek.herkomst_vervallen", {"groep": Plain(name)})
        case RhythmChosen(every):
            return Text("logboek.ritme" if every else "logboek.ritme_geen", {"aantal": every})
        case NextRoundPlanned(None):
            return Text("logboek.volgende_open")
        case NextRoundPlanned(on):
            assert on is not None
            return Text("logboek.volgende", {"datum": on})
        case TeamMade(number):
            return Text("logboek.team", team(number))
        case TeamRenamed(number, before):
            return Text("logboek.hernoemd", {**team(number), "vorige": Plain(before)})
        case LinksMade(number, role, count):
            return Text("logboek.links", {**team(number), "aantal": count, "rol": Text(f"rol.{role}")})
        case LinksWithdrawn(number):
            return Text("logboek.ingetrokken", team(number))
        case PhoneLinkMade(number):
            return Text("logboek.telefoon", team(number))
        case TeamPlaced(number):
            return Text("logboek.team_plek", team(number))
        case TeamsMerged(number, into):
            return Text("logboek.samengevoegd", {**team(into), "vorige": names.get(number, "")})
        case PlaceMoved(before, number) if before == number:
            return Text("logboek.plek_rol", team(number))
        case PlaceMoved(before, number):
            return Text("logboek.plek_verhuisd", {**team(number), "vorige": names.get(before, "")})
        case ReaderLinksMade(number, count):
            return Text("logboek.meelezers", {**team(number), "aantal": count})
        case CoordinatorLinkMade():
            return Text("logboek.coordinator")
        case ReportSettled(begins):
            return Text("logboek.vastgesteld", {"datum": begins})
        case _:
            assert_never(act)
