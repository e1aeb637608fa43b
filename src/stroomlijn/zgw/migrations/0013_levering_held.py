from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("zgw", "0012_own_addresses")]

    operations = [
        migrations.RemoveIndex(model_name="levering", name="zgw_levering_main"),
        migrations.AddIndex(
            model_name="levering",
            index=models.Index(
                condition=models.Q(("due__isnull", False), ("given_up", None)),
                fields=["abonnement", "main"],
                name="zgw_levering_held",
            ),
        ),
    ]
