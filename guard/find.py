from guard.bsn import find_bsn
from guard.digits import digit_groups
from guard.email import find_email
from guard.iban import find_iban
from guard.phone import find_phone
from guard.plain import plain
from guard.spans import Kind, Span

# which kind a stretch is called by where two overlap
_FIRST = (Kind.EMAIL, Kind.IBAN, Kind.PHONE, Kind.BSN)


def find(text: str) -> tuple[Span, ...]:
    """The client data in a text, in order and without overlap; overlapping finds become one. Never raises on any
    string, and the time grows with the length of the text.
    """
    even = plain(text)
    groups = digit_groups(even)
    found = [
        *find_email(even),
        *find_iban(even),
        *find_phone(even, groups),
        *find_bsn(even, groups),
    ]
    return _joined(found)


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            kind = min(last.kind, span.kind, key=_FIRST.index)
            joined[-1] = Span(kind, last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
