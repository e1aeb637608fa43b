"""Numbers that are given out once per organisation and year, such as `ZAAK-2021-0000000014`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, models

from stroomlijn.foundation import clock
from stroomlijn.zgw.models.base import NumberSeries

_NEXT = """
with given as (
    insert into {series} as s (bronorganisatie, year, last) values (%(organisation)s, %(year)s, %(many)s)
    on conflict (bronorganisatie, year) do update set last = s.last + excluded.last returning last
)
select last, array(
    select number from (select generate_series(last - %(many)s + 1, 9999999999) as number) one
    where (
        select true from {numbered} t
        where t.{organisation} = %(organisation)s and t.identificatie = %(word)s || lpad(number::text, 10, '0')
    ) is null
    limit %(many)s
) from given
"""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which series the numbers of a model come from; `organisation` is the column of whoever gives them."""

    series: type[NumberSeries]
    numbered: type[models.Model]
    word: str
    organisation: str = "bronorganisatie"

    def next(self, organisation: str, many: int = 1) -> list[str]:
        """The next numbers that nobody gave himself, for good, also with many callers at the same moment: the row waits
        for the transaction."""
        year, series = clock.today().year, self.series._meta.db_table
        word = f"{self.word}-{year}-"
        statement = _NEXT.format(series=series, numbered=self.numbered._meta.db_table, organisation=self.organisation)
        with connection.cursor() as cursor:
            cursor.execute(statement, {"organisation": organisation, "year": year, "many": many, "word": word})
            last, free = cursor.fetchone()
        if free[-1] > last:
            self.series._default_manager.filter(bronorganisatie=organisation, year=year).update(last=free[-1])
        return [f"{word}{number:010}" for number in free]
