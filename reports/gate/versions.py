"""Which version of a round's published figures it is: a hash that changes when anything is published beside it."""

import hashlib
import json

from storage import aggregates
from storage.store import Store

KINDS = ("figures", "participation", "effect")
"""What a report of a round is made of."""


def version_of(store: Store, round_id: int) -> str:
    bodies = [aggregates.published_of_round(store, round_id, kind) for kind in KINDS]
    return hashlib.sha256(json.dumps(bodies, sort_keys=True).encode()).hexdigest()
