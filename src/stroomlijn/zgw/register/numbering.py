"""Numbers that are given out once per organisation and year, such as `ZAAK-2021-0000000014`."""

from __future__ import annotations

from django.db import connection

from stroomlijn.foundation import clock
from stroomlijn.zgw.models.base import NumberSeries


def next_numbers(series: type[NumberSeries], word: str, bronorganisatie: str, many: int = 1) -> list[str]:
    """The next numbers, for good, also with many callers at the same moment: the row waits for the transaction."""
    year, table = clock.today().year, series._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} (bronorganisatie, year, last) values (%s, %s, %s) "
            f"on conflict (bronorganisatie, year) do update set last = {table}.last + excluded.last returning last",
            [bronorganisatie, year, many],
        )
        last = int(cursor.fetchone()[0])
    return [f"{word}-{year}-{number:010}" for number in range(last - many + 1, last + 1)]
