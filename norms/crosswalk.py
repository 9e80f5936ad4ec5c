"""What became of each norm of an older edition; a set carries these tables with it, so a round keeps them too."""

import re
from dataclasses import dataclass, field
from typing import Literal

Lot = Literal["anders_verwoord", "samengevoegd", "gesplitst", "vervallen", "nieuw"]

PAIR = 2


@dataclass(frozen=True, slots=True)
class Overgang:
    """Norm numbers of the older and of this edition. `vergelijkbaar`: the author says that the other words ask
    the same, so that what was placed may stand beside each other; of a norm in other words alone.
    """

    soort: Lot
    oud: tuple[int, ...] = field(default_factory=tuple)
    nieuw: tuple[int, ...] = field(default_factory=tuple)
    vergelijkbaar: bool = field(default_factory=bool)


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """`van`: the id of the older edition. `gebleven`: pairs of the old and the new number of the same words."""

    van: str
    gebleven: tuple[tuple[int, ...], ...] = field(default_factory=tuple)
    overgang: tuple[Overgang, ...] = field(default_factory=tuple)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Of `gebleven`, what has the form of a pair; the linter names the rest."""
        return tuple((pair[0], pair[1]) for pair in self.gebleven if len(pair) == PAIR)


def crosswalk_file(van: str) -> str:
    """The name a crosswalk's file must have: that of the older edition is in it."""
    return f"crosswalk_{re.sub(r'[^A-Za-z0-9._-]+', '_', van)}.toml"
