"""How many rows a list has, kept where counting them would read them all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Counts:
    """A table that holds how many rows of a resource there are for each of some of its columns, by the same names.

    by  the filters that are about those columns alone
    """

    model: type[models.Model]
    by: frozenset[str]
    counting: str = "coalesce(sum(t.number), 0)::bigint"

    @property
    def table(self) -> str:
        return self.model._meta.db_table
