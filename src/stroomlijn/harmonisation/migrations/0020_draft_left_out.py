from django.db import migrations, models


class Migration(migrations.Migration):
    """A draft keeps which processes take no part in it, and why."""

    dependencies = [("harmonisation", "0019_advice_within")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="left_out",
            field=models.JSONField(default=list, help_text="Processes that take no part, and why"),
        ),
    ]
