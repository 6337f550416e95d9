from django.db import migrations, models

from accounts.identity.data_keys import new_data_key


class Migration(migrations.Migration):
    dependencies = [("rosters", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="rosterimport",
            name="data_key",
            field=models.TextField(
                blank=True, default=new_data_key, editable=False, verbose_name="key of what is sealed"
            ),
        ),
    ]
