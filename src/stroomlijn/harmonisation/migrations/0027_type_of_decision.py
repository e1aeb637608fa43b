from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


def from_drafts(apps: Any, _editor: Any) -> None:
    """Of what was decided before, where the difference is still there."""
    differences = apps.get_model("harmonisation", "Difference").objects
    its = differences.filter(draft__group=OuterRef("group"), key=OuterRef("difference")).values("type")[:1]
    made = apps.get_model("harmonisation", "Decision").objects.filter(kind="difference", withdrawn_at=None)
    made.update(type=Coalesce(Subquery(its), Value("")))


class Migration(migrations.Migration):
    """By its type and steps a difference is found again of which the key says nothing any more."""

    dependencies = [("harmonisation", "0026_steps_of_earlier_decisions")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="type",
            field=models.CharField(
                blank=True, help_text="Of a difference its type, as when it was decided", max_length=30
            ),
        ),
        migrations.RunPython(from_drafts, migrations.RunPython.noop),
    ]
