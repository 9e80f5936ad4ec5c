"""The bot with its promise taken out: it acknowledges first, and commits a little later.

For the test that shows that the kills would find this.
"""

import asyncio
from typing import Any

from bot import intake
from bot.__main__ import main
from bot.hub import Hub

LATER = 1.5
_commit = intake.take_in


def take_in(hub: Hub, found: list[dict[str, Any]]) -> None:
    asyncio.get_running_loop().call_later(LATER, _commit, hub, found)


if __name__ == "__main__":
    intake.take_in = take_in
    main(["run"])
