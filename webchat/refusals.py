class Refused(Exception):  # noqa: N818 - Telegram refuses; that is no error of ours
    """Telegram's answer to a call it does not carry out, in Telegram's words."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


def bad_request(reason: str) -> Refused:
    """The prefix is part of the description: bots match on it."""
    return Refused(400, f"Bad Request: {reason}")
