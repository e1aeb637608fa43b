"""Files to processes and back. What a format needs is loaded when it is met, so importing this costs nothing.

    read(name, data)                 any readable file -> Reading
    read_tables(name, data)          the sheets of a workbook or csv file, as rows of text
    find_process(reading, name)      the process meant by FILE#NAME
    addresses(reading)               under which NAME each process of a file is found

Writing is the formats' own: `bpmn.write_bpmn`, `bpmn.patch_bpmn`, `spreadsheet.write_workbook`.
"""

from __future__ import annotations

from .address import addresses, find_process
from .dispatch import read, read_tables
from .reading import FoundProcess, Reading

__all__ = ["FoundProcess", "Reading", "addresses", "find_process", "read", "read_tables"]
