"""The shipped templates are what the script makes of the newest form."""

from importlib.resources import files

import pytest

from luanchuyen.documents.form import FormKind, forms
from luanchuyen.documents.form_checks import departures
from scripts.make_paper_templates import templates


@pytest.mark.parametrize(("name", "content"), list(templates()))
def test_a_template_is_as_made(name: str, content: bytes) -> None:
    shipped = files("luanchuyen.documents") / "templates" / name

    assert shipped.read_bytes() == content, "python -m scripts.make_paper_templates"


@pytest.mark.parametrize(("name", "content"), list(templates()))
def test_a_template_keeps_to_every_form_known(name: str, content: bytes) -> None:
    kind = FormKind.STATE if "-state" in name else FormKind.PARTY
    for form in forms()[kind].versions:
        assert departures(content, form) == [], name
