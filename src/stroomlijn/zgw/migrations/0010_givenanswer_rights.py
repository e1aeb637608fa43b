from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("zgw", "0009_user_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="givenanswer",
            name="rights",
            field=models.CharField(blank=True, max_length=64),
            preserve_default=False,
        ),
    ]
