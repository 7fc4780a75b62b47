"""Words of a plan's paper that no record holds: kept with the plan, so that everybody sees one paper."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from luanchuyen.records.models import PlanVersion, PlanWording, RotationPlan
from luanchuyen.records.plan_states import NEXT, ActKind
from luanchuyen.services import access, plan_papers
from luanchuyen.services.access import Actor, Permission, User
from luanchuyen.services.plan_acts import (
    act,
    locked,
    plain_words,
    require_may,
    signed,
)
from luanchuyen.services.plan_papers import Wording
from luanchuyen.services.plan_versions import named

# What each part is called, where people fill it in and where the log says what changed.
PARTS: Mapping[str, str] = {
    "issuer": "Cơ quan ban hành",
    "code": "Chữ viết tắt của cơ quan ban hành",
    "place": "Địa danh",
    "title": "Trích yếu",
    "purpose": "Mục đích, yêu cầu",
    "term": "Thời hạn luân chuyển",
    "policy": "Chế độ, chính sách",
    "placement": "Dự kiến bố trí sau luân chuyển",
    "start": "Thời gian bắt đầu",
    "organisation": "Tổ chức thực hiện",
    "reported_to": "Nơi nhận để báo cáo",
    "recipients": "Nơi nhận để thực hiện",
    "kept_by": "Nơi lưu",
    "signer_post": "Chức vụ người ký",
    "signer": "Họ tên người ký",
}
# Words about one version: another one has its own moves.
_OF_ONE_VERSION = frozenset({"purpose"})


def kept(version: PlanVersion) -> Wording:
    """What was given last for the version, or else for another of the plan; of the rest, what records say."""
    begun, given = plan_papers.wording(version), last(version)
    if given is None:
        return begun
    left_out = set() if given.version_id == version.pk else _OF_ONE_VERSION
    told = given.words.keys() & PARTS.keys()
    return replace(begun, **{key: given.words[key] for key in told - left_out})


def last(version: PlanVersion) -> PlanWording | None:
    """The words that count for the version, with who gave them and when."""
    found = PlanWording.objects.select_related("version")
    own = found.filter(version=version).last()
    return own or found.filter(version__plan=version.plan_id).last()


def may_keep(by: User, plan: RotationPlan) -> bool:
    """Whether `by` may give the plan's paper other words now."""
    prepares = access.may(by, plan, Permission.PLANS_PREPARE)
    return prepares and ActKind.WORDED in NEXT[plan.state]


def keep(
    *, version: PlanVersion, said: Wording, by: Actor, on: date
) -> PlanWording | None:
    """Keep the words; None where they are those kept already. Later words take their place."""
    said = _plain(said)
    with transaction.atomic():
        plan = locked(version.plan, by=by, permission=Permission.PLANS_PREPARE)
        before = kept(version)
        if said == before:
            return None
        require_may(plan, ActKind.WORDED)
        given = PlanWording.objects.create(
            version=version, words=asdict(said), **signed(by, on)
        )
        act(
            plan,
            ActKind.WORDED,
            by=by,
            on=on,
            about=version,
            what=named(version),
            note=_changed(before, said),
        )
    return given


def _plain(said: Wording) -> Wording:
    """The words with lines ended as databases have them; browsers end theirs otherwise."""
    texts: dict[str, Any] = {
        key: "\n".join(plain_words(value, f"«{PARTS[key]}»").splitlines())
        for key, value in asdict(said).items()
    }
    return replace(said, **texts)


def _changed(before: Wording, said: Wording) -> str:
    then, now = asdict(before), asdict(said)
    parts = (name for key, name in PARTS.items() if then[key] != now[key])
    return f"Sửa: {'; '.join(parts)}."
