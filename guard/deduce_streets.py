"""The streets of the Netherlands, from the list in deduce (BAG), that no ending tells."""

import re
from importlib.resources import files

from guard.tokens import fold

_LIST = "data/lookup/src/locations/lst_street/items.txt"
_SHORTEST = 4
_ARTICLE = re.compile(r"^(?:de|het|'t) ")


def load_street_names(endings: tuple[str, ...]) -> frozenset[str]:
    """Folded, with and without an article, less those with one of these endings."""
    folded = (fold(line.strip()) for line in files("deduce").joinpath(_LIST).read_text("utf-8").splitlines())
    kept = [name for name in folded if len(name) >= _SHORTEST and not name.endswith(endings)]
    return frozenset(kept) | {_ARTICLE.sub("", name) for name in kept}
