"""What is to be done, in the imperative: messages for this person, and rows in the store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.model import Part, PersonState, Role
from conversations.speaking import Spot
from conversations.text import Arg, Text, Words
from rounds.acts import RoundAct
from rounds.calendar import Hours, Moment
from rounds.period import Period
from rounds.setup import Draft, Setup

LAST = 0
"""For `Say.edits`: the bot's last message in this chat, whichever that is when it is sent."""


class Delivery(StrEnum):
    """What to do when nobody can know whether a message arrived."""

    AT_LEAST_ONCE = "at_least_once"
    AT_MOST_ONCE = "at_most_once"
    IDEMPOTENT = "idempotent"


@dataclass(frozen=True, slots=True)
class Button:
    """`choice` is what the step hears, also when someone types the label."""

    choice: str
    label: Words


@dataclass(frozen=True, slots=True)
class Say:
    """A message, or with `edits` a change of one: a message id, or LAST.

    `mark` names the message for a later Remove. `step` and `serial` bind the buttons, `clears` says that it goes
    when the chat clears itself; the engine fills them.
    `instead`: it takes the place of the message under this mark, and is a new one where none stands.
    """

    words: Words
    buttons: tuple[Button, ...] = ()
    edits: int | None = None
    silent: bool = False
    mark: str = ""
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0
    instead: str = ""
    clears: bool = False


@dataclass(frozen=True, slots=True)
class React:
    """The receipt: a thumb on the person's own message says that it is stored."""

    message: int


@dataclass(frozen=True, slots=True)
class DropButtons:
    """Takes the buttons off the message of this id, or off the ones under `mark` that were answered in words."""

    message: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Deletes at Telegram these messages and the bot's own under `mark`, after `pause` real seconds."""

    messages: tuple[int, ...]
    mark: str = ""
    pause: int = 0


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """The team's picture of `period` (None: its latest), written at sending time; rights are asked again then.

    `also`: weeks of which the picture is new too; one message is enough.
    """

    team: int
    period: Period | None = None
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    step: str = ""
    serial: int = 0
    also: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowOwnAnswers:
    """Own answers in words, read at sending time: one norm of one week, or all of them."""

    period: Period | None = None
    norm: int | None = None


class Example(StrEnum):
    """A picture of an invented team, for who wants to see one before the start."""

    EIGHT_WRITERS = "acht_schrijvers"
    SMALL_TEAM = "klein_team"


@dataclass(frozen=True, slots=True)
class ShowExample:
    example: Example


@dataclass(frozen=True, slots=True)
class ShowParticipation:
    """As it stood at 07.00; rights are asked again at sending time, as with all below."""

    round: int
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowClosing:
    """What a coördinator sees of a round that is over."""

    round: int
    buttons: tuple[Button, ...] = ()
    delivery: Delivery = Delivery.AT_LEAST_ONCE
    silent: bool = False
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowFigures:
    """What was placed in a round: of one norm, or where `norm` is 0 of all those of a theme.

    `team`: what that team sees; 0: what is told of all of them.
    """

    round: int
    team: int
    theme: int
    norm: int = 0
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowLog:
    """What coördinatoren did, newest first; `skip` entries are passed over."""

    skip: int = 0
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class ShowMeeting:
    """Twenty minutes of a team meeting, about the norm of the team's latest picture."""

    team: int
    buttons: tuple[Button, ...] = ()
    step: str = ""
    serial: int = 0


@dataclass(frozen=True, slots=True)
class TeamPage:
    """What the team was shown in the round of its latest picture."""

    team: int


@dataclass(frozen=True, slots=True)
class SessionPack:
    """What ShowMeeting tells, on a sheet to take along."""

    team: int


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """`links` with whom each is for: a team and a role."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundReport:
    """All that may be told of a round, in thirteen sections and an annex: as it was settled, where it was.

    `amended`: with what was published since, as a concept.
    """

    round: int
    amended: bool = False


@dataclass(frozen=True, slots=True)
class Factsheet:
    """The round on one page, for who comes to visit."""

    round: int


@dataclass(frozen=True, slots=True)
class OrganisationsLetter:
    """What organisations that lend people must know before a round starts, from the draft as it is then."""


@dataclass(frozen=True, slots=True)
class PlanDrawing:
    """The weeks of this round, each with its question."""

    round: int


@dataclass(frozen=True, slots=True)
class ParticipationDrawing:
    """What ShowParticipation tells."""

    round: int


@dataclass(frozen=True, slots=True)
class ThemeDrawing:
    """What was placed in a theme: by this team, or where `team` is 0 by all of them."""

    round: int
    team: int
    theme: int


Drawing = PlanDrawing | ParticipationDrawing | ThemeDrawing
Paper = TeamPage | SessionPack | LinkSheet | RoundReport | Factsheet | OrganisationsLetter


@dataclass(frozen=True, slots=True)
class SendPaper:
    """A document as a file, made at sending time; rights are asked again then."""

    paper: Paper


@dataclass(frozen=True, slots=True)
class SendDrawing:
    """A picture with what is to be seen in words under it, made at sending time; rights are asked again then."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class SendDocument:
    """The file of a finished work row."""

    work: int


