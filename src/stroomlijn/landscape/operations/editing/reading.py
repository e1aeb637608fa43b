"""One process out of a file that somebody gave, read within limits of time and memory."""

from __future__ import annotations

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.limited import shared_reader

MOST = 10 * 1024 * 1024


def read_one(name: str, data: bytes) -> tuple[Reading, FoundProcess]:
    """The only process in a file. Raises Problem when it cannot be read, or holds none or several."""
    if len(data) > MOST:
        raise Problem("file-too-large", name, most=MOST // (1024 * 1024))
    reading = shared_reader().read(name, data)
    if not reading.processes:
        first = reading.refused[0] if reading.refused else None
        raise Problem(first.code, first.place, **first.facts) if first else Problem("no-processes")
    if len(reading.processes) > 1:
        raise Problem("file-several-processes", number=len(reading.processes))
    return reading, reading.processes[0]
