"""A list as a csv file that Dutch spreadsheet programs open rightly and that can hold no formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """The rows as a download of this name, sent while they come."""
    answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Line(), delimiter=";")
    yield BOM
    for row in rows:
        yield writer.writerow([_safe(str(value)) for value in row])


def _safe(text: str) -> str:
    """What a spreadsheet would take for a formula is shown as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Line:
    """Gives back what is written, so that the writer hands over line after line."""

    def write(self, line: str) -> str:
        return line
