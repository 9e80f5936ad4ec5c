"""More choices than one message may hold, a few at a time."""

from conversations.messages import Button, button

MOST = 4
"""Buttons of one message."""
MORE = "meer"


def paged(options: tuple[Button, ...], page: int) -> tuple[Button, ...]:
    """All that are left where they fit, else three and `MORE`; a page past the last one is the first again."""
    pages = _pages(options)
    return pages[page % len(pages)]


def _pages(options: tuple[Button, ...]) -> list[tuple[Button, ...]]:
    found: list[tuple[Button, ...]] = []
    left = options
    while len(left) > MOST:
        found.append((*left[: MOST - 1], button("meer")))
        left = left[MOST - 1 :]
    return [*found, left]
