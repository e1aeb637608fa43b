"""What reading a file yields: the processes in it, and for each row or element what was remarked or refused."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Drawing, Process


@dataclass(frozen=True, slots=True)
class FoundProcess:
    """A process in a file. `drawing` is the file's own, None when it has none or an incomplete one.

    `place` says where in the file ("blad Stappen, rij 12", "proces Fig.69"); `remarks` what was repaired or guessed.
    """

    process: Process
    place: str = ""
    drawing: Drawing | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file holds. `refused` are rows or processes left out, each with place and reason."""

    format: str
    processes: tuple[FoundProcess, ...]
    remarks: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
