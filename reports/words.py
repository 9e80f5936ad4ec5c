"""A cleared picture in Dutch: one wording for everyone, of which only the question varies."""

from collections.abc import Mapping

from conversations.text import Lines, Plain, Text, Words
from norms.model import Norm, NormSet, fill, norm_by_number, placement_labels, thema_of
from reports.gate.bands import Band, Share
from reports.gate.cleared import PlacedShare
from reports.gate.picture import ClearedPicture

STEPS = ("zelf", "tweetallen", "samen", "zin")
"""Of twenty minutes of a team meeting (CHATS 2, tap 1)."""
BULLET = 3
"""Characters around a sentence: bullet, space, line end."""
ROOM, ROOM_BESIDE_THEMES = 490, 410
"""Characters for sentences, so that a picture stays within 1,200: three of the longest, beside themes two."""


def picture_words(picture: ClearedPicture, teams: tuple[str, ...], norm_set: NormSet) -> Words:
    """The message on Monday, under /team and behind "Wat ziet mijn teamleider nu?", to the letter the same."""
    norm = norm_by_number(norm_set, picture.norm)
    question = fill(norm.teamvraag, norm_set.woorden)
    meeting = Text("beeld.overleg") if picture.enough else Text("beeld.wel_bruikbaar")
    return Lines(
        (
            *_seen(picture, teams, norm_set),
            Lines((meeting, Plain(question))),
            *_not_yet(picture, norm),
            Text("beeld.zelfde"),
        ),
        blank=1,
    )


def seen_words(picture: ClearedPicture, teams: tuple[str, ...], norm_set: NormSet) -> Words:
    """The same on paper, without what a sheet for a meeting says already."""
    return Lines(_seen(picture, teams, norm_set), blank=1)


def _seen(picture: ClearedPicture, teams: tuple[str, ...], norm_set: NormSet) -> tuple[Words, ...]:
    norm = norm_by_number(norm_set, picture.norm)
    theme = Text("beeld.thema", {"thema": thema_of(norm_set, picture.norm).titel})
    head = Lines((_title(picture, teams), theme, *_members(picture, len(teams))))
    return (head, *(_enough(picture, norm, norm_set) if picture.enough else _too_little()))


def _title(picture: ClearedPicture, teams: tuple[str, ...]) -> Text:
    """Several teams, where small ones are seen together."""
    if len(teams) == 1:
        return Text("beeld.titel", {"team": teams[0], "week": picture.period})
    *others, last = teams
    return Text("beeld.titel_samen", {"teams": ", ".join(others), "laatste": last, "week": picture.period})


def meeting_words(number: int, norm_set: NormSet) -> Words:
    """Twenty minutes of a team meeting about this norm; of use with no answer at all."""
    norm = norm_by_number(norm_set, number)
    steps = tuple(Text(f"document.stap_{step}") for step in STEPS)
    return Lines(
        (
            Text("team.overleg", {"vraag": Plain(fill(norm.teamvraag, norm_set.woorden))}),
            Lines(steps),
            Text("document.overleg_vraag_niet"),
        ),
        blank=1,
    )


def no_picture_yet(team: str) -> Words:
    """Before a team's first Monday."""
    return Text("beeld.nog_geen", {"team": team})


def _members(picture: ClearedPicture, teams: int) -> tuple[Words, ...]:
    """How many places there are, and whether that changed: all members see each change."""
    now = Text("beeld.leden" if teams == 1 else "beeld.leden_samen", {"aantal": picture.members})
    if picture.members_before is None:
        return (now,)
    return (now, Text("beeld.leden_anders", {"vorige": picture.members_before}))


def _too_little() -> tuple[Words, ...]:
    """The same for nobody as for four writers, and for a norm that no single team is ever shown."""
    return (Text("beeld.te_weinig"), Text("beeld.blijft"))


