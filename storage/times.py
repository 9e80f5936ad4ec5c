"""Instants as text that sorts: UTC, whole seconds."""

from datetime import UTC, datetime

from rounds.period import AMSTERDAM


def stamp(at: datetime) -> str:
    """`2026-11-26T15:15:00Z`; a naive datetime is a ValueError."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str) -> datetime:
    """In Amsterdam."""
    return datetime.fromisoformat(text).astimezone(AMSTERDAM)
