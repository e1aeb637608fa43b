"""Pages of long lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.http import HttpRequest

MOST = 9_999
Row = TypeVar("Row", bound=Model)


def page_number(request: HttpRequest, parameter: str = "pagina") -> int:
    """The page that `?pagina=` asks for, from 1; what is no number is page 1."""
    asked = request.GET.get(parameter, "1")
    return min(max(int(asked), 1), MOST) if asked.isdecimal() and len(asked) < 6 else 1


def page_of(total: int, number: int, size: int) -> Page[Any]:
    """Which page this is of how many, for `{% pagination page %}`; the rows themselves were read elsewhere."""
    rows: Sequence[int] = range(total)
    return Paginator(rows, size).get_page(number)


def first_of(rows: QuerySet[Row], limit: int) -> tuple[list[Row], int]:
    """The first rows and how many there are in all, in one query."""
    found = list(rows.annotate(_in_all=Window(Count("*")))[:limit])
    return found, found[0]._in_all if found else 0  # type: ignore[attr-defined]
