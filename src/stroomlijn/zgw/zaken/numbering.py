"""Numbers of zaken: `ZAAK-2021-0000000014`, per organisation and year, each given out once."""

from __future__ import annotations

from django.db import connection

from stroomlijn.foundation import clock

_NEXT = """
insert into zgw_zaaknumber (bronorganisatie, year, last) values (%s, %s, %s)
on conflict (bronorganisatie, year) do update set last = zgw_zaaknumber.last + excluded.last
returning last
"""


def reserve(bronorganisatie: str, many: int = 1) -> list[str]:
    """The next numbers, for good, also with many callers at the same moment: the row waits for the transaction."""
    year = clock.today().year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [bronorganisatie, year, many])
        last = int(cursor.fetchone()[0])
    return [f"ZAAK-{year}-{number:010}" for number in range(last - many + 1, last + 1)]
