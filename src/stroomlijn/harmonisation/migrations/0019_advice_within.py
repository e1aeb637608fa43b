import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What lies before the steering group can be sent on for advice."""

    dependencies = [("harmonisation", "0018_documents_without_choice")]

    operations = [
        migrations.RemoveConstraint(model_name="referral", name="referral_one_at_a_time"),
        migrations.AddField(
            model_name="referral",
            name="within",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="advices",
                to="harmonisation.referral",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open"), ("within", None)),
                fields=("group", "difference"),
                name="referral_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("within",), name="referral_one_advice_within"
            ),
        ),
    ]