def _enough(picture: ClearedPicture, norm: Norm, norm_set: NormSet) -> tuple[Words, ...]:
    placed = (_placements(picture, norm, norm_set),) if picture.placements else ()
    return (_participation(picture.participation), *placed, *_sentences(picture, norm), *_often(picture, norm_set))


def _participation(share: Share | None) -> Words:
    if share is None:
        return Text("beeld.deelname_genoeg")
    return Text(f"beeld.deelname_{share.band}", {"procent": share.percent})


def _placements(picture: ClearedPicture, norm: Norm, norm_set: NormSet) -> Words:
    labels = {str(key): label.lower() for key, label in placement_labels(norm_set, norm)}
    kind, most = leading(picture.placements)
    shown = picture.placements if most is None else (most,)
    parts = parts_of(shown, labels)
    return Lines((Text(f"beeld.{kind}"), Text("beeld.plaatsing", {"titel": norm.titel, "delen": parts})))


def parts_of(placements: tuple[PlacedShare, ...], labels: Mapping[str, str]) -> Words:
    """«de meesten ‘meestal’, enkelen ‘soms’, enkelen ‘nog weinig’»."""
    return _listed(
        tuple(
            Text(
                f"beeld.deel_{placed.share.band}", {"label": labels[placed.value], "procent": placed.share.percent}
            )
            for placed in placements
        )
    )


def leading(placements: tuple[PlacedShare, ...]) -> tuple[str, PlacedShare | None]:
    """`goed` or `aandacht` with what most chose; `soms`, or `verschil` where no answer is that of most, without.

    Of who all say «soms» it is not true that they differ.
    """
    most = next((placed for placed in placements if _is_most(placed)), None)
    if most is not None and most.value == "meestal":
        return "goed", most
    if most is not None and most.value == "nog_weinig":
        return "aandacht", most
    return "verschil" if most is None else "soms", None


def _is_most(placed: PlacedShare) -> bool:
    share = placed.share
    return share.band in {Band.DE_MEESTEN, Band.HOOG} or (share.band == Band.PROCENT and share.percent > 50)  # noqa: PLR2004  # half of a hundred


def _listed(parts: tuple[Text, ...]) -> Words:
    match parts:
        case (one,):
            return one
        case (one, two, three):
            return Text("beeld.drie_delen", {"een": one, "twee": two, "drie": three})
        case _:
            raise ValueError("one share or three")


def _sentences(picture: ClearedPicture, norm: Norm) -> tuple[Words, ...]:
    """As many as fit; which ones that are was drawn when the picture was made."""
    if not picture.sentences:
        return ()
    room = ROOM_BESIDE_THEMES if picture.themes else ROOM
    about = () if picture.placements else (Text("beeld.vraag_vooraf", {"titel": norm.titel}),)
    return (Lines((*about, sentence_lines(picture.sentences, room))),)


def sentence_lines(sentences: tuple[str, ...], room: int = ROOM) -> Lines:
    shown: list[str] = []
    for sentence in sentences:
        if sum(len(one) + BULLET for one in (*shown, sentence)) <= room:
            shown.append(sentence)
    return Lines((Text("beeld.zinnen"), *(Text("beeld.zin", {"zin": Plain(sentence)}) for sentence in shown)))


def _often(picture: ClearedPicture, norm_set: NormSet) -> tuple[Words, ...]:
    titles = [Plain(theme.titel) for theme in norm_set.themas if theme.nummer in picture.themes]
    return (Lines((Text("beeld.vaker"), *titles)),) if titles else ()


def _not_yet(picture: ClearedPicture, norm: Norm) -> tuple[Words, ...]:
    """What is missing where something is shown. Nobody learns from it what they do not see by themselves."""
    placed = () if picture.placements or norm.plaatsing == "geen" else (Text("beeld.nog_plaatsing"),)
    said = () if picture.sentences else (Text("beeld.nog_zinnen"),)
    missing = (*placed, *said) if picture.enough else ()
    return (Lines((Text("beeld.nog_niet"), *missing)),) if missing else ()
