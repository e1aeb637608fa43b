from typing import Any

from django.db import migrations


def from_drafts(apps: Any, _editor: Any) -> None:
    """What was decided before steps were kept is about those on the rows of its difference, in the draft that follows
    from it.
    """
    decisions, drafts = apps.get_model("harmonisation", "Decision"), apps.get_model("harmonisation", "Draft")
    bare = decisions.objects.filter(kind="difference", withdrawn_at=None, steps=[])
    for draft in drafts.objects.filter(group__in=bare.values("group")).defer("bpmn", "graph", "drawing").iterator(10):
        columns = [column["process"] for column in draft.columns]
        rows = {row["id"]: row["cells"] for row in draft.rows}
        about = dict(draft.differences.filter(decided=True).values_list("key", "about__rows"))
        found = list(bare.filter(group=draft.group_id, difference__in=about))
        for decision in found:
            decision.steps = [
                [process, cell["element"]]
                for row in about[decision.difference] or []
                for process, cell in zip(columns, rows.get(row, []), strict=False)
                if cell
            ]
        decisions.objects.bulk_update(found, ["steps"], batch_size=500)


class Migration(migrations.Migration):
    """A decision of before 0024 is not taken either for one on other steps with the same words."""

    dependencies = [("harmonisation", "0025_publications")]

    operations = [migrations.RunPython(from_drafts, migrations.RunPython.noop)]
