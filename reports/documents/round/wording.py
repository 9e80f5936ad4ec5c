"""Cleared shares and participation as words of a report."""

from locales.catalogue import Catalogue
from reports.documents.bands import share_words
from reports.gate.bands import Share
from reports.gate.whole import Taken


def share_of(share: Share | None, catalogue: Catalogue) -> str:
    """«te weinig» for what is not shown."""
    return catalogue.text("rapport.te_weinig") if share is None else share_words(share, catalogue)


def took_part(taken: Taken, catalogue: Catalogue) -> str:
    """Exact, in a band, or not at all, as the gate let it through."""
    if taken.wrote is not None and taken.percent is not None:
        return catalogue.text("rapport.deelname", aantal=taken.invited, wie=taken.wrote, procent=taken.percent)
    if taken.band is not None:
        return catalogue.text(
            "rapport.deelname_band", aantal=taken.invited, deel=share_words(taken.band, catalogue)
        )
    return catalogue.text("rapport.deelname_klein", aantal=taken.invited)
