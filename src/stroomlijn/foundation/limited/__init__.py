"""Reading one uploaded file under a hard limit of processor time and memory, in a process of its own.

    reading = shared_reader().read("melding.bpmn", data)

The reader is one long-lived process that has the formats loaded; it forks a child per file, which takes the limits
upon itself and then reads. What a file does to that child, the next file never notices.
"""

from __future__ import annotations

from .client import LimitedReader, shared_reader
from .limits import CPU_SECONDS, MEMORY_BYTES, WALL_SECONDS

__all__ = ["CPU_SECONDS", "MEMORY_BYTES", "WALL_SECONDS", "LimitedReader", "shared_reader"]
