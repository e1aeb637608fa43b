"""Which order of rows comes from a workbook, and which number each row gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from stroomlijn.engines.formats.spreadsheet.number import parse
from stroomlijn.engines.process_model import Node, Process, step_numbers


def has_order_of_workbook(process: Process, rows: Iterable[Node]) -> bool:
    """Whether all ids carry numbers of rows: the process came from a workbook, in whose order it is."""
    start = f"{process.id}-"
    return all(node.id.startswith(start) and parse(node.id.removeprefix(start)) is not None for node in rows)


def row_numbers(process: Process, rows: Sequence[Node]) -> dict[str, str]:
    """Steps have the number that they have on the page, in 2.3 behind that of the step that they lie in.

    What is no step has the number of the step above it, with a letter: 12a, 12b.
    """
    on_page = step_numbers(process)
    above: dict[str, str] = {}
    between: dict[tuple[str, str], int] = {}
    numbers: dict[str, str] = {}
    for node in rows:
        last = above[node.parent] = on_page.get(node.id) or above.get(node.parent, "0")
        own = last
        if node.id not in on_page:
            count = between[node.parent, last] = between.get((node.parent, last), -1) + 1
            own = _lettered(last, count)
        around = numbers.get(node.parent, "")
        numbers[node.id] = f"{around}.{own}" if around else own
    return numbers


def _lettered(number: str, count: int) -> str:
    """12a … 12z; then 012a, since a number has one letter and 012a is another number than 12a."""
    zeros, letter = divmod(count, len(ascii_lowercase))
    return "0" * zeros + number + ascii_lowercase[letter]
