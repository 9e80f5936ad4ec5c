"""Pictures of an invented team, for a coördinator who wants to see one before the start."""

from conversations.messages import Example
from conversations.text import Lines, Text, Words
from locales.catalogue import Catalogue
from norms.model import NormSet, thema_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture
from reports.words import picture_words
from rounds.period import Period

SENTENCES = ("voorbeeld.zin_1", "voorbeeld.zin_2", "voorbeeld.zin_3")
EIGHT, SMALL = 12, 5
"""Members of the invented teams."""


def example_words(example: Example, period: Period, norm_set: NormSet, norm: int, words: Catalogue) -> Words:
    """The very words a team would get, with a line above that nothing of it is true."""
    large = example == Example.EIGHT_WRITERS
    picture = ClearedPicture(
        0,
        0,
        period,
        norm,
        EIGHT if large else SMALL,
        None,
        large,
        Share(Band.DE_MEESTEN) if large else None,
        _placed() if large else (),
        tuple(words.text(key) for key in SENTENCES) if large else (),
        themes=_other_theme(norm_set, norm) if large else (),
    )
    team = words.text("voorbeeld.team" if large else "voorbeeld.klein_team")
    return Lines((Text("voorbeeld.kop"), picture_words(picture, (team,), norm_set)), blank=1)


def _other_theme(norm_set: NormSet, norm: int) -> tuple[int]:
    return next((one.nummer,) for one in norm_set.themas if one != thema_of(norm_set, norm))


def _placed() -> tuple[PlacedShare, ...]:
    return (
        PlacedShare("meestal", Share(Band.EEN_DEEL)),
        PlacedShare("soms", Share(Band.EEN_DEEL)),
        PlacedShare("nog_weinig", Share(Band.ENKELEN)),
    )
