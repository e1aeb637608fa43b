import django.db.models.deletion
from django.db import migrations, models

import stroomlijn.zgw.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("zgw", "0010_givenanswer_rights"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerZaakOfDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("zaaktype_id", models.UUIDField()),
                ("vertrouwelijkheidaanduiding", stroomlijn.zgw.models.fields.LevelField()),
                (
                    "informatieobject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="zgw.informatieobject"
                    ),
                ),
            ],
        ),
    ]
