"""Run as a program of its own where the kernel cannot end a server with its starter: waits until standard input closes,
which happens when the starter is gone, then asks the server in the given cluster to stop. Imports nothing of ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path


def guard(cluster: Path) -> subprocess.Popen[bytes]:
    """Starts the guard of `cluster`: it ends the server when its standard input closes, as it does when we end."""
    return subprocess.Popen(
        [sys.executable, "-I", __file__, str(cluster)], stdin=subprocess.PIPE, start_new_session=True
    )


def _main(cluster: Path) -> None:
    sys.stdin.buffer.read()
    try:
        pid = int((cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        os.kill(pid, signal.SIGINT)
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
