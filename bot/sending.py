"""One outgoing message to Telegram's calls; what it shows is fetched now, after rights were asked again."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.error import BadRequest

from bot.drawings import drawing_of
from bot.hub import Hub
from bot.papers import paper_of
from bot.render import CAPTION, RECEIPT, Rendered, clip, in_messages, own_answer, own_intention, own_wish, render
from bot.showing import is_last_page, words_of
from conversations.messages import (
    LAST,
    DropButtons,
    React,
    Remove,
    Say,
    SendDocument,
    SendDrawing,
    SendPaper,
    ShowClosing,
    ShowExample,
    ShowLog,
    Shown,
    ShowOwnAnswers,
    ShowPicture,
    offer_mark,
)
from conversations.papers import Drawing, Paper, RoundTables
from reports.documents.document import Document, file_name
from reports.documents.drawings import Drawn
from reports.documents.setting import Setting, typeset
from reports.documents.sheets import workbook
from storage import answers, intentions, outbox, people, rounds, wishes, work
from storage.clearing import OWN_ANSWERS
from storage.outbox import Outgoing

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SAME = "not modified"
CANNOT_EDIT = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


AT_A_TIME = 100
"""Messages that Telegram deletes in one call."""


class Lasts(Enum):
    """How long a message stays in a chat that clears itself."""

    FOR_GOOD = auto()
    A_DAY = auto()
    A_WHILE = auto()


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that now stands in the chat; `mark` as in Say."""

    message: int
    mark: str = ""
    lasts: Lasts = Lasts.FOR_GOOD


async def send(hub: Hub, bot: Bot, row: Outgoing) -> tuple[Sent, ...] | None:
    """What was placed in the chat; None where the person may not see it any more. Raises PTB's errors."""
    match row.message:
        case Say() as message:
            return await _say(hub, bot, row, message)
        case message if isinstance(message, Shown):
            return await _shown(hub, bot, row, message)
        case ShowOwnAnswers() as message:
            return await _own(hub, bot, row, message)
        case SendDocument(number):
            return await _document(hub, bot, row, number)
        case SendPaper(paper):
            return await _paper(hub, bot, row, paper)
        case SendDrawing(drawing):
            return await _drawing(hub, bot, row, drawing)
        case React(message_id):
            await bot.set_message_reaction(row.address, message_id, RECEIPT)
        case DropButtons() as message:
            await _drop_buttons(hub, bot, row, message)
        case Remove() as message:
            await _remove(hub, bot, row, message)
    return ()


async def _say(hub: Hub, bot: Bot, row: Outgoing, message: Say) -> tuple[Sent, ...]:
    rendered = render(message, hub.catalogue)
    mark = message.mark or (offer_mark(message.step, message.serial) if message.buttons else "")
    lasts = Lasts.A_DAY if message.clears else Lasts.FOR_GOOD
    target = message.edits
    if target == LAST:
        target = _last(hub, row.person, message) if row.person is not None else None
    if message.instead and row.person is not None:
        target = max(outbox.marked(hub.store, row.person, message.instead), default=None)
    if target is not None:
        try:
            await bot.edit_message_text(
                rendered.text, row.address, target, reply_markup=_markup(rendered.keyboard)
            )
            return (Sent(target, mark, lasts),)
        except BadRequest as error:
            if SAME in str(error):
                return (Sent(target, mark, lasts),)
            if not any(words in str(error) for words in CANNOT_EDIT):
                raise
    return (Sent(await _place(bot, row.address, rendered, silent=message.silent), mark, lasts),)


def _last(hub: Hub, person: int, message: Say) -> int | None:
    return (outbox.last_of_norm if message.clears else outbox.last_own)(hub.store, person)


async def _shown(hub: Hub, bot: Bot, row: Outgoing, message: Shown) -> tuple[Sent, ...] | None:
    """The same function for every reader."""
    if row.person is None or not people.exists(hub.store, row.person):
        return None
    words = words_of(hub, row, message)
    if words is None:
        return None
    if isinstance(message, ShowExample):
        return (Sent(await _place(bot, row.address, render(Say(words), hub.catalogue))),)
    buttons = () if isinstance(message, ShowLog) and is_last_page(hub, message) else message.buttons
    asked = Say(words, buttons, step=message.step, serial=message.serial)
    silent = isinstance(message, ShowPicture | ShowClosing) and message.silent
    mark = offer_mark(message.step, message.serial) if buttons else ""
    return (Sent(await _place(bot, row.address, render(asked, hub.catalogue), silent=silent), mark),)