@dataclass(frozen=True, slots=True)
class MakeDocument:
    """Slow work: `kind` is `mijn_gegevens`; the result comes back as DocumentMade."""

    kind: str


@dataclass(frozen=True, slots=True)
class Transcribe:
    """Slow work: what is said in the voice message `message`, for `spot`; it comes back as Transcribed."""

    message: int
    file: str
    sent: datetime
    spot: Spot


@dataclass(frozen=True, slots=True)
class Meet:
    """Makes a stranger a person, in no team yet."""


@dataclass(frozen=True, slots=True)
class TakeInvite:
    """Uses the link; who is not known yet becomes a person, and a team role ends an earlier one."""

    invite: int


@dataclass(frozen=True, slots=True)
class MoveHere:
    """Brings the person with this code to the phone that typed it, if link and code agree."""

    invite: int
    code: str


@dataclass(frozen=True, slots=True)
class SetMoment:
    moment: Moment


@dataclass(frozen=True, slots=True)
class SetHours:
    """Days of work, window and pause, all as they are from now on."""

    hours: Hours


@dataclass(frozen=True, slots=True)
class SetState:
    state: PersonState


@dataclass(frozen=True, slots=True)
class SetClearing:
    """Whether questions and answers are taken out of the chat after a day."""

    on: bool


@dataclass(frozen=True, slots=True)
class ClearLater:
    """This message of the person belongs to a norm: it goes when the chat clears itself."""

    message: int


@dataclass(frozen=True, slots=True)
class LeaveTeam:
    """Ends the membership and withdraws its place; earlier answers stay with the team."""


@dataclass(frozen=True, slots=True)
class EraseMe:
    """Destroys the person's key, then every row of theirs, and takes out of the chat what Telegram still deletes.

    `spares` is the message that will say so.
    """

    spares: int = 0


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """A new version of the own answer: all its parts so far. `done` is False for "niet gedaan"."""

    period: Period
    norm: int
    parts: tuple[Part, ...]
    done: bool = True


@dataclass(frozen=True, slots=True)
class KeepPlacement:
    """`value` is a key of the set's labels, or `past_niet` with an optional reason."""

    period: Period
    norm: int
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeepSentence:
    """The sentence for the team; a second one of the same norm and week takes the first one's place.

    `message` as in Part.
    """

    period: Period
    norm: int
    text: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What this message had become takes these words: a new version of the answer, or another sentence."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveAnswer:
    """One norm of one week, with all versions, its placement and its sentence."""

    period: Period
    norm: int


@dataclass(frozen=True, slots=True)
class TakeOffTheme:
    """This answer is not filed under this theme any more, also not when words are added to it."""

    period: Period
    norm: int
    theme: int


@dataclass(frozen=True, slots=True)
class KeepIntention:
    """What someone means to do otherwise; `back` is when to look back at it, once."""

    period: Period
    norm: int
    text: str
    back: datetime


@dataclass(frozen=True, slots=True)
class CloseIntention:
    """What came of it: `gedaan`, `half`, `niet`, `loslaten`, or empty where nobody looked."""

    intention: int
    outcome: str


class WishKind(StrEnum):
    """What is asked of a person now and then beside the norms."""

    NEED = "nodig"
    LEARNING = "leerwens"
    USEFUL = "nuttig"


@dataclass(frozen=True, slots=True)
class AskHelp:
    """A question to the coördinatoren; each hears that there is one."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerHelp:
    """The reply, to whoever asked this."""

    help: int
    text: str


@dataclass(frozen=True, slots=True)
class KeepWish:
    """For all teams together: a need or learning wish in words, or whether this norm's question was of use."""

    kind: WishKind
    period: Period
    norm: int
    text: str


