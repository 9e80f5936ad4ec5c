import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webchat.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along; `mime` is what the bot says it is."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. Whatever its encoding was, a parameter is text, and a nested one JSON."""

    method: str
    params: Mapping[str, str]
    uploads: Mapping[str, Upload]

    def text(self, name: str) -> str:
        return self.params.get(name, "")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1")

    def number(self, name: str) -> int:
        try:
            return int(self.text(name) or 0)
        except ValueError:
            raise bad_request(f'field "{name}" must be of type Number') from None

    def json(self, name: str) -> Any:
        try:
            return json.loads(self.text(name) or "null")
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
