"""Makes the kept folder of the release whose code this runs on: `python -m tests.storage.releases.make NAME`.

Run it from a checkout of that release, with this file copied in; everything in the folder is invented. It stops
on a Thursday at 17.40, in the middle of everything: a question open, one half answered, a snooze, reminders to
come, and an invitation and a notice that wait for the morning.
"""

import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from random import Random

from bot.organising import change_round
from conversations.model import Role
from conversations.organising import Record
from rounds.acts import InvitedOnceMore
from rounds.period import AMSTERDAM
from storage import teams
from storage.store import KEYS_FILE, STORE_FILE, close, create, open_store, transaction
from tests.bot.life import BEGIN, MASTER, Life, opened

HERE = Path(__file__).parent
STOPS = datetime(2026, 10, 15, 17, 40, tzinfo=AMSTERDAM)
ANSWER = "ik ging mee naar het eerste gesprek, want zij zag ertegen op. zij belde daarna zelf. dat doe ik vaker"


def played(folder: Path) -> tuple[int, ...]:
    create(folder, MASTER)
    with opened(folder, BEGIN) as life:
        life.eager = 0
        life.chance = Random(3)
        with transaction(life.hub.store):
            token = teams.issue(life.hub.store, None, Role.COORDINATOR, BEGIN)
        life.joins(token)
        life.team("Noord", Role.TEAMLEIDER, *(Role.PROFESSIONAL,) * 6)
        for phone in life.members():
            says(life, phone, "instellingen", "[ander_moment]", "[moment_middag]")
        life.types(life.phones[0], "ronde")
        life.walk(life.phones[0], 60)
        life.passes(int((STOPS - life.now).total_seconds()) // 3600)
        life.hub.clock.set_told(STOPS)
        one, other, third = life.members()[1:4]
        says(life, one, "[nu]", "[sla_over]")
        says(life, other, "[nu]", "[sla_over]", ANSWER)
        says(life, third, "[straks]", "[over_een_uur]")
        says(life, life.members()[4], "hulp vragen", "hoe lees ik het beeld met mijn team")
        with transaction(life.hub.store):
            change_round(life.hub, Record(InvitedOnceMore()), life.now)
        return tuple(life.phones)


def says(life: Life, phone: int, *acts: str) -> None:
    """`[choice]` presses it where it is offered."""
    for act in acts:
        choice = act.removeprefix("[").removesuffix("]")
        places = life.places(phone)
        if not act.startswith("["):
            life.types(phone, act)
        elif places and any(offer.choice == choice for offer in places[0].offers):
            life.presses(phone, places[0], choice)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        played(folder)
        close(open_store(folder, MASTER))
        with zipfile.ZipFile(HERE / f"{sys.argv[1]}.zip", "w", zipfile.ZIP_DEFLATED) as kept:
            for file in (STORE_FILE, KEYS_FILE):
                kept.write(folder / file, file)


if __name__ == "__main__":
    main()