async def _own(hub: Hub, bot: Bot, row: Outgoing, message: ShowOwnAnswers) -> tuple[Sent, ...]:
    """For a while, and then gone again, where the chat clears itself."""
    assert row.person is not None
    found = answers.own(hub.store, row.person, message.period, message.norm)
    texts = [
        hub.catalogue.words(own_answer(answer, rounds.by_id(hub.store, answer.round).round.norm_set))
        for answer in found
    ]
    if message.period is None:
        texts += [hub.catalogue.words(own_intention(one)) for one in intentions.own(hub.store, row.person)]
        kept = wishes.own(hub.store, row.person)
        texts += [hub.catalogue.words(own_wish(kind, period, text)) for _, kind, period, _, text in kept]
    if not texts:
        return (Sent(await _place(bot, row.address, Rendered(hub.catalogue.text("mijn_gegevens.leeg"), ()))),)
    if people.clears(hub.store, row.person):
        texts.append(hub.catalogue.text("mijn_gegevens.verdwijnt"))
    shown = [await _place(bot, row.address, Rendered(text, ()), private=True) for text in in_messages(texts)]
    return tuple(Sent(number, OWN_ANSWERS, Lasts.A_WHILE) for number in shown)


async def _document(hub: Hub, bot: Bot, row: Outgoing, number: int) -> tuple[Sent, ...] | None:
    assert row.person is not None
    body = work.result(hub.store, number, row.person)
    if body is None:
        return None
    sent = await bot.send_document(
        row.address,
        InputFile(BytesIO(body), filename=hub.catalogue.text("mijn_gegevens.bestandsnaam")),
        caption=hub.catalogue.text("mijn_gegevens.bestand"),
    )
    work.sent(hub.store, number)
    return (Sent(sent.message_id),)


async def _paper(hub: Hub, bot: Bot, row: Outgoing, paper: Paper) -> tuple[Sent, ...] | None:
    document = paper_of(hub, row, paper)
    if document is None:
        return None
    if not isinstance(document, Document):
        return (Sent(await _place(bot, row.address, render(Say(document), hub.catalogue))),)
    if isinstance(paper, RoundTables):
        body, ending = await asyncio.to_thread(workbook, document), "xlsx"
    else:
        body, ending = await asyncio.to_thread(typeset, document, Setting.PDF), "pdf"
    sent = await bot.send_document(
        row.address,
        InputFile(BytesIO(body), filename=file_name(document, ending)),
        caption=" · ".join(filter(None, (document.title, document.under, document.status))),
    )
    return (Sent(sent.message_id),)


async def _drawing(hub: Hub, bot: Bot, row: Outgoing, drawing: Drawing) -> tuple[Sent, ...] | None:
    found = drawing_of(hub, row, drawing)
    if found is None:
        return None
    if not isinstance(found, Drawn):
        return (Sent(await _place(bot, row.address, render(Say(found), hub.catalogue))),)
    body = await asyncio.to_thread(typeset, found.document, Setting.PHONE)
    sent = await bot.send_photo(
        row.address,
        InputFile(BytesIO(body), filename=file_name(found.document, Setting.PNG)),
        caption=clip(hub.catalogue.words(found.words), CAPTION),
    )
    return (Sent(sent.message_id),)


async def _drop_buttons(hub: Hub, bot: Bot, row: Outgoing, message: DropButtons) -> None:
    marked = outbox.marked(hub.store, row.person, message.mark) if message.mark and row.person else []
    for number in [message.message] if message.message else marked:
        try:
            await bot.edit_message_reply_markup(row.address, number, reply_markup=None)
        except BadRequest as error:
            if SAME not in str(error):
                raise


async def _remove(hub: Hub, bot: Bot, row: Outgoing, message: Remove) -> None:
    """Whatever Telegram will not delete (any more) stays; there is nothing else to be done about it."""
    marked = outbox.marked(hub.store, row.person, message.mark) if message.mark and row.person else []
    every = [*message.messages, *marked]
    for start in range(0, len(every), AT_A_TIME):
        await _delete(bot, row.address, every[start : start + AT_A_TIME])
    if row.person is not None:
        outbox.are_gone(hub.store, row.person, every)


async def _delete(bot: Bot, address: int, numbers: list[int]) -> None:
    """In one call; each by itself where one of them makes Telegram refuse all."""
    if len(numbers) > 1:
        with suppress(BadRequest):
            await bot.delete_messages(address, numbers)
            return
    for number in numbers:
        with suppress(BadRequest):
            await bot.delete_message(address, number)


async def _place(
    bot: Bot, address: int, rendered: Rendered, *, silent: bool = False, private: bool = False
) -> int:
    sent = await bot.send_message(
        address,
        clip(rendered.text),
        reply_markup=_markup(rendered.keyboard),
        disable_notification=silent,
        protect_content=private,
        link_preview_options=NO_PREVIEW,
    )
    return sent.message_id


def _markup(keyboard: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in keyboard])
