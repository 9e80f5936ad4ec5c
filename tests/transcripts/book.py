"""All transcripts, each played once a run."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.transcripts.player import Played, play
from tests.transcripts.script import authored, written

FILES = sorted(Path(__file__).parent.glob("*.chat"))


@cache
def played(path: Path) -> Played:
    with TemporaryDirectory() as folder:
        return play(authored(path.read_text()), Path(folder) / "data")


def as_it_runs(path: Path) -> str:
    return written(played(path).lines)
