"""A running Stroomlijn in a folder of its own, for tests that take it apart.

with running() as product:
    product.kill("worker")
    product.wait_healthy()
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from stroomlijn.web.supervisor.website_check import answers

SHORT = os.environ.get("SHORT", "") not in ("", "0")
ROUNDS = 2 if SHORT else 20
PATIENCE = 120.0
T = TypeVar("T")
PROGRAM = [sys.executable, "-P", "-c", "from stroomlijn.web.command import main; raise SystemExit(main())"]
_ROLES = {"worker": "programs.worker", "web": "programs.website"}


class Product:
    """`stroomlijn start` as a process. Roles: "supervisor", "worker", "web", "database"."""

    def __init__(self, folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        self.output = folder.parent / f"{folder.name}.out"
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [*PROGRAM, "start", "--data", str(folder), "--port", str(self.port), *arguments],
                stdout=output,
                stderr=output,
                env=clean_environment(environment),
                start_new_session=True,
            )

    @property
    def database_address(self) -> str:
        """The address of its embedded database, for tests that look inside."""
        from stroomlijn.foundation.database.address import socket_address

        return socket_address(self.folder / "run")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """Everything it printed so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def pids(self, role: str) -> list[int]:
        """The processes of a role that the supervisor started itself; [] while it starts one again."""
        if role == "supervisor":
            return [self.process.pid]
        return [pid for pid in everything() if parent(pid) == self.process.pid and self._plays(pid, role)]

    def kill(self, role: str) -> int:
        """kill -9 of the process that plays a role; returns its number."""
        pid = eventually(lambda: self.pids(role), f"no {role}")[0]
        os.kill(pid, signal.SIGKILL)
        return pid

    def wait_healthy(self) -> None:
        """Returns when `/gezond` answers 200. Fails when the supervisor has ended."""

        def healthy() -> bool:
            assert self.process.poll() is None, f"the supervisor has ended:\n{self.said()}"
            return answers("127.0.0.1", self.port)

        eventually(healthy, f"not healthy:\n{self.said()}")

    def wait_replaced(self, role: str, pid: int) -> None:
        """Returns when another process than `pid` plays the role."""
        eventually(lambda: set(self.pids(role)) - {pid}, f"{role} did not come back:\n{self.said()}")

    def wait_welcome(self) -> None:
        """Returns when it has printed its address."""

        def welcomed() -> bool:
            assert self.process.poll() is None, f"the supervisor has ended:\n{self.said()}"
            return self.address.replace("127.0.0.1", "localhost") in self.said()

        eventually(welcomed, f"no address printed:\n{self.said()}")

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Asks it to stop, as Ctrl-C does, and returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def remains(self) -> list[str]:
        """The processes, dead ones left out, that work in or for its folder."""
        return [f"{pid} {command(pid)}" for pid in everything() if self._is_ours(pid)]

    def _plays(self, pid: int, role: str) -> bool:
        if role == "database":
            return command(pid).split(" ", 1)[0].endswith("/postgres")
        return _ROLES[role] in command(pid)

    def _is_ours(self, pid: int) -> bool:
        mark = f"STROOMLIJN_DATA_DIR={self.folder}\0".encode()
        return (
            str(self.folder) in command(pid)
            or mark in _read(pid, "environ") + b"\0"
            or _cwd(pid).startswith(f"{self.folder}/")
        )


@contextmanager
def running(*arguments: str, environment: dict[str, str] | None = None) -> Iterator[Product]:
    """A product that has printed its address, in a new folder; stopped and removed at the end."""
    place = short_folder()
    product = Product(place / "data", *arguments, environment=environment)
    try:
        product.wait_welcome()
        yield product
    finally:
        product.stop()
        shutil.rmtree(place, ignore_errors=True)


def stroomlijn(*arguments: object, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs one command to its end."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        env=clean_environment(environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def clean_environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """Ours without what the test run set for itself."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("STROOMLIJN_")}
    own.pop("DATABASE_URL", None)
    return {**own, **(more or {})}


def short_folder() -> Path:
    """A new folder with a short path that the server's user can pass through."""
    place = Path(tempfile.mkdtemp(prefix="stroomlijn-", dir="/tmp"))
    place.chmod(0o711)
    return place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(question: Callable[[], T], otherwise: str) -> T:
    """The first answer that is true. Fails with `otherwise` when there is none for two minutes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.05)
    raise AssertionError(otherwise)


def everything() -> list[int]:
    """All living processes of this machine; a zombie is dead."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _state(int(path.name)) not in ("", "Z", "X")]


def parent(pid: int) -> int:
    fields = _read(pid, "stat").rpartition(b") ")[2].split()
    return int(fields[1]) if len(fields) > 1 else 0


def command(pid: int) -> str:
    return _read(pid, "cmdline").replace(b"\0", b" ").decode(errors="replace").strip()


def _state(pid: int) -> str:
    return _read(pid, "stat").rpartition(b") ")[2][:1].decode()


def _cwd(pid: int) -> str:
    try:
        return str(Path(f"/proc/{pid}/cwd").readlink())
    except OSError:
        return ""


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
