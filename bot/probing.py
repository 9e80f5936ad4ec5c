"""`spiegel probe`: what would be asked after an answer, a line of JSON in and one out."""

import json
from typing import TypedDict

from conversations.probing.pick import pick
from locales.catalogue import Catalogue
from norms.model import NormSet, norm_by_number


class Probed(TypedDict, total=False):
    rule: str | None
    text: str
    error: str


def probed(raw: bytes, norm_set: NormSet, catalogue: Catalogue) -> Probed:
    """Whatever bytes come. `error` is there for a line that holds no norm and answer."""
    try:
        asked = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        asked = None
    match asked:
        case {"norm": int(number), "answer": str(answer)} if not isinstance(asked["norm"], bool):
            earlier = bool(asked.get("earlier"))
        case _:
            return {"rule": None, "text": "", "error": catalogue.text("cli.probe_geen_antwoord")}
    try:
        norm = norm_by_number(norm_set, number)
    except KeyError:
        return {"rule": None, "text": "", "error": catalogue.text("cli.probe_geen_norm")}
    probe = pick(answer, norm, norm_set.woorden, earlier=earlier)
    return {"rule": probe.rule, "text": probe.text} if probe else {"rule": None, "text": ""}
