from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0005_programmamanager"),
    ]

    operations = [
        migrations.CreateModel(
            name="Peildatum",
            fields=[
                ("id", models.IntegerField(choices=[(1, "One")], default=1, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("step", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="peildatum_only_one")],
            },
        ),
    ]
