"""How many zaken there are per type and level: kept by the database, folded here."""

from __future__ import annotations

from django.db import connection

from stroomlijn.zgw.models import ZaakCount

FEW = 1_000
_FOLD = """
with gone as (delete from zgw_zaakcount returning zaaktype_id, vertrouwelijkheidaanduiding, number)
insert into zgw_zaakcount (zaaktype_id, vertrouwelijkheidaanduiding, number)
select zaaktype_id, vertrouwelijkheidaanduiding, sum(number) from gone group by 1, 2 having sum(number) <> 0
"""


def fold_counts(few: int = FEW) -> None:
    """Makes one row of the changes of each type and level, once there are more than a few; sums stay what they are,
    whoever reads or writes meanwhile."""
    if ZaakCount.objects.count() > few:
        with connection.cursor() as cursor:
            cursor.execute(_FOLD)
