from typing import Any

from django.contrib.postgres.indexes import GistIndex
from django.db import migrations, models

from stroomlijn.zgw.models.fields import ExtentField, extent_of


def draw_boxes(apps: Any, schema_editor: Any) -> None:
    zaken = apps.get_model("zgw", "Zaak").objects
    for number, geometry in zaken.exclude(zaakgeometrie=None).values_list("pk", "zaakgeometrie").iterator():
        zaken.filter(pk=number).update(extent=extent_of(geometry))


class Migration(migrations.Migration):
    dependencies = [("zgw", "0007_counts_and_answers")]

    operations = [
        migrations.AddField(
            model_name="zaak",
            name="extent",
            field=ExtentField(editable=False, null=True),
        ),
        migrations.RunPython(draw_boxes, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="zaak",
            index=GistIndex(condition=models.Q(("extent__isnull", False)), fields=["extent"], name="zgw_zaak_extent"),
        ),
    ]
