"""What somebody typed for the paper of a version, kept for the next copy until they log out."""

from dataclasses import asdict

from django.http import HttpRequest

from luanchuyen.records.models import PlanVersion
from luanchuyen.services import plan_papers
from luanchuyen.web.plans.forms import PaperForm
from luanchuyen.web.shared import formats

_KEY = "loi-van-ban"
_MOST_KEPT = 5  # a session is no archive


def initial(request: HttpRequest, version: PlanVersion) -> dict[str, object]:
    """As it was typed last; of what never was, what the records say."""
    said = plan_papers.wording(version)
    told = asdict(said) | {"signed_on": formats.day(said.signed_on)}
    typed: dict[str, object] = request.session.get(_KEY, {}).get(str(version.pk), {})
    return told | typed


def keep(request: HttpRequest, version: PlanVersion, form: PaperForm) -> None:
    """The words of this version, beside those of the few versions written for last."""
    kept: dict[str, dict[str, str]] = request.session.get(_KEY, {})
    others = [(key, told) for key, told in kept.items() if key != str(version.pk)]
    typed = {name: str(form.data.get(name, "")) for name in form.fields}
    latest = [*others[-(_MOST_KEPT - 1) :], (str(version.pk), typed)]
    request.session[_KEY] = dict(latest)
