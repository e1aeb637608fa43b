import django.contrib.postgres.search
from django.db import migrations, models

FILL = """
update foundation_searchentry
   set titles = strip(to_tsvector(case language when 'nl' then 'dutch' when 'en' then 'english' when 'de' then 'german'
                                   when 'fr' then 'french' else 'simple' end::regconfig, title)
                      || to_tsvector('simple', title)),
       shelf = hashtextextended(kind || array_to_string(array(
           select tag from unnest(tags) as tag
            where split_part(tag, ':', 1) = any('{domein,organisatie}')
            order by tag), ','), 0)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0007_undoable"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="shelf",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="titles",
            field=django.contrib.postgres.search.SearchVectorField(default=""),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
