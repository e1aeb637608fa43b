"""Numbers that are given out once per organisation and year, such as `ZAAK-2021-0000000014`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, models, transaction

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
){soon} from given
"""
_SOON = ", set_config('synchronous_commit', 'off', true)"
"""Of a statement by itself nothing is waited for: what is kept with the number later brings this to the disk too."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which series the numbers of a model come from; `organisation` is the column of whoever gives them."""

    series: type[NumberSeries]
    numbered: type[models.Model]
    word: str
    organisation: str = "bronorganisatie"

    def next(self, organisation: str, many: int = 1) -> list[str]:
        """The next numbers that nobody gave himself, for good, also with many callers at the same moment. Within a
        transaction others wait for its end; outside any nobody does."""
        year = clock.today().year
        if not connection.in_atomic_block:
            last, free = self._take(organisation, year, many, _SOON)
            if free[-1] <= last:
                return self._named(year, free)
        with transaction.atomic():
            last, free = self._take(organisation, year, many)
            if free[-1] > last:
                row = self.series._default_manager.filter(bronorganisatie=organisation, year=year)
                row.update(last=free[-1])
            return self._named(year, free)

    def _take(self, organisation: str, year: int, many: int, soon: str = "") -> tuple[int, list[int]]:
        """The last number that is given out now, and the free ones."""
        series, numbered = self.series._meta.db_table, self.numbered._meta.db_table
        statement = _NEXT.format(series=series, numbered=numbered, organisation=self.organisation, soon=soon)
        with connection.cursor() as cursor:
            cursor.execute(
                statement, {"organisation": organisation, "year": year, "many": many, "word": f"{self.word}-{year}-"}
            )
            last, free, *_ = cursor.fetchone()
        return last, free

    def _named(self, year: int, numbers: Iterable[int]) -> list[str]:
        return [f"{self.word}-{year}-{number:010}" for number in numbers]
