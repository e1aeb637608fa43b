from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("zgw", "0013_levering_held")]

    operations = [
        migrations.AddIndex(
            model_name="zaakobject",
            index=models.Index(
                condition=models.Q(("object", ""), _negated=True), fields=["object"], name="zgw_zaakobject_object"
            ),
        ),
    ]