@dataclass(frozen=True, slots=True)
class RevokeSentence:
    period: Period
    norm: int


@dataclass(frozen=True, slots=True)
class CreateTeam:
    name: str


@dataclass(frozen=True, slots=True)
class RenameTeam:
    team: int
    name: str


@dataclass(frozen=True, slots=True)
class MergeTeams:
    """Whoever is in `team` is in `into` from now on; earlier answers and pictures stay where they were."""

    team: int
    into: int


@dataclass(frozen=True, slots=True)
class IssueInvites:
    """One-time links; the host makes the codes and tells them to who asked. `moving`: for another phone.

    `team` is None for a coördinator. `replaces`: who uses it leads instead of who leads now.
    """

    team: int | None
    role: Role
    count: int
    moving: bool = False
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawInvites:
    """Every link of this team that nobody opened stops working."""

    team: int


@dataclass(frozen=True, slots=True)
class ReadList:
    """Slow work: the file of this message is read as a list of teams and people."""

    message: int
    file: str


@dataclass(frozen=True, slots=True)
class TakeList:
    """The list of this row becomes teams, places and links, as it was shown; the host tells what came of it."""

    work: int


@dataclass(frozen=True, slots=True)
class DropList:
    """Nothing of it stays."""

    work: int


@dataclass(frozen=True, slots=True)
class KeepDraft:
    draft: Draft


@dataclass(frozen=True, slots=True)
class DropDraft:
    """The wizard's work is thrown away."""


@dataclass(frozen=True, slots=True)
class StartRound:
    """Freezes this setup with the norms of this edition in its words, and drops the draft."""

    setup: Setup
    edition: str


@dataclass(frozen=True, slots=True)
class Record:
    """Does this to the newest round and writes it in the log; InvitedOnceMore also sends its messages."""

    act: RoundAct


@dataclass(frozen=True, slots=True)
class KeepOrigin:
    """The group of origin, or nothing; asked once a round."""

    choice: str


@dataclass(frozen=True, slots=True)
class AskSettling:
    """The report of this round may go outside, says the first of two people; every other coördinator is asked."""

    round: int


@dataclass(frozen=True, slots=True)
class AgreeSettling:
    """So says the second, and who asked hears it."""

    round: int


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class KeepEffect:
    """How one works, before or after the round; an empty value passes it over."""

    round: int
    side: Side
    value: str


@dataclass(frozen=True, slots=True)
class Wake:
    """TimePassed for the place this turn leads to, at this told time; one wake a step, the last asked counts.

    The engine fills `step` and `serial`.
    """

    at: datetime
    step: str = ""
    serial: int = 0


Shown = (
    ShowPicture
    | ShowOwnAnswers
    | ShowExample
    | ShowParticipation
    | ShowClosing
    | ShowFigures
    | ShowLog
    | ShowMeeting
)
Message = Say | React | DropButtons | Remove | Shown | SendDocument | SendPaper | SendDrawing
Change = (
    MakeDocument
    | Transcribe
    | Meet
    | TakeInvite
    | MoveHere
    | SetMoment
    | SetHours
    | SetState
    | SetClearing
    | ClearLater
    | LeaveTeam
    | EraseMe
    | KeepAnswer
    | KeepPlacement
    | KeepSentence
    | RevokeSentence
    | ChangeWords
    | RemoveAnswer
    | TakeOffTheme
    | KeepIntention
    | CloseIntention
    | KeepWish
    | AskHelp
    | AnswerHelp
    | CreateTeam
    | RenameTeam
    | MergeTeams
    | IssueInvites
    | WithdrawInvites
    | ReadList
    | TakeList
    | DropList
    | KeepDraft
    | DropDraft
    | StartRound
    | Record
    | KeepOrigin
    | KeepEffect
    | AskSettling
    | AgreeSettling
    | Wake
)
Effect = Message | Change


def offer_mark(step: str, serial: int) -> str:
    """The mark of a message that shows buttons and has no other."""
    return f"{step}:{serial}"


def say(key: str, *buttons: Button, edits: int | None = None, **args: Arg) -> Say:
    """The common case: one text of the catalogue with its values, and buttons."""
    return Say(Text(key, args), buttons, edits)


def button(choice: str, **args: Arg) -> Button:
    """A button whose label stands in the catalogue under `knop.` and its choice."""
    return Button(choice, Text(f"knop.{choice}", args))
