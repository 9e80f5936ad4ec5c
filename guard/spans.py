from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Action = Literal["pass", "warn", "block"]


class Kind(StrEnum):
    """What the guard finds; the values are those of the command line."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    CASE_NUMBER = "case_number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters, the end excluded."""

    kind: Kind
    start: int
    end: int
