from django.db import migrations

CHOSEN = ("before", "chosen_by", "chosen_on", "outcome", "reason", "stays")


class Migration(migrations.Migration):
    """What was chosen stands in the register only."""

    dependencies = [("harmonisation", "0017_document_decision")]

    operations = [migrations.RemoveField(model_name="documentchoice", name=name) for name in CHOSEN]
