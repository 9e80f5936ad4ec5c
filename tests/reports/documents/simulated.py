"""A round that invented people made, as the documents about it get it."""

from datetime import date
from pathlib import Path

from bot import config
from bot.materials import material_of
from bot.simulate import simulate_rows
from locales.catalogue import load_catalogue
from norms.loader import load_package_set
from reports.documents.round.material import Material
from storage import rounds
from storage.store import close, open_store


def simulated_round(data: Path, *, people: int, weeks: int, seed: int, day: date) -> Material:
    """`data` is not there yet; `day` is that of the document."""
    environment = {"SPIEGEL_DATA": str(data)}
    simulate_rows(load_catalogue(), load_package_set(), environment, people=people, weeks=weeks, seed=seed)
    folder = config.read_folder(environment)
    store = open_store(folder.data, folder.master)
    try:
        found = material_of(store, rounds.every(store)[0], day)
    finally:
        close(store)
    assert found is not None
    return found
