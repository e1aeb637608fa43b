import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """People of a traject say which words mean the same, and which never do; a draft keeps those it was made with."""

    dependencies = [
        ("harmonisation", "0021_group_saves_and_advice"),
        ("organisation", "0004_business_moments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="words",
            field=models.JSONField(default=dict, help_text="What was said of words when it was last asked for"),
        ),
        migrations.CreateModel(
            name="WordPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("one", models.CharField(max_length=100)),
                ("other", models.CharField(max_length=100)),
                ("same", models.BooleanField()),
                ("said_at", models.DateTimeField(auto_now=True)),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.traject"
                    ),
                ),
            ],
            options={
                "ordering": ["one", "other"],
                "constraints": [models.UniqueConstraint(fields=("traject", "one", "other"), name="word_pair_once")],
            },
        ),
    ]
