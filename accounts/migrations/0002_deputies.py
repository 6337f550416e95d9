"""A deputy never outlasts whom she stands in for: the database refuses it."""

from django.db import migrations

from accounts.deputy_triggers import install, remove


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
