"""One outgoing message to Telegram's calls; what it shows is fetched now, after rights were asked again."""

import asyncio
from dataclasses import dataclass
from io import BytesIO

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.error import BadRequest

from bot.hub import Hub
from bot.render import RECEIPT, Rendered, clip, in_messages, own_answer, render
from conversations.effects import (
    LAST,
    DropButtons,
    React,
    Remove,
    Say,
    SendDocument,
    ShowOwnAnswers,
    ShowPicture,
    offer_mark,
)
from conversations.rights import Command, may
from reports.gate import read_picture
from reports.words import no_picture_yet, picture_words
from storage import answers, outbox, people, rounds, teams, work, world
from storage.outbox import Outgoing

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SAME = "not modified"
CANNOT_EDIT = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that now stands in the chat; `mark` as in Say."""

    message: int
    mark: str = ""


async def send(hub: Hub, bot: Bot, row: Outgoing) -> tuple[Sent, ...] | None:
    """What was placed in the chat; None where the person may not see it any more. Raises PTB's errors."""
    match row.message:
        case Say() as message:
            return await _say(hub, bot, row, message)
        case ShowPicture() as message:
            return await _picture(hub, bot, row, message)
        case ShowOwnAnswers() as message:
            return await _own(hub, bot, row, message)
        case SendDocument(number):
            return await _document(hub, bot, row, number)
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
    target = message.edits
    if target == LAST:
        target = outbox.last_own(hub.store, row.person) if row.person is not None else None
    if target is not None:
        try:
            await bot.edit_message_text(
                rendered.text, row.address, target, reply_markup=_markup(rendered.keyboard)
            )
            return (Sent(target, mark),)
        except BadRequest as error:
            if SAME in str(error):
                return (Sent(target, mark),)
            if not any(words in str(error) for words in CANNOT_EDIT):
                raise
    return (Sent(await _place(bot, row.address, rendered, silent=message.silent), mark),)


async def _picture(hub: Hub, bot: Bot, row: Outgoing, message: ShowPicture) -> tuple[Sent, ...] | None:
    """The same function for every reader; rights are those of this moment."""
    if row.person is None or not people.exists(hub.store, row.person):
        return None
    seen = world.load(
        hub.store,
        hub.clock.now(),
        row.address,
        row.person,
        token=None,
        norm_set=hub.norm_set,
        organisation=hub.organisation,
    )
    if not may(seen, Command.SEE_PICTURE, message.team):
        return None
    team = teams.name(hub.store, message.team)
    cleared = read_picture(hub.store, message.team, message.period)
    if cleared is None:
        words = no_picture_yet(team)
    else:
        words = picture_words(cleared, team, rounds.by_id(hub.store, cleared.round).round.norm_set)
    rendered = render(Say(words, message.buttons, step=message.step, serial=message.serial), hub.catalogue)
    return (Sent(await _place(bot, row.address, rendered, silent=message.silent)),)


async def _own(hub: Hub, bot: Bot, row: Outgoing, message: ShowOwnAnswers) -> tuple[Sent, ...]:
    assert row.person is not None
    found = answers.own(hub.store, row.person, message.period, message.norm)
    texts = [
        hub.catalogue.words(own_answer(answer, rounds.by_id(hub.store, answer.round).round.norm_set))
        for answer in found
    ]
    shown = in_messages(texts) or [hub.catalogue.text("mijn_gegevens.leeg")]
    return tuple([Sent(await _place(bot, row.address, Rendered(text, ()), private=True)) for text in shown])


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
    await asyncio.sleep(message.pause)
    marked = outbox.marked(hub.store, row.person, message.mark) if message.mark and row.person else []
    for number in (*message.messages, *marked):
        try:
            await bot.delete_message(row.address, number)
        except BadRequest:
            continue
    if row.person is not None:
        outbox.forget_messages(hub.store, row.person, [*message.messages, *marked])


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
