from django.db import migrations

from profiles import overlaps


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [migrations.RunPython(overlaps.install, overlaps.remove, elidable=False)]
