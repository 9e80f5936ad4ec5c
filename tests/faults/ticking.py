"""A clock that ticks through the hours on a store, without the lock that keeps two of them apart.

Each told time is remembered after its tick, so the next process goes on there, or does the last hour again.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.ticking import tick
from rounds.period import AMSTERDAM
from storage import rounds
from storage.errors import DatabaseError
from storage.store import close, open_store, transaction
from tests.storage.hubs import hub_of
from tests.storage.planting import MASTER

TOLD = "getikt_tot"
STEP = timedelta(minutes=15)


def ticks(folder: Path, begin: datetime, end: datetime) -> None:
    store = open_store(folder, MASTER)
    hub = hub_of(store, begin)
    now = max(begin, datetime.fromisoformat(rounds.meta(store, TOLD) or begin.isoformat()))
    while now <= end:
        try:
            tick(hub, now)
            with transaction(store):
                rounds.set_meta(store, TOLD, now.astimezone(AMSTERDAM).isoformat())
        except DatabaseError:  # the other one holds the store: this hour once more
            continue
        assert not hub.failures
        now += STEP
    close(store)


if __name__ == "__main__":
    ticks(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
