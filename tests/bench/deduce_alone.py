"""The library deduce as it comes, with all its finders, to stand beside ours. Its lists of streets and
institutions take minutes to build and a gigabyte, so here too they are left out; it knows streets by their
endings.
"""

import logging
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import deduce

from guard.spans import Kind, Span
from tests.bench.measured import Find

KINDS = {
    "persoon": Kind.NAME,
    "patient": Kind.NAME,
    "locatie": Kind.ADDRESS,
    "datum": Kind.BIRTH_DATE,
    "bsn": Kind.BSN,
    "telefoonnummer": Kind.PHONE,
    "emailadres": Kind.EMAIL,
    "id": Kind.CASE_NUMBER,
}
EMPTIED = ("locations/lst_street", "institutions/lst_healthcare_institution")


def load() -> Find:
    logging.getLogger().setLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        lists = Path(folder) / "lookup"
        shutil.copytree(Path(deduce.__file__).parent / "data" / "lookup", lists)
        for name in EMPTIED:
            for file in (lists / "src" / name).glob("*.txt"):
                file.write_text("Nergensstraat\n", encoding="utf-8")
        (lists / "cache").mkdir(exist_ok=True)
        built = deduce.Deduce(lookup_data_path=lists, cache_path=lists, build_lookup_structs=True)

    def find(text: str) -> list[Span]:
        found = built.deidentify(text).annotations
        return [Span(KINDS[each.tag], each.start_char, each.end_char) for each in found if each.tag in KINDS]

    return find
