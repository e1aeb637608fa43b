from typing import Any

from django.db import migrations, models


def from_reasons(apps: Any, _editor: Any) -> None:
    """What it saves and the advice stood among the reasons."""
    groups = apps.get_model("harmonisation", "Group")
    changed = []
    for group in groups.objects.only("reasons"):
        for reason in group.reasons:
            if reason["code"].startswith("advice-"):
                group.advice, group.saves = reason, reason["facts"]["copies"]
                changed.append(group)
    groups.objects.bulk_update(changed, ["advice", "saves"], batch_size=500)


class Migration(migrations.Migration):
    """What making a group one saves is kept with it, and so is the advice that follows from it."""

    dependencies = [("harmonisation", "0020_draft_left_out")]

    operations = [
        migrations.AddField(
            model_name="group",
            name="advice",
            field=models.JSONField(default=dict, help_text="Whether to make what is needed one, as the engine says it"),
        ),
        migrations.AddField(
            model_name="group",
            name="saves",
            field=models.IntegerField(default=0, help_text="Steps of what is needed that need no longer be kept twice"),
        ),
        migrations.RunPython(from_reasons, migrations.RunPython.noop),
    ]
