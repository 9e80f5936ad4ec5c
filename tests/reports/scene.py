"""A team in a round, what its people write, and the picture they see on Monday."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conversations.model import Role
from locales.catalogue import load_catalogue
from reports.gate.picture import ClearedPicture, clear_picture
from reports.words import picture_words
from rounds.period import Period
from storage import rounds, teams
from storage.rounds import StoredRound
from storage.store import Store, transaction
from tests.storage.planting import (
    MADE,
    MONDAY,
    SET,
    STARTED,
    THURSDAY,
    WEEK,
    a_member,
    a_place,
    a_round,
    a_team,
    write,
)

CATALOGUE = load_catalogue()
MANY = tuple(f"Zin nummer {letter} voor het team." for letter in "abcdefghijkl")
SENTENCES = ("Wij bellen elkaar terug.", "Een vast gezicht helpt ons.", "Samen kijken scheelt tijd.")


@dataclass
class Scene:
    """`members` are the professionals; the leader has a place of their own."""

    store: Store
    team: int
    leader: int
    members: list[int]
    current: StoredRound = field(repr=False)

    def wrote(
        self,
        placed: Sequence[str | None],
        sentences: Sequence[str] = (),
        *,
        start: int = 0,
        at: datetime = THURSDAY,
        period: Period = WEEK,
    ) -> None:
        """The members from `start` on, each with the placement at their place, the first also with a sentence."""
        given = [*sentences, *[None] * len(placed)]
        for person, value, sentence in zip(self.members[start:], placed, given, strict=False):
            write(self.store, person, self.team, self.current, value, sentence, at=at, period=period)

    def led(self, placed: str = "nog_weinig", sentence: str | None = "De leider vindt dit.") -> None:
        write(self.store, self.leader, self.team, self.current, placed, sentence)

    def joined(self, invited: datetime, role: Role = Role.PROFESSIONAL) -> int:
        person = a_member(self.store, self.team, role, invited)
        self.members.append(person)
        return person

    def picture(self, now: datetime = MONDAY, period: Period = WEEK) -> ClearedPicture:
        with transaction(self.store):
            return clear_picture(self.store, (self.team,), self.current, period, now)

    def text(self, now: datetime = MONDAY, period: Period = WEEK) -> str:
        return self.words(self.picture(now, period))

    def words(self, picture: ClearedPicture) -> str:
        return CATALOGUE.words(picture_words(picture, (teams.name(self.store, self.team),), SET))


def scene(
    store: Store, members: int = 12, *, unused: int = 0, shared: int | None = None, name: str = "Noord"
) -> Scene:
    """A team made before the round began; `unused` places more were never opened."""
    team = a_team(store, name)
    leader = a_member(store, team, Role.TEAMLEIDER)
    people = [a_member(store, team) for _ in range(members)]
    for _ in range(unused):
        a_place(store, team)
    current = rounds.latest(store) or a_round(store, shared=shared)
    assert MADE < STARTED
    return Scene(store, team, leader, people, current)
