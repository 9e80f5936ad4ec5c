"""Where someone is in a conversation, and how a step moves them on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from conversations.effects import Effect
from conversations.events import DocumentMade, TimePassed, Typed
from conversations.messages import Button
from conversations.model import Memory, Part, Role, World
from conversations.speaking import Spot
from rounds.period import Period

CHAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Joining:
    """Kennismaking: the link, and the messages of the trial that are to vanish."""

    invite: int
    trial: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reflecting:
    """One norm. `asked_at` is when the bot last asked something, `last_sent` the last text that was taken.

    `resume` is the step to ask again after a snooze; `pending` a text that waits for a yes; `passed` the norms
    that were put aside for this one. `probe` is the doorvraag that stands, or stood last; empty where none did.
    `stage`: which of the six steps of the stappenplan is asked, from 1; 0 without it. `trial`: nothing is kept;
    `edition` says of which norms the number is, for a trial is of no round. `tail`: what is asked with the end of
    the norm.
    """

    round: int
    team: int
    period: Period
    norm: int
    role: Role
    parts: tuple[Part, ...] = ()
    done: bool = True
    asked_at: datetime | None = None
    last_sent: datetime | None = None
    sentence: bool = False
    resume: str = ""
    pending: str = ""
    passed: tuple[int, ...] = ()
    probe: str = ""
    stage: int = 0
    trial: bool = False
    tail: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Managing:
    """The coördinator at work on one team. `into`: the team that it may go on as part of."""

    team: int = 0
    role: Role = Role.PROFESSIONAL
    into: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The coördinator with a list of teams and people; `work` is its row once it was read."""

    work: int = 0


@dataclass(frozen=True, slots=True)
class Deciding:
    """The coördinator at work on a round: what was chosen so far within one step.

    `live`: about the round that runs, not the draft. `word` is the own word that is asked now.
    """

    live: bool = False
    round: int = 0
    norm: int = 0
    reason: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Paging:
    """Reading a long list: `skip` entries or pages have been seen; `round`: what the last question is about."""

    skip: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True)
class Walking:
    """Through the figures of a round, from theme to norm: of one team, or of all where `team` is 0.

    `page` of what can be chosen; `theme` is 0 while none was.
    """

    round: int
    team: int = 0
    theme: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class LookingBack:
    """At an own intention of four weeks ago."""

    intention: int


@dataclass(frozen=True, slots=True)
class Helping:
    """The coördinator, at someone's question."""

    help: int


@dataclass(frozen=True, slots=True)
class Guarding:
    """Client data was found: `neutral` may be kept instead, and goes to `back` if so.

    `took`: the card stands where the question of `back` stood.
    """

    back: "Place"
    neutral: str
    took: bool = False


@dataclass(frozen=True, slots=True)
class Speaking:
    """What was heard in a voice message waits for a yes; `spot` is where it was spoken."""

    said: Typed
    spot: Spot


Slots = (
    Joining
    | Reflecting
    | Managing
    | Listing
    | Deciding
    | Paging
    | Walking
    | LookingBack
    | Helping
    | Guarding
    | Speaking
    | None
)


@dataclass(frozen=True, slots=True)
class Place:
    """A step with its values; `offers` are the buttons shown here last.

    Presses count from the offer `first` up to and including `serial`. `warned`: the guard spoke here, so
    nothing is asked on.
    """

    step: str
    slots: Slots = None
    first: int = 0
    serial: int = 0
    offers: tuple[Button, ...] = ()
    warned: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """`at` is where the person is; `under` is where they go on when that ends. `serial` counts offers.

    `beside`: words that were heard, which hold up nothing: whatever is typed or pressed meanwhile goes its way.
    `memory`: what was asked before, so that it does not come twice.
    """

    at: Place | None = None
    under: Place | None = None
    serial: int = 0
    version: int = CHAT_VERSION
    memory: Memory = ()
    beside: Place | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What `advance` gives back: the chat as it is now, and what is to be done, in order."""

    chat: Chat
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A valid choice of this place: pressed (`message` is where the button stood) or said in words (0)."""

    choice: str
    message: int = 0


Heard = Chosen | Typed | TimePassed | DocumentMade


@dataclass(frozen=True, slots=True)
class Go:
    """On to a step that this step declares as an exit. `asked` is what the chat remembers of it."""

    step: str
    slots: Slots = None
    effects: tuple[Effect, ...] = ()
    asked: Memory = ()


@dataclass(frozen=True, slots=True)
class Stay:
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """These words fit nothing here; the engine says what does."""


Move = Go | Stay | End | Unclear
END = "einde"
"""The exit of a step that may end its conversation."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a conversation's table.

    `takes_text`: free words are kept here, so the guard offers a neutral version of them. `sees_client_data`:
    the step itself answers a text in which the guard found something. `asks_name`: the name of a team or of who
    keeps the key is asked here, so the guard lets names through; `asks_day`: a day is, of which
    nothing else is kept. `rests`: a prompt may take its place.
    """

    name: str
    hear: Callable[[Place, Heard, World], Move]
    exits: tuple[str, ...] = ()
    takes_text: bool = False
    sees_client_data: bool = False
    asks_name: bool = False
    asks_day: bool = False
    rests: bool = False
