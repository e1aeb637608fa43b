"""What the demo is made of, drawn: a part of the processes of its municipalities."""

from __future__ import annotations

from functools import cache

from stroomlijn.engines.formats import read
from stroomlijn.engines.layout import arrange
from stroomlijn.engines.process_model import Drawing, Process
from stroomlijn.web.demo.delivery import files_of
from stroomlijn.web.demo.landscapes import describe_all


@cache
def drawn() -> tuple[tuple[Process, Drawing], ...]:
    files = files_of(describe_all())[::9]
    found = [one.process for file in files for one in read(file.name, file.data).processes]
    return tuple((process, arrange(process)) for process in found[::3])
