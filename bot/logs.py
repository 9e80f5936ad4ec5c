"""Logging without anyone's words and without the token, whatever a library does."""

import logging
import re

TOKEN = re.compile(r"\d{3,}:[\w-]{3,}")
QUIET = ("telegram", "aiohttp", "apscheduler", "httpx", "httpcore", "asyncio")
"""Libraries that put messages or addresses in their lines."""


class Redacting(logging.Filter):
    """Drops the arguments and traces of libraries, and masks whatever looks like a token."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.split(".")[0] in QUIET:
            record.msg, record.args = f"{record.name}: {record.levelname}", None
            record.exc_info = record.exc_text = None
        record.msg = TOKEN.sub("…", str(record.msg))
        if record.args:
            record.msg, record.args = TOKEN.sub("…", record.getMessage()), None
        return True


def set_up(level: int = logging.INFO) -> None:
    """One handler on the root, to stderr; our own lines from `level`, libraries from WARNING."""
    handler = logging.StreamHandler()
    handler.addFilter(Redacting())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("spiegel").setLevel(level)
