"""Cases under way keep the rulebook they began with, where it is still the one that is shipped."""

from django.db import migrations

from luanchuyen.rules.rulebook import ids, load


def keep(apps, schema_editor):
    versions = set(
        apps.get_model("records", "Case").objects.values_list(
            "rulebook_version", flat=True
        )
    )
    acts = apps.get_model("records", "CaseAct").objects.filter(kind="procedure_moved")
    versions |= {
        payload["rulebook_version"]
        for payload in acts.values_list("payload", flat=True)
    }
    kept = apps.get_model("records", "KeptRulebook").objects
    for book in map(load, ids()):
        # A text that has changed since is nowhere to be found: such a case follows the shipped one.
        if book.version in versions:
            kept.create(version=book.version, rulebook=book.id, texts=book.texts)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0023_kept_rulebooks"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
