"""Many starts for the price of one import: each is a fork of a process that has imported everything.

On stdin a JSON list of starts, each the environment and the file that takes stderr; on stdout their exit codes.
"""

import json
import os
import sys
import traceback
from collections.abc import Mapping

from bot.__main__ import main


def begin(env: Mapping[str, str], errors: str) -> int:
    """The pid of what does exactly what `spiegel run` does."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.environ.clear()
        os.environ.update(env)
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT), sys.stderr.fileno())
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        main(["run"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001  # what Python itself would do
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    begun = [begin(env, errors) for env, errors in json.load(sys.stdin)]
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in begun]))  # noqa: T201
