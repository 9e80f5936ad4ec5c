"""What the command line and the chat share of a list of teams and people."""

from collections.abc import Iterable
from datetime import datetime

from bot.hub import Hub
from bot.organising import link_text
from conversations.lijst.changes import changes
from conversations.lijst.faults import SheetError
from conversations.lijst.rows import Row, Sheet, read_sheet
from conversations.messages import SendPaper, say
from conversations.papers import LinkSheet
from guard.find import load_guard
from guard.spans import Kind
from locales.catalogue import Catalogue
from storage import handed, lists, outbox
from storage.lists import Issued

FORM_OF_A_CODE = Kind.CASE_NUMBER
"""The guard's word for letters with digits, which is what a code should be."""


def read_list(raw: bytes) -> Sheet:
    """SheetError with everything that is wrong with it."""
    return read_sheet(raw, is_someone)


def is_someone(code: str) -> bool:
    """Whether a code tells who it is: a name, an address, a number of a person."""
    return any(span.kind != FORM_OF_A_CODE for span in load_guard().find(code))


def issued_links(issued: Iterable[Issued], username: str | None) -> list[str]:
    """What opens the bot with each link's code; before the bot has run once, only what follows its name."""
    return [link_text(username, one.token) if username else f"start={one.token}" for one in issued]


def tickets(issued: Iterable[Issued], links: Iterable[str], catalogue: Catalogue) -> list[tuple[str, str]]:
    """For the sheet to cut out: the organisation's own code with its team, and the link."""
    return [(_whom(one.row, catalogue), link) for one, link in zip(issued, links, strict=True)]


def _whom(row: Row, catalogue: Catalogue) -> str:
    if row.home:
        return catalogue.text("lijst.kaartje", code=row.code, team=row.team)
    return catalogue.text("lijst.kaartje_meelezen", code=row.code, team=row.team)


def take_list(hub: Hub, person: int, number: int, now: datetime) -> None:
    """All of it, as it was shown, or nothing; the links go to who asked, as a sheet, and are nowhere else."""
    store = hub.store
    kept = handed.content(store, number, person)
    handed.drop(store, number, person)
    if kept is None:
        outbox.put(store, person, say("lijst.weg"), now)
        return
    raw, shown = kept
    sheet = read_list(raw)
    try:
        wanted = changes(sheet, lists.standing(store, sheet.rows))
    except SheetError:
        wanted = None
    if wanted is None or repr(wanted) != shown:
        outbox.put(store, person, say("lijst.intussen_anders"), now)
        return
    issued = lists.take(store, wanted, now, lambda: None)
    outbox.put(store, person, say("lijst.doorgevoerd", aantal=len(issued)), now)
    if issued:
        links = issued_links(issued, hub.username)
        outbox.put(store, person, SendPaper(LinkSheet(tuple(tickets(issued, links, hub.catalogue)))), now)
