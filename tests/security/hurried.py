"""The bot as it is, but for Telegram's pace: nobody slows it down here, and there are a thousand messages."""

from unittest.mock import patch

from telegram import Bot

from bot.__main__ import main
from bot.hub import Hub
from bot.outbox import Sender

PACE = 1000.0


class Hurried(Sender):
    def __init__(self, hub: Hub, bot: Bot, _per_second: float, *, pauses: bool = True) -> None:
        super().__init__(hub, bot, PACE, pauses=pauses)


if __name__ == "__main__":
    with patch("bot.process.Sender", Hurried):
        main(["run"])
