from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from stroomlijn.foundation.text import fold

STEPS = ("step", "subprocess", "call")


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Versions of the first release do not say yet which werkrollen they ask something of."""
    versions = apps.get_model("landscape", "Version").objects
    for pk, graph in versions.filter(werkrol_keys=[]).values_list("pk", "graph").iterator(chunk_size=100):
        if keys := werkrol_keys(graph.get("nodes", ())):
            versions.filter(pk=pk).update(werkrol_keys=keys)


def werkrol_keys(nodes: Iterable[dict[str, Any]]) -> list[str]:
    """The folded names of who does a step or works along, as this release writes them."""
    names = (
        name for node in nodes if node["kind"] in STEPS for name in (node.get("role", ""), *node.get("helpers", ()))
    )
    return sorted({fold(name.replace("-", " "))[:200] for name in names if name.strip()})


class Migration(migrations.Migration):
    dependencies = [("landscape", "0002_process_map")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
