import subprocess
import sys
from pathlib import Path

import guard
from guard.find import load_guard

ROOT = Path(guard.__file__).parent.parent
ALONE = """
import logging, sys, warnings
before = (logging.getLogger().level, list(logging.getLogger().handlers), list(warnings.filters))
from guard.find import load_guard
load_guard().find("Ik sprak mevrouw de Vries.")
after = (logging.getLogger().level, list(logging.getLogger().handlers), list(warnings.filters))
assert "deduce" in sys.modules
assert before == after, (before, after)
logging.getLogger("iemand").debug("woorden")
"""
MEMORY = """
from pathlib import Path
def used():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
import guard.masking, phonenumbers, stdnum.nl.bsn, stdnum.iban
before = used()
from guard.find import load_guard
load_guard().find("Ik sprak mevrouw de Vries.")
print(used() - before)
"""


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_logging_and_warnings_are_left_as_they_were() -> None:
    assert _run(ALONE) == ""


def test_the_lists_take_less_than_eighty_megabytes() -> None:
    assert 5 < float(_run(MEMORY)) < 80


def test_no_pickle_is_left_beside_the_lists_of_deduce() -> None:
    load_guard()
    folder = Path(sys.modules["deduce"].__path__[0])
    assert list(folder.rglob("*.pickle")) == []


def test_the_guard_is_made_once_in_a_process() -> None:
    assert load_guard() is load_guard()
