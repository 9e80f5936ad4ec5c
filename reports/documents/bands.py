"""Cleared shares as bars and words."""

from locales.catalogue import Catalogue
from norms.model import Norm, NormSet, placement_labels
from reports.documents.document import Bar, Part
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare

_MANY, _FEW = 50, 25
"""Percent: where a bar grows; the same ends as the bands below twenty people have."""


def share_words(share: Share, catalogue: Catalogue) -> str:
    return catalogue.text(f"document.band_{share.band}", procent=share.percent)


def size(share: Share) -> int:
    match share.band:
        case Band.ENKELEN | Band.LAAG:
            return 1
        case Band.EEN_DEEL:
            return 2
        case Band.DE_MEESTEN | Band.HOOG:
            return 3
        case Band.PROCENT:
            return 3 if share.percent > _MANY else 2 if share.percent > _FEW else 1


def placed_bar(norm: Norm, norm_set: NormSet, placements: tuple[PlacedShare, ...], catalogue: Catalogue) -> Bar:
    labels = {str(key): label for key, label in placement_labels(norm_set, norm)}
    return Bar(
        norm.titel,
        tuple(Part(labels[one.value], share_words(one.share, catalogue), size(one.share)) for one in placements),
    )


def in_words(bar: Bar) -> str:
    """For who hears it: «Vroeg erbij: Meestal de meesten, Soms enkelen, Nog weinig enkelen»."""
    return f"{bar.label}: {', '.join(f'{part.label} {part.band}' for part in bar.parts)}"
