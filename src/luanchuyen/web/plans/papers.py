"""Papers of a plan that went out, as lines."""

from collections.abc import Sequence

from django.urls import reverse

from luanchuyen.records.models import IssuedPlan, RotationPlan
from luanchuyen.services import issued_plans
from luanchuyen.services.access import User
from luanchuyen.web.shared.issued import IssuedLine, line


def lines(plan: RotationPlan, *, by: User) -> Sequence[IssuedLine]:
    may = issued_plans.may_number(plan, by=by)
    return [_line(plan, one, may=may) for one in issued_plans.issued(plan)]


def _line(plan: RotationPlan, one: IssuedPlan, *, may: bool) -> IssuedLine:
    word, pdf = (
        reverse("plans:issued", args=[plan.pk, one.pk, kind])
        for kind in ("docx", "pdf")
    )
    cancel = reverse("plans:cancel_number", args=[plan.pk, one.pk])
    name = f"Kế hoạch, phương án {one.version.number}"
    return line(one, name, word=word, pdf=pdf, cancel=cancel if may else "")
