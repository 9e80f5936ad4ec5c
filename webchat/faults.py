from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing is done; Telegram's refusal is answered."""

    status: int
    description: str
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptThenFail:
    """It is done, but the bot hears of a server error."""

    status: int = 502


@dataclass(frozen=True, slots=True)
class AcceptThenClose:
    """It is done, but the connection breaks before the answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """It is done at once, but the answer comes so many seconds late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Garbage:
    """Nothing is done; the answer is 200 with this body, as from a proxy in between."""

    body: str = "<html>502 Bad Gateway</html>"


Fault: TypeAlias = Refuse | AcceptThenFail | AcceptThenClose | Hang | Garbage
Faults: TypeAlias = Callable[[str, Mapping[str, str]], Fault | None]
