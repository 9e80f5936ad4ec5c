"""Who may do what to what: one table, asked before a turn and again before a queued message is written."""

from enum import StrEnum

from conversations.model import Beside, Role, World


class Command(StrEnum):
    """What can be asked of Spiegel."""

    ANSWER = "answer"
    READ_OWN = "read_own"
    ERASE_OWN = "erase_own"
    SEE_PICTURE = "see_picture"
    MANAGE_TEAMS = "manage_teams"
    ISSUE_INVITES = "issue_invites"
    START_ROUND = "start_round"
    SEE_PARTICIPATION = "see_participation"
    READ_LOG = "read_log"
    REPLY_TO_HELP = "reply_to_help"


class Scope(StrEnum):
    """What it is asked about, seen from who asks."""

    SELF = "self"
    OWN_TEAM = "own_team"
    OTHER_TEAM = "other_team"
    ORGANISATION = "organisation"


MEMBER = frozenset(
    {
        (Command.ANSWER, Scope.SELF),
        (Command.READ_OWN, Scope.SELF),
        (Command.ERASE_OWN, Scope.SELF),
        (Command.SEE_PICTURE, Scope.OWN_TEAM),
        (Command.READ_LOG, Scope.ORGANISATION),
    }
)
OWN_ONLY = frozenset({(Command.READ_OWN, Scope.SELF), (Command.ERASE_OWN, Scope.SELF)})
COORDINATOR = OWN_ONLY | {
    (Command.SEE_PICTURE, Scope.OWN_TEAM),
    (Command.SEE_PICTURE, Scope.OTHER_TEAM),
    (Command.MANAGE_TEAMS, Scope.ORGANISATION),
    (Command.ISSUE_INVITES, Scope.ORGANISATION),
    (Command.START_ROUND, Scope.ORGANISATION),
    (Command.SEE_PARTICIPATION, Scope.ORGANISATION),
    (Command.READ_LOG, Scope.ORGANISATION),
    (Command.REPLY_TO_HELP, Scope.ORGANISATION),
}
TABLE: dict[Role, frozenset[tuple[Command, Scope]]] = {
    Role.PROFESSIONAL: MEMBER,
    Role.GEDRAGSWETENSCHAPPER: MEMBER,
    Role.VRIJWILLIGER: MEMBER,
    Role.TEAMLEIDER: MEMBER,
    Role.MANAGEMENT: MEMBER,
    Role.BESTUUR: MEMBER,
    Role.COORDINATOR: COORDINATOR,
}

CONVERSATIONS = {
    "reflectie": Command.ANSWER,
    "teams": Command.MANAGE_TEAMS,
    "lijst": Command.MANAGE_TEAMS,
    "ronde": Command.START_ROUND,
    "rondebeeld": Command.SEE_PARTICIPATION,
    "logboek": Command.READ_LOG,
    "hulpvragen": Command.REPLY_TO_HELP,
}
"""What being in a conversation takes; who lost it finds the conversation gone."""


def may(world: World, command: Command, team: int | None = None) -> bool:
    """Whether this person may, now. `team` is the object where the command has one.

    Who is in no team (any more) and no coördinator keeps what is about the own data; a stranger has nothing.
    """
    if world.person is None:
        return False
    scope = _scope(world, command, team)
    cells = OWN_ONLY.union(*(TABLE[role] for role in world.roles))
    return (command, scope) in cells


def beside(world: World, team: int) -> Beside | None:
    """How this person reads this team, where that is only along with it; a coördinator sees all anyway."""
    if world.coordinator or (world.member is not None and world.member.team == team):
        return None
    return next((one for one in world.beside if one.team == team), None)


def _scope(world: World, command: Command, team: int | None) -> Scope:
    match command:
        case Command.ANSWER | Command.READ_OWN | Command.ERASE_OWN:
            return Scope.SELF
        case Command.SEE_PICTURE:
            own = {world.member.team} if world.member else set()
            return Scope.OWN_TEAM if team in own | {one.team for one in world.beside} else Scope.OTHER_TEAM
        case _:
            return Scope.ORGANISATION
