"""What becomes of someone here, from a stranger to who is erased, and when they are to be asked."""

from dataclasses import dataclass

from conversations.model import PersonState
from rounds.calendar import Hours, Moment


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
class LeaveTeam:
    """Ends the membership and withdraws its place; earlier answers stay with the team."""


@dataclass(frozen=True, slots=True)
class EraseMe:
    """Destroys the person's key, then every row of theirs, and takes out of the chat what Telegram still deletes.

    `spares` is the message that will say so.
    """

    spares: int = 0


OwnSetting = SetMoment | SetHours | SetState | SetClearing
PersonChange = Meet | TakeInvite | MoveHere | OwnSetting | LeaveTeam | EraseMe
