from typing import Any

from django.db import migrations, models


def name_the_steps(apps: Any, _editor: Any) -> None:
    """What was judged before gets the names of its steps from the comparison of its group."""
    judgement = apps.get_model("harmonisation", "Judgement")
    drafts = apps.get_model("harmonisation", "Draft").objects.filter(group__judgements__isnull=False).distinct()
    for draft in drafts.only("group", "rows", "columns").iterator(chunk_size=20):
        labels = {
            (column["process"], cell["element"]): cell["label"]
            for row in draft.rows
            for column, cell in zip(draft.columns, row["cells"], strict=False)
            if cell
        }
        judged = list(judgement.objects.filter(group=draft.group_id))
        for one in judged:
            one.left_label = labels.get((one.left_process_id, one.left_element), "")
            one.right_label = labels.get((one.right_process_id, one.right_element), "")
        judgement.objects.bulk_update(judged, ["left_label", "right_label"], batch_size=500)


class Migration(migrations.Migration):
    """What people say of two steps is kept with the names of these, so that it is known in the other groups too."""

    dependencies = [("harmonisation", "0022_words")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="said",
            field=models.JSONField(
                default=list, help_text="What was said of steps in other groups when the work began"
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="left_label",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="judgement",
            name="right_label",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_steps, migrations.RunPython.noop),
    ]
