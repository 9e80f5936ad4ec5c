"""The bot that is killed in the middle of an erasure, at the place that SPIEGEL_DIES names."""

import os
import signal
from datetime import datetime

from bot.__main__ import main
from storage import erasure
from storage.store import Store

_erase = erasure.erase


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def erase(store: Store, person: int, telegram: int, now: datetime) -> str:
    """The key is gone, the rows are not: nothing of this transaction was committed."""
    _erase(store, person, telegram, now)
    _die()
    return ""


def destroy_other_intake_keys(store: Store, stays: str) -> None:
    """The rows are gone, but what came in before can still be opened in an older copy."""
    _ = store, stays
    _die()


if __name__ == "__main__":
    if os.environ["SPIEGEL_DIES"] == "before the commit":
        erasure.erase = erase
    else:
        erasure.destroy_other_intake_keys = destroy_other_intake_keys
    main(["run"])
