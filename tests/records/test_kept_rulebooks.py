"""Cases from before the table of rulebooks keep the one they began under, where its text is still there."""

from importlib import import_module

import pytest
from django.apps import apps

from luanchuyen.records.models import KeptRulebook
from luanchuyen.rules.rulebook import load, restored
from tests import people
from tests.records import case_rows

MIGRATION = "luanchuyen.records.migrations.0024_cases_keep_their_rulebook"


@pytest.mark.django_db
def test_a_case_under_way_keeps_what_is_shipped() -> None:
    people.settle()
    book, newer = load("lam-dong-2017"), load("my-hao-2023")
    case_rows.case(rulebook=book.id, rulebook_version=book.version)
    moved = case_rows.case(rulebook=newer.id, rulebook_version="da-doi")
    case_rows.act(
        moved,
        kind="procedure_moved",
        note="Vì…",
        payload={"rulebook_version": newer.version},
    )

    import_module(MIGRATION).keep(apps, None)

    kept = {one.version: one for one in KeptRulebook.objects.all()}
    assert kept.keys() == {book.version, newer.version}
    assert all(restored(one.texts).version == one.version for one in kept.values())
