from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def move(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Withdrawals stood among the changes of many processes. Each keeps its number: messages are found by it."""
    changes = apps.get_model("landscape", "BulkChange").objects.filter(change__has_key="withdrawn")
    withdrawal, process = (apps.get_model("landscape", name) for name in ("Withdrawal", "Process"))
    known = set(process.objects.values_list("pk", flat=True))
    for change in changes.order_by("pk"):
        ((process_id, before),) = change.before.items()
        if int(process_id) not in known:
            continue  # the import that made it was turned back
        successor = change.change.get("successor")
        moved = withdrawal.objects.create(
            pk=change.pk,
            process_id=int(process_id),
            versions=change.change["withdrawn"],
            periods=before["periods"],
            successor_id=successor if successor in known else None,
            revision=before["revision"],
            made_by_id=change.made_by_id,
            undone_at=change.undone_at,
        )
        withdrawal.objects.filter(pk=moved.pk).update(made_at=change.made_at)
    changes.delete()
    for statement in editor.connection.ops.sequence_reset_sql(no_style(), [withdrawal]):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("landscape", "0004_withdrawal")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
