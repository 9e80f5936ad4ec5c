"""Any act, setup and draft that the types allow."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
from rounds.setup import Arranged, Arrangement, Draft, NotApplicable, Purpose, Setup
from tests.storage.strategies import days, periods, strings, whole

some = st.lists(whole, max_size=4).map(tuple)
acts: SearchStrategy[Act] = st.one_of(
    st.builds(RoundStarted, periods),
    st.builds(TeamAdded, whole),
    st.builds(Paused, st.none() | periods),
    st.just(Resumed()),
    st.builds(Extended, whole),
    st.just(ClosedEarly()),
    st.builds(MarkedNotApplicable, whole, some, strings),
    st.builds(AppliesAgain, whole),
    st.just(InvitedOnceMore()),
    st.builds(FewWrote, periods),
    st.builds(OriginDropped, strings),
    st.builds(RhythmChosen, whole),
    st.builds(NextRoundPlanned, st.none() | days),
    st.builds(TeamMade, whole),
    st.builds(TeamRenamed, whole, strings),
    st.builds(LinksMade, whole, strings, whole),
    st.builds(LinksWithdrawn, whole),
    st.builds(PhoneLinkMade, whole),
    st.builds(TeamPlaced, whole),
    st.builds(TeamsMerged, whole, whole),
    st.builds(ReportSettled, st.dates()),
    st.builds(PlaceMoved, whole, whole),
    st.builds(ReaderLinksMade, whole, whole),
    st.just(CoordinatorLinkMade()),
)
arranged = st.builds(Arranged, st.sampled_from(Arrangement), st.none() | days, strings)
setups = st.builds(
    Setup,
    periods,
    whole,
    some,
    st.sampled_from(Purpose),
    some,
    st.lists(some, max_size=3).map(tuple),
    st.lists(strings, max_size=3).map(tuple),
    some,
    st.lists(st.builds(NotApplicable, whole, some, strings, days), max_size=2).map(tuple),
    st.lists(st.tuples(strings, strings), max_size=2).map(tuple),
    st.lists(periods, max_size=3).map(tuple),
    st.booleans(),
    st.none() | whole,
    strings,
    arranged,
    arranged,
    arranged,
    strings,
)
drafts = st.builds(Draft, setups, strings, some, st.booleans())
