from django.db import migrations, models


class Migration(migrations.Migration):
    """Which steps a decision was about, so that it is not taken for one on others with the same words."""

    dependencies = [("harmonisation", "0023_what_was_said_of_steps")]

    operations = [migrations.AddField("decision", "steps", models.JSONField(default=list))]
