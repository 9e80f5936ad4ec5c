import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.logs import QUIET, Redacting, set_up

TOKEN = "123456789:AAkanarie-van_het_token"
WORDS = "mevrouw Kanarie uit de Zangstraat"
ADDRESS = f"https://api.telegram.org/bot{TOKEN}/sendMessage"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What a handler with the formatter writes."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Redacting("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield out
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("name", ["spiegel.host", "spiegel", "other", "urllib3.pool", *QUIET])
def test_the_token_never_reaches_a_line(lines: io.StringIO, name: str) -> None:
    log = logging.getLogger(name)
    log.warning("post %s", ADDRESS)
    log.warning(ADDRESS)  # noqa: LOG014, RUF100  # the message itself
    log.warning("%r", [{"url": ADDRESS}])
    log.error(RuntimeError(ADDRESS))
    written = lines.getvalue()
    assert "kanarie" not in written
    assert written.count(name) >= 4


@pytest.mark.parametrize(
    "name", [*QUIET, "telegram.ext.Application", "aiohttp.access", "apscheduler.executors.default"]
)
def test_of_a_library_only_name_and_level_are_written(lines: io.StringIO, name: str) -> None:
    log = logging.getLogger(name)
    log.warning("update %s: %s", {"text": WORDS}, WORDS)
    log.error(WORDS)
    assert lines.getvalue() == f"WARNING {name} {name}: WARNING\nERROR {name} {name}: ERROR\n"


def raised() -> None:
    raise RuntimeError(f"{WORDS} {ADDRESS}")


@pytest.mark.parametrize("name", QUIET)
def test_of_a_library_no_trace_is_written(lines: io.StringIO, name: str) -> None:
    try:
        raised()
    except RuntimeError:
        logging.getLogger(name).exception("job failed")
    assert "Traceback" not in lines.getvalue()
    assert "anarie" not in lines.getvalue()


def test_of_our_own_no_trace_is_written_either(lines: io.StringIO) -> None:
    try:
        raised()
    except RuntimeError:
        logging.getLogger("spiegel").exception("start failed", stack_info=True)
    assert lines.getvalue() == "ERROR spiegel start failed\n"


@pytest.mark.parametrize(
    ("line", "values"),
    [("%d rows", (WORDS,)), ("%s of %s", (WORDS,)), ("%(rows)s", ({"other": WORDS},)), ("%y", (WORDS,))],
)
def test_a_line_whose_values_do_not_fit_is_written_without_them(line: str, values: tuple[object, ...]) -> None:
    record = logging.LogRecord("spiegel", logging.WARNING, __file__, 1, line, values, None)
    assert Redacting("%(message)s").format(record) == "spiegel WARNING: a line that does not fit its values"


def test_a_line_of_our_own_stays_readable(lines: io.StringIO) -> None:
    logging.getLogger("spiegel.host").warning("row %d at %s, set aside: %s", 7, "12:30", "no")
    assert lines.getvalue() == "WARNING spiegel.host row 7 at 12:30, set aside: no\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(100, 10**12),
    secret=st.text("abcXYZ019_-", min_size=3, max_size=40),
    around=st.text("ab /'\"=&"),
)
def test_whatever_looks_like_a_token_is_masked_wherever_it_stands(
    lines: io.StringIO, number: int, secret: str, around: str
) -> None:
    before = lines.tell()
    logging.getLogger("spiegel").warning("%s", f"{around}{number}:{secret}{around}")
    lines.seek(before)
    assert f":{secret}" not in lines.read()


def test_setting_up_leaves_one_handler_with_the_formatter(capsys: pytest.CaptureFixture[str]) -> None:
    root, own = logging.getLogger(), logging.getLogger("spiegel")
    kept = (root.handlers[:], root.level, own.level)
    try:
        for _ in range(2):
            set_up()
        assert len(root.handlers) == 1
        assert isinstance(root.handlers[0].formatter, Redacting)
        logging.getLogger("telegram.ext").info("polling %s", ADDRESS)
        own.info("started")
        assert "started" in capsys.readouterr().err
    finally:
        root.handlers[:], root.level, own.level = kept
