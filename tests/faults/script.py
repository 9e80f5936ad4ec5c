"""What webchat is to do wrong, call by call."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from webchat.faults import Fault


@dataclass(slots=True)
class Script:
    """Faults of webchat, each for the next call that fits; counts all calls.

    `next`: (method in lower case, chat or 0 for any, fault), in order.
    """

    next: list[tuple[str, int, Fault]] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, method: str, params: Mapping[str, str]) -> Fault | None:
        name, chat = method.lower(), int(params.get("chat_id", "0"))
        self.calls.append((name, chat))
        for entry in self.next:
            if entry[0] == name and entry[1] in (0, chat):
                self.next.remove(entry)
                return entry[2]
        return None
