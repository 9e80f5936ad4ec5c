"""Which edition of the norms the draft is of, and what of it goes along to another one."""

from dataclasses import replace

from conversations.model import World
from norms.model import NormSet
from norms.passage import Link, heir, heirs, passage
from rounds.setup import Draft


def every_edition(world: World) -> tuple[NormSet, ...]:
    """What a next round may choose, the newest first."""
    assert world.norm_set is not None
    return world.editions or (world.norm_set,)


def edition_of(draft: Draft, world: World) -> NormSet:
    """Whose numbers stand in the draft. It was begun with the oldest where it does not say."""
    every = every_edition(world)
    return next((one for one in every if one.id == draft.edition), every[0] if draft.edition else every[-1])


def is_gone(draft: Draft, world: World) -> bool:
    """Whether its edition is no more: what is asked about a norm's number then asks about another norm."""
    return bool(draft.edition) and draft.edition not in {one.id for one in every_edition(world)}


def in_an_edition(draft: Draft, world: World) -> Draft:
    """The draft as it is; of an edition that is gone only what names no norm, to look at from the start."""
    if not is_gone(draft, world):
        return replace(draft, edition=edition_of(draft, world).id)
    newest = every_edition(world)[0]
    return replace(_in(draft, newest, (), world), step="ronde.doel")


def moved(draft: Draft, edition: NormSet, world: World) -> tuple[Draft, tuple[int, ...]]:
    """The draft in another edition, and the old numbers of norms of which must be said anew that they do not
    apply, for they were joined or split, or have gone.
    """
    links = passage(edition_of(draft, world), edition, _known(world))
    lost = sorted({mark.norm for mark in draft.setup.not_applicable if heir(links, mark.norm) is None})
    return _in(draft, edition, links, world), tuple(lost)


def shared_before(world: World, edition: NormSet) -> tuple[int, ...]:
    """What rounds asked of everyone, in the numbers of this edition: whatever came of a norm was asked before."""
    found: list[int] = []
    for norm_set, numbers in world.asked_before:
        links = passage(norm_set, edition, _known(world))
        found.extend(new for number in numbers for new in heirs(links, number))
    return tuple(dict.fromkeys(found))


def _in(draft: Draft, edition: NormSet, links: tuple[Link, ...], world: World) -> Draft:
    """Themes keep their place by their title, for no crosswalk is about them."""
    setup, before = draft.setup, edition_of(draft, world)
    titles = {theme.nummer: theme.titel for theme in before.themas}
    numbers = {theme.titel: theme.nummer for theme in edition.themas}
    kept = [numbers[titles[one]] for one in setup.order if titles.get(one) in numbers]
    marks = ((mark, heir(links, mark.norm)) for mark in setup.not_applicable)
    whole = setup.weeks == len(before.themas)
    changed = replace(
        setup,
        order=tuple(dict.fromkeys((*kept, *numbers.values()))),
        weeks=len(edition.themas) if whole else setup.weeks,
        shared_before=shared_before(world, edition) if setup.shared_before else (),
        not_applicable=tuple(replace(mark, norm=new) for mark, new in marks if new is not None),
        words=tuple((key, word) for key, word in setup.words if key in edition.woorden),
    )
    return replace(draft, setup=changed, edition=edition.id)


def _known(world: World) -> tuple[NormSet, ...]:
    """Every edition that may lie between two others: of rounds, and to choose."""
    return (*(norm_set for norm_set, _ in world.asked_before), *every_edition(world))
