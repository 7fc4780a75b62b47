"""The acts on a whole plan that a button of its page stands for, one line of a table each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from luanchuyen.records.models import Account, RotationPlan
from luanchuyen.records.plan_states import NEXT, ActKind, State
from luanchuyen.services import access, plans
from luanchuyen.services.access import Permission


@dataclass(frozen=True)
class Deed:
    """`warning` is what a page asks to confirm, blank where nothing binds; `note` labels its words."""

    key: str
    kind: ActKind
    permission: Permission
    icon: str
    done: str
    do: Callable[[RotationPlan, Account, date, str], object]
    warning: str = ""
    note: str = ""
    needs_note: bool = False

    @property
    def name(self) -> str:
        return self.kind.label


_DEEDS = (
    Deed(
        "chot-ra-soat",
        ActKind.REVIEW_FROZEN,
        Permission.PLANS_PREPARE,
        "demand",
        "Đã chốt kết quả rà soát nhu cầu theo dữ liệu hiện nay.",
        lambda plan, by, on, note: plans.freeze_review(plan=plan, by=by, on=on),
    ),
    Deed(
        "trinh",
        ActKind.SUBMITTED,
        Permission.PLANS_PREPARE,
        "right",
        "Đã trình kế hoạch; chờ Thường trực cấp ủy cho chủ trương.",
        lambda plan, by, on, note: plans.submit(plan=plan, by=by, on=on, note=note),
        "Sau khi trình, phương án đã chọn không đổi được nữa, trừ khi bị trả lại.",
        "Ghi chú gửi kèm (không bắt buộc)",
    ),
    Deed(
        "cho-chu-truong",
        ActKind.APPROVED,
        Permission.PLANS_DECIDE,
        "met",
        "Đã cho chủ trương đối với kế hoạch.",
        lambda plan, by, on, note: plans.approve(plan=plan, by=by, on=on, note=note),
        "Chủ trương là căn cứ để thực hiện phương án đã trình; không rút lại được.",
        "Ý kiến chỉ đạo (không bắt buộc)",
    ),
    Deed(
        "tra-lai",
        ActKind.SENT_BACK,
        Permission.PLANS_DECIDE,
        "alert",
        "Đã trả lại kế hoạch để làm lại; những gì đã lập vẫn còn nguyên.",
        lambda plan, by, on, note: plans.send_back(plan=plan, by=by, on=on, note=note),
        "Kế hoạch trở về bước lập phương án; mọi phương án, lý do đã có vẫn được giữ.",
        "Lý do trả lại, việc cần làm",
        needs_note=True,
    ),
    Deed(
        "ket-thuc",
        ActKind.CLOSED,
        Permission.PLANS_PREPARE,
        "lock",
        "Đã kết thúc kế hoạch.",
        lambda plan, by, on, note: plans.close(plan=plan, by=by, on=on, note=note),
        "Kế hoạch đã kết thúc không mở lại được; cán bộ và chức danh trong đó được đưa vào kế hoạch khác.",
        "Lý do kết thúc",
        needs_note=True,
    ),
)
DEEDS = {deed.key: deed for deed in _DEEDS}


def open_to(plan: RotationPlan, state: State, by: Account) -> list[Deed]:
    """What this account may do with the plan now."""
    return [
        deed
        for deed in _DEEDS
        if deed.kind in NEXT[state] and access.may(by, plan, deed.permission)
    ]
