"""What is wrong with a sheet, by line, each with its remedy."""

from dataclasses import dataclass

from conversations.text import Text

WHOLE = 0
"""The line of what is wrong with the sheet as a whole."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` counts as an editor does, from 1. `what` never repeats a cell: anyone's name may stand in it."""

    line: int
    what: Text

    def words(self) -> Text:
        """The line, what is wrong, and what to do."""
        return Text("lijst.regel", {"regel": self.line, "wat": self.what}) if self.line else self.what


class SheetError(Exception):
    """Everything that is wrong with a sheet, in order of line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(len(faults))
        self.faults = faults


def whole(what: Text) -> SheetError:
    """For what makes the rest of the sheet unreadable."""
    return SheetError((Fault(WHOLE, what),))
