"""Any chat, effect and text that the types allow."""

from datetime import datetime, time

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conversations.chat import (
    Chat,
    Deciding,
    Guarding,
    Helping,
    Joining,
    Listing,
    LookingBack,
    Managing,
    Paging,
    Place,
    Reflecting,
    Slots,
    Speaking,
    Walking,
)
from conversations.events import Checked, Typed, When
from conversations.messages import (
    Button,
    Delivery,
    DropButtons,
    Example,
    Message,
    React,
    Remove,
    Say,
    SendDocument,
    SendDrawing,
    SendPaper,
    ShowClosing,
    ShowExample,
    ShowFigures,
    ShowLog,
    ShowMeeting,
    ShowOwnAnswers,
    ShowParticipation,
    ShowPicture,
)
from conversations.model import Part, PartKind, Role
from conversations.papers import (
    Factsheet,
    LinkSheet,
    ParticipationDrawing,
    PlanDrawing,
    RoundReport,
    RoundTables,
    SessionPack,
    TeamPage,
    ThemeDrawing,
)
from conversations.speaking import Spot
from conversations.text import Arg, DayMonth, Lines, Plain, Text, Weekday, Words
from rounds.period import AMSTERDAM, Period

whole = st.integers(-(2**53), 2**53)
strings = st.text(st.characters())
days = st.dates()
periods = st.dates(min_value=datetime(1, 1, 8, tzinfo=AMSTERDAM).date()).map(Period.of)
weekdays = st.builds(Weekday, st.integers(1, 7), st.booleans())
instants = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(AMSTERDAM)).map(  # noqa: DTZ001  # the zone comes with it
    lambda at: at.replace(microsecond=0)
)


def _branches(inner: SearchStrategy[Words]) -> SearchStrategy[Words]:
    args: SearchStrategy[Arg] = st.one_of(
        strings, whole, days, st.times(), weekdays, days.map(DayMonth), periods, inner
    )
    return st.one_of(
        st.builds(Lines, st.lists(inner, max_size=3).map(tuple), st.integers(0, 2)),
        st.builds(Text, strings, st.dictionaries(strings, args, max_size=3)),
    )


words: SearchStrategy[Words] = st.recursive(st.builds(Plain, strings), _branches, max_leaves=6)
buttons = st.lists(st.builds(Button, strings, words), max_size=3).map(tuple)
parts = st.lists(st.builds(Part, st.sampled_from(PartKind), strings, whole), max_size=3).map(tuple)
delivery = st.sampled_from(Delivery)
outside_the_double_hour = instants.filter(lambda at: datetime.fromisoformat(at.isoformat()) == at)
"""In the hour that comes twice, Python calls no two moments of different zones equal."""
maybe_instant = st.none() | outside_the_double_hour

sheets = st.builds(LinkSheet, st.lists(st.tuples(strings, strings), max_size=3).map(tuple))
papers = st.one_of(
    *(st.builds(kind, whole) for kind in (TeamPage, SessionPack, RoundTables, Factsheet)),
    st.builds(RoundReport, whole, st.booleans()),
    sheets,
)
drawings = (
    st.builds(PlanDrawing, whole)
    | st.builds(ParticipationDrawing, whole)
    | st.builds(ThemeDrawing, whole, whole, whole)
)
messages: SearchStrategy[Message] = st.one_of(
    st.builds(
        Say,
        words,
        buttons,
        st.none() | whole,
        st.booleans(),
        strings,
        delivery,
        strings,
        whole,
        instead=strings,
        clears=st.booleans(),
    ),
    st.builds(React, whole),
    st.builds(DropButtons, whole),
    st.builds(Remove, st.lists(whole, max_size=3).map(tuple), strings, whole),
    st.builds(ShowPicture, whole, st.none() | periods, buttons, st.booleans(), delivery, strings, whole),
    st.builds(ShowOwnAnswers, st.none() | periods, st.none() | whole),
    st.builds(ShowExample, st.sampled_from(Example)),
    st.builds(ShowParticipation, whole, buttons, strings, whole),
    st.builds(ShowClosing, whole, buttons, delivery, st.booleans(), strings, whole),
    st.builds(ShowLog, whole, buttons, strings, whole),
    st.builds(SendDocument, whole),
    st.builds(ShowMeeting, whole, buttons, strings, whole),
    st.builds(SendPaper, papers),
    st.builds(ShowFigures, whole, whole, whole, whole, buttons, strings, whole),
    st.builds(SendDrawing, drawings),
)
reflecting = st.builds(
    Reflecting,
    whole,
    whole,
    periods,
    whole,
    st.sampled_from(Role),
    parts,
    st.booleans(),
    maybe_instant,
    maybe_instant,
    st.booleans(),
    strings,
    strings,
    st.lists(whole, max_size=3).map(tuple),
    strings,
    whole,
    st.booleans(),
    strings,
)
flat_slots: SearchStrategy[Slots] = st.one_of(
    st.none(),
    st.builds(Joining, whole, st.lists(whole, max_size=3).map(tuple)),
    reflecting,
    st.builds(Managing, whole, st.sampled_from(Role), whole),
    st.builds(Listing, whole),
    st.builds(Deciding, st.booleans(), whole, whole, strings, strings),
    st.builds(Paging, whole, whole),
    st.builds(Walking, whole, whole, whole, whole),
    st.builds(LookingBack, whole),
    st.builds(Helping, whole),
)


steps = st.text("abc._", max_size=12)


def _places(slots: SearchStrategy[Slots]) -> SearchStrategy[Place]:
    return st.builds(Place, steps, slots, whole, whole, buttons, st.booleans())


typed = st.builds(
    Typed,
    whole,
    outside_the_double_hour,
    st.builds(Checked, strings, st.lists(strings, max_size=2).map(tuple), st.booleans()),
    st.frozensets(strings, max_size=3),
    st.none() | st.builds(When, st.none() | st.integers(1, 7), st.none() | st.times()),
    st.none() | whole,
    st.none() | days,
    st.lists(whole, max_size=2).map(tuple),
    st.lists(strings, max_size=2).map(tuple),
)
spots = st.builds(Spot, steps, whole, st.none() | periods)
spoken = st.builds(Speaking, typed, spots)
places = _places(flat_slots | spoken | st.builds(Guarding, _places(flat_slots), strings, st.booleans()))
memories = st.lists(st.tuples(strings, days), max_size=3).map(tuple)
maybe_places = st.none() | places
chats = st.builds(Chat, maybe_places, maybe_places, whole, memory=memories, beside=maybe_places)
clocks = st.times().map(lambda at: time(at.hour, at.minute))
