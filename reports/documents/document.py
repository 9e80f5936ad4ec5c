"""What stands in a document. Every text is literal: no renderer reads a mark-up in it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from reports.figures.tracing import Trace

Grounds: TypeAlias = tuple[tuple[Trace, ...], ...]
"""For each text of a block that says something, in the order in which they are read, what it rests on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is a section, 2 a part of it; a document's own title is none of them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    grounds: Grounds = ()


@dataclass(frozen=True, slots=True)
class Points:
    """`numbered`: they come one after the other."""

    items: tuple[str, ...]
    numbered: bool = False
    grounds: Grounds = ()


@dataclass(frozen=True, slots=True)
class Quotes:
    """Sentences that people wrote for their team."""

    items: tuple[str, ...]
    grounds: Grounds = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What must not be overlooked, in a frame."""

    text: str
    grounds: Grounds = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is that of a sheet or a file: at most 31 characters. Every row is as long as `head` and is one text.

    `widths`: what the columns are to each other; empty: the first is twice the others.
    """

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    grounds: Grounds = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar. `size` is of the band, never of a count: 0 for none to be seen up to 3 for most."""

    label: str
    band: str
    size: int


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bands side by side; they are told apart by words and hatching. `alt` says in words what is to be seen.

    Each bar is one text.
    """

    caption: str
    alt: str
    bars: tuple[Bar, ...]
    grounds: Grounds = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """A one-time link to cut out. `alt` stands for the square code."""

    link: str
    above: str
    below: str
    alt: str


@dataclass(frozen=True, slots=True)
class Tickets:
    items: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block: TypeAlias = Heading | Paragraph | Points | Quotes | Note | Table | Bars | Tickets | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """`file` is a name without its ending, as people will find it among their files. `made` is the told day.

    `foot` stands on every page: what this is, for which period, and what it is not. `status` is empty for what
    stays inside.
    """

    file: str
    title: str
    under: str
    foot: str
    made: date
    blocks: tuple[Block, ...]
    status: str = ""
    page_words: str = ""
    """How a page names its number, with {page} and {pages}."""


def texts_of(block: Block) -> tuple[str, ...]:
    """What a block says, as far as it must rest on something: no headings, and a row of a table as one text."""
    match block:
        case Paragraph(text) | Note(text):
            return (text,)
        case Points(items) | Quotes(items):
            return items
        case Table():
            return tuple(" · ".join(row) for row in block.rows)
        case Bars():
            return tuple(bar.label for bar in block.bars)
        case Heading() | Tickets() | NewPage():
            return ()


def grounds_of(block: Block) -> Grounds:
    match block:
        case Heading() | Tickets() | NewPage():
            return ()
        case _:
            return block.grounds


def file_name(document: Document, ending: str) -> str:
    """With the signs that some disk refuses left out."""
    return f"{_REFUSED.sub(' ', document.file).strip()}.{ending}"


_REFUSED = re.compile(r"[\x00-\x1f/\\:*?\"<>|. ]+")
