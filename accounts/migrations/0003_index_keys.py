"""A second place for the blind index, so that its key can change; the master key's id needs no index of its own."""

from django.db import migrations, models
from django.db.models import F


def copy_index(apps, schema_editor):
    apps.get_model("accounts", "IdentityPaper").objects.update(blind_next=F("blind"))


def field(**options):
    name = "blind index by the next key"
    return models.CharField(editable=False, max_length=64, unique=True, verbose_name=name, **options)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_deputies")]

    operations = [
        migrations.AlterField(
            "identitypaper", "key_id", models.CharField(editable=False, max_length=16, verbose_name="master key")
        ),
        migrations.AddField("identitypaper", "blind_next", field(null=True)),
        migrations.RunPython(copy_index, migrations.RunPython.noop),
        migrations.AlterField("identitypaper", "blind_next", field()),
    ]
