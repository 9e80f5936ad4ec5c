"""The place that the guard stands in front of."""

from conversations.chat import Guarding, Place


def behind(place: Place | None) -> Place | None:
    """This place, or the one to which the guard's card leads back."""
    if place is not None and isinstance(place.slots, Guarding):
        return place.slots.back
    return place
