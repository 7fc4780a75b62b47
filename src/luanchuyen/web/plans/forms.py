"""The forms of plans: they check the form of what is written, never the law."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from luanchuyen.matching import plan_writing
from luanchuyen.matching.plan import Plan
from luanchuyen.records.models import Person, RotationPlan, Unit
from luanchuyen.rules import rulebook
from luanchuyen.services import nesting
from luanchuyen.services.plan_acts import LONGEST_LABEL
from luanchuyen.services.plan_papers import Wording
from luanchuyen.services.plan_wordings import PARTS
from luanchuyen.web.shared import formats
from luanchuyen.web.shared.fields import DayField, choice, text, whole, words
from luanchuyen.web.shared.issued import series
from luanchuyen.web.shared.words import sentence_case


class OpenForm(forms.Form):
    """A new plan: who must leave and where somebody is needed is left to the review."""

    title = text("Tên kế hoạch")
    rulebook = choice("Bộ quy định")
    day = DayField(
        label="Xét tại ngày", help_text="Hồ sơ và quy định được xét tại ngày này."
    )
    term = forms.CharField(
        label="Nhiệm kỳ (không bắt buộc)",
        required=False,
        max_length=9,
        widget=forms.TextInput(
            {"class": "form-control day-input", "placeholder": "2025-2030"}
        ),
    )
    under = choice("Thuộc kế hoạch của cấp trên", required=False)

    def __init__(self, *args: Any, committee: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee = committee
        self.above = {str(plan.pk): plan for plan in nesting.above(committee)}
        books = map(rulebook.load, rulebook.ids())
        self.fields["rulebook"].choices = [(book.id, book.title) for book in books]  # type: ignore[attr-defined]  # a choice field
        self.fields["under"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", "Không thuộc kế hoạch nào"),
            *(
                (key, f"{plan.title} ({plan.committee.name})")
                for key, plan in self.above.items()
            ),
        ]

    @property
    def written(self) -> str:
        """The plan as its text."""
        given = self.cleaned_data
        plan = Plan(
            title=given["title"],
            rulebook=given["rulebook"],
            committee=self.committee.pk,
            day=given["day"],
            term=given["term"] or None,
        )
        return plan_writing.write(plan)

    @property
    def upper(self) -> RotationPlan | None:
        return self.above.get(self.cleaned_data["under"])


class FollowForm(forms.Form):
    """The next plan, opened from the results of the last."""

    title = text("Tên kế hoạch mới")
    day = DayField(label="Xét tại ngày")


class NoteForm(forms.Form):
    """Words that go with an act."""

    def __init__(self, *args: Any, label: str, required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"] = words(label, required=required)


def opening(on: date) -> dict[str, str]:
    """What a form to open a plan begins with."""
    return {"day": formats.day(on)}


def per_cent(label: str) -> forms.DecimalField:
    """A share, which may be left out."""
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_decimal_places"),
            "Hãy ghi một số từ 0 đến 100, tối đa hai chữ số lẻ, hoặc để trống.",
        ),
        widget=forms.NumberInput(
            {"class": "form-control day-input", "inputmode": "decimal"}
        ),
    )


class LimitsForm(forms.Form):
    """How far a round may go; a blank field sets no limit."""

    max_moves = whole("Số người chuyển nhiều nhất")
    max_chain = whole("Chuỗi nối tiếp dài nhất (lượt)", 1)
    max_cycle = whole(
        "Vòng dài nhất (lượt)", 1, help_text="Chỉ dùng khi chuỗi có giới hạn."
    )
    max_leaving = whole("Mỗi đơn vị đi nhiều nhất (người)")
    share = per_cent("Mỗi đơn vị đi nhiều nhất (% lãnh đạo)")
    prefer_robust = forms.BooleanField(
        label="Ưu tiên phương án ít đổ vỡ khi một người bị từ chối",
        help_text="Chỉ dùng khi đã ghi “Chuỗi nối tiếp dài nhất” ở trên.",
        required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )


class FurtherForm(forms.Form):
    """One line more to pin, and one more to forbid, found by name or code."""

    pin_who = text("Ấn định thêm: cán bộ", required=False)
    pin_where = text("vào chức danh", required=False)
    waiver = text("Trường hợp đặc biệt: ai quyết định, vì sao", required=False)
    forbid_who = text("Không chuyển thêm: cán bộ", required=False)
    forbid_where = text("vào chức danh (để trống: mọi nơi)", required=False)


class AsksForm(forms.Form):
    """What else the plan asks; a line of the rulebook left blank is as the rulebook has it."""

    must_leave = words(
        "Phải chuyển thêm, ngoài kết quả rà soát",
        required=False,
        help_text="Mỗi dòng một người: tên không cần dấu, hoặc mã.",
    )
    transfers = words(
        "Được điều động (không phải luân chuyển)",
        required=False,
        help_text="Mỗi dòng một người.",
    )
    term_begins = DayField(
        label="Chỉ tiêu tính từ ngày (đầu nhiệm kỳ)",
        required=False,
        help_text="Để trống: như bộ quy định và nhiệm kỳ của kế hoạch.",
    )

    def __init__(
        self,
        *args: Any,
        quotas: Mapping[str, str],
        teams: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for key, label in quotas.items():
            told = sentence_case(label)
            self.fields[f"quota-{key}-least"] = whole(f"{told}: ít nhất (người)")
            self.fields[f"quota-{key}-most"] = whole(f"{told}: nhiều nhất (người)")
        for key, label in teams.items():
            told = sentence_case(label)
            self.fields[f"team-{key}-years"] = whole(f"{told}: số năm", 1)
            self.fields[f"team-{key}-share"] = per_cent(f"{told}: ít nhất (%)")


class LabelForm(forms.Form):
    """What a version is called, and what was changed and why."""

    label = text("Tên phương án", longest=LONGEST_LABEL)
    why = words("Đã đổi gì, vì sao", required=False)


class RefusalForm(forms.Form):
    """How much may differ when a plan is made again."""

    most_changes = whole(
        "Đổi tối đa (dòng)",
        help_text="Ngoài các dòng bị từ chối; để trống: không giới hạn.",
    )


class ProposalForm(forms.Form):
    """One official a unit proposes."""

    official = choice("Cán bộ")
    post = text(
        "Chức danh đề xuất (không bắt buộc)",
        required=False,
        help_text=(
            "Chức danh của đơn vị: tên không cần dấu, hoặc mã; nơi khác: ghi đúng mã."
            " Để trống: nơi nào kế hoạch bố trí được."
        ),
    )
    reason = words("Lý do đề xuất")

    def __init__(self, *args: Any, people: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["official"].choices = [  # type: ignore[attr-defined]  # a choice field
            (code, f"{one.name} ({code})") for code, one in people.items()
        ]


class PaperForm(forms.Form):
    """The words of the plan's paper that no record holds; issued, it takes its number with them."""

    issuer = text(PARTS["issuer"])
    code = text(PARTS["code"])
    place = text(PARTS["place"])
    title = text(f"{PARTS['title']} (sau chữ “Kế hoạch”)")
    purpose = words(f"{PARTS['purpose']} (mỗi dòng một ý)", required=False)
    term = words(PARTS["term"], required=False)
    policy = words(PARTS["policy"], required=False)
    placement = words(PARTS["placement"], required=False)
    start = words(PARTS["start"], required=False)
    organisation = words(f"{PARTS['organisation']} (mỗi dòng một ý)", required=False)
    reported_to = words(f"{PARTS['reported_to']} (mỗi dòng một nơi)", required=False)
    recipients = words(f"{PARTS['recipients']} (mỗi dòng một nơi)", required=False)
    kept_by = text(PARTS["kept_by"])
    signer_post = text(PARTS["signer_post"])
    signer = text(f"{PARTS['signer']} (bắt buộc khi phát hành)", required=False)

    def __init__(self, *args: Any, issues: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if issues:
            self.fields["series"] = series()

    @property
    def wording(self) -> Wording:
        given = self.cleaned_data
        return Wording(**{name: one for name, one in given.items() if name in PARTS})
