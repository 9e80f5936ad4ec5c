"""Stands in for a program that understands speech: the sound is its words, some of which make it do otherwise."""

import os
import signal
import sys
import time
from pathlib import Path

words = Path(sys.argv[-1]).read_text(encoding="utf-8")
match words:
    case "(stuk)":
        sys.stderr.write("kanariestuk")
        sys.exit(3)
    case "(stil)":
        sys.stdout.write(" \n")
    case "(veel)":
        sys.stdout.write("veel woorden " * 80_000)
    case "(lang)":
        sys.stdout.write("een woord " * 400)
    case "(omgeving)":
        here = Path.cwd()
        inside = ",".join(sorted(f"{path.name}:{path.stat().st_mode & 0o777:o}" for path in here.iterdir()))
        folder = f"{here.stat().st_mode & 0o777:o}"
        sys.stdout.write(f"{' '.join(sorted(os.environ))} map {folder} {inside} {len(sys.argv)}")
    case "(doof)":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        Path("bezig").write_text(str(os.getpid()))
        time.sleep(600)
    case "(bytes)":
        sys.stdout.buffer.write(b"\xff\xfe ik belde\x1b[31m \xe2\x80\xaeterug\x00")
    case _:
        sys.stdout.write(words)
