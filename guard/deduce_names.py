"""The library deduce, for names alone: its lists and its patterns, without its streets, institutions and cache.

On import deduce gives the root logger a handler on stdout at DEBUG, where nobody has set up logging, and shows all
warnings; both are kept from it here. Its own loader reads or writes a pickle; none is used. What it takes of
time grows with the third power of a run of names, so it only ever gets short runs, and not without end.
"""

import json
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

_LISTS = ("names/lst_first_name", "names/lst_initial", "names/lst_interfix", "names/lst_interfix_surname")
_MORE_LISTS = ("names/lst_prefix", "names/lst_surname", "whitelist/lst_common_word", "whitelist/lst_medical_term")
_ALL_LISTS = (*_LISTS, *_MORE_LISTS, "whitelist/lst_stop_word", "locations/lst_placename")
_NOT_USED = ("patient_name", "eponymous_disease")


@dataclass(frozen=True, slots=True)
class Deduced:
    """What deduce knows: words of its lists as written there, and its annotators as one function of a short
    text, which gives start, end and tags such as "voornaam" and "prefix+naam".
    """

    first_names: frozenset[str]
    surnames: frozenset[str]
    interfix_surnames: frozenset[str]
    places: frozenset[str]
    annotate: Callable[[str], list[tuple[int, int, str]]]


def load_deduce() -> Deduced:
    with _left_as_it_was():
        from deduce import annotator, lookup_struct_loader, lookup_structs, tokenizer  # noqa: PLC0415
        from docdeid.document import Document  # noqa: PLC0415  # what it does on import is to happen in here
        from docdeid.ds.ds import DsCollection  # noqa: PLC0415
        from docdeid.ds.lookup import LookupSet  # noqa: PLC0415
        from docdeid.process.annotator import MultiTokenLookupAnnotator  # noqa: PLC0415
    folder = Path(str(files("deduce"))) / "data" / "lookup"
    raw = lookup_structs.load_raw_itemsets(folder, list(_ALL_LISTS))
    words = DsCollection()
    for name in ("initial", "interfix_surname"):
        items = LookupSet()
        items.add_items_from_iterable(raw[name])
        words[name] = items
    prefixes, interfixes = (
        lookup_struct_loader.load_prefix_lookup(raw),
        lookup_struct_loader.load_interfix_lookup(raw),
    )
    words["prefix"], words["interfix"] = prefixes, interfixes
    words["whitelist"] = lookup_struct_loader.load_whitelist_lookup(raw)
    splitting = tokenizer.DeduceTokenizer(merge_terms=[*prefixes.items(), *interfixes.items()])
    words["first_name"] = lookup_struct_loader.load_first_name_lookup(raw, splitting)
    words["surname"] = lookup_struct_loader.load_surname_lookup(raw, splitting)

    def made(kind: str, args: dict[str, Any]) -> Any:
        match kind.rpartition(".")[2]:
            case "TokenPatternAnnotator":
                return annotator.TokenPatternAnnotator(ds=words, **args)
            case "ContextAnnotator":
                return annotator.ContextAnnotator(ds=words, **args)
            case _:
                tries = {**args, "trie": words[args["lookup_values"]]}
                tries.pop("lookup_values")
                return MultiTokenLookupAnnotator(**tries)

    annotators = [made(each["annotator_type"], each["args"]) for each in _patterns()]

    def annotate(text: str) -> list[tuple[int, int, str]]:
        document = Document(text, tokenizers={"default": splitting})
        for each in annotators:
            each.process(document)
        return [(found.start_char, found.end_char, found.tag) for found in document.annotations]

    return Deduced(
        first_names=frozenset(raw["first_name"]),
        surnames=frozenset(raw["surname"]),
        interfix_surnames=frozenset(raw["interfix_surname"]),
        places=frozenset(raw["placename"]),
        annotate=annotate,
    )


def _patterns() -> list[dict[str, Any]]:
    """The library's own configuration of its annotators of names, in its order."""
    found = json.loads(files("deduce").joinpath("base_config.json").read_text(encoding="utf-8"))["annotators"]
    return [each for name, each in found.items() if each.get("group") == "names" and name not in _NOT_USED]


@contextmanager
def _left_as_it_was() -> Iterator[None]:
    """The basicConfig of logging does nothing where the root logger has a handler."""
    root = logging.getLogger()
    stand_in = logging.NullHandler()
    root.addHandler(stand_in)
    try:
        with warnings.catch_warnings():
            yield
    finally:
        root.removeHandler(stand_in)
