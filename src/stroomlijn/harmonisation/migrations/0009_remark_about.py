from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("harmonisation", "0008_announcements"),
    ]

    operations = [
        migrations.AddField(
            model_name="remark",
            name="about",
            field=models.CharField(
                blank=True, help_text="The step or question in the words of the card", max_length=300
            ),
        ),
    ]
