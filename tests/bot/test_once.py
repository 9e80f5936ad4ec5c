"""`spiegel tick`: once, by hand, at a told time, and never beside a running bot."""

import asyncio
from datetime import timedelta
from pathlib import Path

from storage.store import Lock
from tests.children import environment, spiegel
from tests.faults.test_refused import RUNNING, SETTINGS
from tests.rehearsal import FIRST_PROMPT, WORDS, Living, sent
from tests.waiting import run

PROMPT = WORDS.text("reflectie.prompt")


def test_what_is_due_goes_once_whatever_time_is_told(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Living(tmp_path) as house:
            _, (person, _) = await house.small(2)
            assert await house.stop() == 0
            env = environment(house.data, house.chat.url, house.chat.token)

            async def ticks(at: str) -> str:
                done = await asyncio.to_thread(spiegel, "tick", "--now", at, env=env)
                assert done.returncode == 0, done.stderr
                return done.stdout

            for before in (FIRST_PROMPT - timedelta(minutes=1),):
                await ticks(before.replace(tzinfo=None).isoformat())
            assert sent(house.chat, person, PROMPT) == 0
            for days in (0, 0, 1, -1, 0):
                await ticks((FIRST_PROMPT + timedelta(days=days)).replace(tzinfo=None).isoformat())
            assert sent(house.chat, person, PROMPT) == 1
            assert sent(house.chat, person, WORDS.text("reflectie.prompt_nog")) == 1
            lock = Lock(house.data)
            refused = await asyncio.to_thread(spiegel, "tick", env=env)
            lock.release()
            assert refused.returncode == RUNNING

    run(scene())


def test_no_other_time_is_told_where_people_are(tmp_path: Path) -> None:
    assert spiegel("init", env=environment(tmp_path / "data")).returncode == 0
    done = spiegel("tick", "--now", "2026-11-26T16:15", env=environment(tmp_path / "data"))
    assert done.returncode == SETTINGS
    assert WORDS.text("instelling.alleen_hier") in done.stderr
