"""That a session was ended is written once, as everything of cases is."""

from django.db import migrations

from luanchuyen.records.models.cases import CASES_ARE_APPEND_ONLY
from luanchuyen.records.vendors import append_only


class Migration(migrations.Migration):
    dependencies = [("records", "0015_sessions_end_early")]

    operations = [append_only("access_session_ends", refusal=CASES_ARE_APPEND_ONLY)]
