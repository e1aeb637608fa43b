"""The real processes of ten municipalities, in families of the same process."""

from __future__ import annotations

from functools import cache

from tests.engines.formats.real_data import DATA

from stroomlijn.engines.formats import read
from stroomlijn.engines.merging import Member
from stroomlijn.engines.process_model import Process

EPML = DATA / "coselog" / "vogelaar_v1.epml"
FAMILIES = range(0, 80, 10)


@cache
def models() -> tuple[Process, ...]:
    return tuple(found.process for found in read(EPML.name, EPML.read_bytes()).processes)


def family(first: int) -> list[Member]:
    return [Member("vogelaar.epml", process) for process in models()[first : first + 10]]
