from typing import Any

from django.db import migrations, models

KINDS = [
    ("difference", "Verschil"),
    ("document", "Document"),
    ("adoption", "Vaststelling van een proces"),
    ("timing", "Voor of na de datum"),
    ("theme", "Thema"),
    ("publication", "Publicatie zonder stuurgroep"),
]


def call_publications_so(apps: Any, schema: Any) -> None:
    apps.get_model("harmonisation", "Decision").objects.filter(kind="other").update(kind="publication")


class Migration(migrations.Migration):
    """Decisions of the kind 'other' were publications without a steering group, and are called so."""

    dependencies = [("harmonisation", "0024_steps_of_decisions")]

    operations = [
        migrations.AlterField("decision", "kind", models.CharField(choices=KINDS, default="difference", max_length=20)),
        migrations.RunPython(call_publications_so, migrations.RunPython.noop),
    ]
