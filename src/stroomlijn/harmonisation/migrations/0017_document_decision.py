from __future__ import annotations

import datetime
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def decide(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was chosen for documents gets its number in the register, in the order in which it was chosen."""
    choices, decisions, accounts = (
        apps.get_model(*name)
        for name in (("harmonisation", "DocumentChoice"), ("harmonisation", "Decision"), ("foundation", "Account"))
    )
    first = accounts.objects.order_by("pk").values_list("pk", flat=True).first()
    rows = choices.objects.exclude(outcome="").select_related("group").order_by("chosen_on", "pk")
    for row in rows if first is not None else ():
        day = row.chosen_on or timezone.localdate()
        option = f"{row.outcome}:{row.stays_id}" if row.stays_id else row.outcome
        row.decision = decisions.objects.create(
            number=_number(apps, day.year),
            kind="document",
            traject_id=row.group.traject_id,
            group_id=row.group_id,
            difference=f"document-{row.pk}",
            summary=row.name,
            option=option,
            options=_options(row),
            reason=row.reason,
            decided_on=day,
            decided_at=timezone.make_aware(datetime.datetime.combine(day, datetime.time(12))),
            decided_by_id=row.chosen_by_id or first,
        )
        row.save(update_fields=["decision"])


def _number(apps: StateApps, year: int) -> str:
    counter, _made = apps.get_model("harmonisation", "DecisionNumber").objects.get_or_create(year=year)
    counter.last += 1
    counter.save()
    return f"BESL-{year}-{counter.last:03d}"


def _options(row: Any) -> list[dict[str, Any]]:
    documents = list(row.documents.order_by("pk").values_list("pk", "name"))
    dropped = "Ze vervallen allemaal" if len(documents) > 1 else "Het vervalt"
    said = [
        *((f"stays:{pk}", f"‘{name}’ blijft") for pk, name in documents),
        *((f"rewrite:{pk}", f"‘{name}’ wordt herschreven") for pk, name in documents),
        ("dropped", dropped),
    ]
    return [{"id": id_, "words": words, "effect": "", "members": []} for id_, words in said]


class Migration(migrations.Migration):
    dependencies = [("harmonisation", "0016_origin_judgements")]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("difference", "Verschil"),
                    ("document", "Document"),
                    ("adoption", "Vaststelling van een proces"),
                    ("timing", "Voor of na de datum"),
                    ("theme", "Thema"),
                    ("other", "Ander besluit"),
                ],
                default="difference",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="documentchoice",
            name="decision",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="harmonisation.decision",
            ),
        ),
        migrations.RunPython(decide, migrations.RunPython.noop),
    ]
