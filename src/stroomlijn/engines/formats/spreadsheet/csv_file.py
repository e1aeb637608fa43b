"""From the bytes of a csv file to a table: whichever of the usual encodings and separators it has."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from stroomlijn.engines.problems import Problem

from .cells import filled_rows
from .package import MAX_BYTES
from .table import Table

SEPARATORS = ";,\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_table(data: bytes) -> Table:
    """The one table of a csv file. Raises Problem for what is no text at all, or too large."""
    if len(data) > MAX_BYTES:
        raise Problem("workbook-too-large", megabytes=MAX_BYTES // 1_000_000)
    content, separator = _without_hint(_decoded(data))
    lines = csv.reader(io.StringIO(content, newline=""), delimiter=separator or _separator(content))
    rows, remarks, refused = filled_rows(_values(lines), "")
    return Table("", rows, remarks=tuple(remarks), refused=tuple(refused))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\x00" in data[:2000]:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _wide(data: bytes) -> str:
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 4:
        raise Problem("csv-not-text")
    return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _without_hint(content: str) -> tuple[str, str]:
    """Excel's own first line `sep=;` names the separator."""
    first, _, rest = content.partition("\n")
    hint = first.strip().strip('"')
    if hint.lower().startswith("sep=") and hint[4:] and hint[4] in SEPARATORS:
        return rest, hint[4]
    return content, ""


def _separator(content: str) -> str:
    """The sign that divides the first lines most often, and into equally many parts."""
    lines = [line for line in content[:20_000].splitlines() if line.strip()][:15]
    counts = {sign: [line.count(sign) for line in lines] for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: (sum(map(bool, counts[sign])), sum(counts[sign])))


def _values(lines: Iterator[list[str]]) -> Iterator[list[object]]:
    while True:
        try:
            yield list(next(lines))
        except StopIteration:
            return
        except csv.Error as broken:
            raise Problem("csv-not-text") from broken
