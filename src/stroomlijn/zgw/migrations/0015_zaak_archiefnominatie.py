from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("zgw", "0014_zaakobject_object"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="zaak",
            index=models.Index(
                condition=models.Q(("archiefnominatie__isnull", False)),
                fields=["archiefnominatie", "zaaktype", "vertrouwelijkheidaanduiding", "id"],
                name="zgw_zaak_archiefnominatie",
            ),
        ),
    ]
