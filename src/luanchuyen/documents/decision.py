"""Quyết định luân chuyển and quyết định điều động, article by article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from luanchuyen.documents import move_words
from luanchuyen.documents.form import PaperForm
from luanchuyen.documents.lines import MoveLine
from luanchuyen.documents.paper import Paper, Words, base_lines
from luanchuyen.documents.pay import NO_PAY, Pay, pay_lines


@dataclass(frozen=True, kw_only=True)
class _Decision(Paper):
    """`proposed_by` asked for it, `carried_out_by` answer for it; an `elected` post is stood for, not given.

    `effective_on` is the first day at the new unit. `linked_to` names the other decision of the same move.
    """

    move: MoveLine
    effective_on: date
    proposed_by: str
    carried_out_by: Sequence[str]
    pay: Pay = NO_PAY
    tasks: Sequence[str] = ()
    elected: bool = False
    linked_to: str = ""

    def words(self, form: PaperForm) -> Words:
        said = [basis.said(form) for basis in self.bases]
        return {
            "issuer": self.issuer,
            "decider": self.issuer.upper(),
            "bases": base_lines(said, form, self.proposed_by),
            "move": move_words.words(self.move, form),
            "effective_on": form.short_day(self.effective_on),
            "pay": pay_lines(self.pay, form),
            "tasks": self.tasks,
            "elected": self.elected,
            "linked_to": self.linked_to,
            "carried_out_by": "; ".join(self.carried_out_by),
            "articles": self._articles(),
        }

    def _articles(self) -> dict[str, int]:
        """The number of each article: those with nothing to say are left out."""
        parts = ("move", "pay", "tasks" if self.tasks else "", "force")
        return {name: number for number, name in enumerate(filter(None, parts), 1)}

    def faults(self) -> Iterator[str]:
        if not self.bases:
            yield "Thiếu căn cứ ban hành quyết định."
        if not self.carried_out_by:
            yield "Thiếu nơi chịu trách nhiệm thi hành quyết định."
        if self.heading.signed_on and self.effective_on < self.heading.signed_on:
            yield (
                f"Ngày có hiệu lực {self.effective_on:%d/%m/%Y} trước ngày ký "
                f"{self.heading.signed_on:%d/%m/%Y}."
            )
        if self.move.origin == self.move.target:
            yield f"Nơi đi và nơi đến của {self.move.name} là một: {self.move.origin}."
        for kept in self.pay.kept:
            if kept.last_day and kept.last_day < self.effective_on:
                yield f"Bảo lưu «{kept.what}» hết trước ngày {self.effective_on:%d/%m/%Y}."


@dataclass(frozen=True, kw_only=True)
class RotationDecision(_Decision):
    """For a time: `months` where the decision says how long."""

    kind: ClassVar[str] = "rotation"
    name: ClassVar[str] = "Quyết định luân chuyển"

    months: int | None = None

    def words(self, form: PaperForm) -> Words:
        return {**super().words(form), "months": self.months}

    def faults(self) -> Iterator[str]:
        yield from super().faults()
        if move_words.is_transfer(self.move):
            yield f"{self.move.name} được điều động; dùng quyết định điều động."
        if self.months is not None and self.months < 1:
            yield f"Thời hạn luân chuyển {self.months} tháng không dùng được."


@dataclass(frozen=True, kw_only=True)
class TransferDecision(_Decision):
    """For good; also the decision by which pay goes along with a rotation."""

    kind: ClassVar[str] = "transfer"
    name: ClassVar[str] = "Quyết định điều động"
