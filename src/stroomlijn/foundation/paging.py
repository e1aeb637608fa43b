"""Pages of long lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

MOST = 9_999


def page_number(request: HttpRequest) -> int:
    """The page that `?pagina=` asks for, from 1; what is no number is page 1."""
    asked = request.GET.get("pagina", "1")
    return min(max(int(asked), 1), MOST) if asked.isdecimal() and len(asked) < 6 else 1


def page_of(total: int, number: int, size: int) -> Page[Any]:
    """Which page this is of how many, for `{% pagination page %}`; the rows themselves were read elsewhere."""
    rows: Sequence[int] = range(total)
    return Paginator(rows, size).get_page(number)
