"""Logging without anyone's words and without the token, whatever a library does."""

import logging
import re

TOKEN = re.compile(r"\d{3,}:[\w-]{3,}")
QUIET = ("telegram", "aiohttp", "apscheduler", "httpx", "httpcore", "asyncio")
"""Libraries that put messages or addresses in their lines."""


class Redacting(logging.Formatter):
    """A library's line is its name and level; ours have no trace and nothing that looks like a token."""

    def format(self, record: logging.LogRecord) -> str:
        quiet = record.name.split(".")[0] in QUIET
        line = logging.makeLogRecord(
            {
                **record.__dict__,
                "msg": f"{record.name}: {record.levelname}" if quiet else record.msg,
                "args": None if quiet else record.args,
                "exc_info": None,
                "exc_text": None,
                "stack_info": None,
            }
        )
        try:
            return TOKEN.sub("…", super().format(line))
        except (TypeError, ValueError, LookupError):
            return f"{record.name} {record.levelname}: a line that does not fit its values"


def set_up(level: int = logging.INFO) -> None:
    """One handler on the root, to stderr; our own lines from `level`, libraries from WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("spiegel").setLevel(level)
