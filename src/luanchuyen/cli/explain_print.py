"""What `luanchuyen explain` prints for people."""

from collections.abc import Iterable, Sequence

import click

from luanchuyen.cli.explain_told import Told
from luanchuyen.cli.plans import print_conflict
from luanchuyen.cli.shared import print_table
from luanchuyen.matching.alternatives import Step
from luanchuyen.matching.answers import Answer
from luanchuyen.matching.comparing import TIE, Comparison, compare
from luanchuyen.matching.envy import Envy, can_be_submitted
from luanchuyen.matching.replan import Replanned
from luanchuyen.matching.robustness import Withdrawal
from luanchuyen.matching.what_if import WhatIf
from luanchuyen.matching.words import AIMS
from luanchuyen.rules.citing import cited


def show(told: Told) -> None:
    """Every answer in turn, in order of the options."""
    if told.best is None:
        print_conflict(told.conflict)
        return
    names = dict(told.problem.snapshot.people.select("code", "name").iter_rows())
    printer = _Printer(names)
    for one in told.why:
        printer.answer("Vì sao chuyển", one)
    for one in told.why_not:
        printer.answer("Vì sao không chuyển", one)
    for one in told.empty:
        printer.answer("Vì sao còn trống", one)
    if told.curve is not None:
        _curve(told.curve)
    if told.withdrawals is not None:
        printer.withdrawals(told.withdrawals)
    if told.replanned is not None:
        printer.replanned(told, told.replanned)
    if told.what_if is not None:
        printer.what_if(told.what_if)
    if told.envies is not None:
        printer.envies(told.envies)


def _curve(steps: Iterable[Step]) -> None:
    rows = [[str(step.most), _values(step), _bought(step)] for step in steps]
    headings = ("Chuyển nhiều nhất", "Các mục tiêu", "Người thứ này mang lại")
    print_table("Mỗi người chuyển thêm được gì", headings, rows)


def _values(step: Step) -> str:
    if step.solution is None:
        return "không có phương án"
    told = [f"{AIMS[aim.id].lower()} {aim.value}" for aim in step.solution.aims]
    return "; ".join(told[:-1])  # the tie-break says nothing to people


def _bought(step: Step) -> str:
    return step.bought.sentence if step.bought else ""


class _Printer:
    """Prints with the names of people beside their codes."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def person(self, code: str) -> str:
        return f"{self.names[code]} ({code})"

    def people(self, codes: Iterable[str]) -> str:
        return ", ".join(map(self.person, codes)) or "không có ai"

    def answer(self, question: str, one: Answer) -> None:
        who = self.person(one.official) if one.official else ""
        about = " → ".join(part for part in (who, one.post or "") if part)
        click.echo(f"{question}: {about}")
        for sentence in one.sentences:
            click.echo(f"- {sentence}")
        cites = [cite for part in one.obstacles for cite in part.cites]
        if cites := list(dict.fromkeys([*one.cites, *cites])):
            click.echo(f"- Căn cứ: {cited(cites)}.")
        if one.comparison:
            self.lines("Phương án đó", one.comparison)

    def lines(self, title: str, comparison: Comparison) -> None:
        """Thêm, bớt, đổi."""
        found = comparison.difference
        if not found.lines:
            click.echo(f"{title}: không dòng nào khác.")
            return
        rows = [
            *(["thêm", m.official, m.origin, m.target] for m in found.added),
            *(["bớt", m.official, m.origin, m.target] for m in found.dropped),
            *(
                ["đổi", one.official, one.origin, f"{one.target} → {other.target}"]
                for one, other in found.changed
            ),
        ]
        told = [
            [kind, self.person(who), here, there] for kind, who, here, there in rows
        ]
        print_table(title, ("", "Cán bộ", "Đang giữ", "Đến"), told)

    def aims(self, comparison: Comparison) -> None:
        rows = [
            [AIMS[pair.id].capitalize(), str(pair.one), str(pair.other)]
            for pair in comparison.aims
            if pair.id != TIE
        ]
        print_table("Các mục tiêu", ("Mục tiêu", "Phương án", "Phương án kia"), rows)

    def withdrawals(self, found: Sequence[Withdrawal]) -> None:
        rows = [
            [
                self.person(one.move.official),
                self.people(m.official for m in one.falls if m != one.move),
                str(one.remain),
                self.people(one.stays),
                ", ".join(f"{post} ({seats})" for post, seats in one.open.items()),
            ]
            for one in found
        ]
        headings = (
            *("Nếu rút", "Rơi theo", "Còn đứng được"),
            *("Phải chuyển mà ở lại", "Chỗ trống thêm"),
        )
        print_table("Nếu rút từng đồng chí", headings, rows)

    def replanned(self, told: Told, again: Replanned) -> None:
        click.echo(f"Lập lại phương án khi rút: {self.people(told.refused)}")
        if again.solution is None or told.best is None:
            print_conflict(again.conflict)
            return
        comparison = compare(told.best, again.solution)
        self.lines("Thêm, bớt, đổi", comparison)
        self.aims(comparison)
        kept = sum(move in again.solution.moves for move in again.agreed)
        click.echo(
            f"Đổi {again.changes} dòng ngoài {len(again.fallen)} dòng bị rút; "
            f"giữ {kept} trong {len(again.agreed)} dòng đã thống nhất."
        )

    def what_if(self, found: WhatIf) -> None:
        click.echo(f"Thêm người đủ điều kiện: {self.people(found.eligible)}")
        click.echo(f"Không còn đủ điều kiện: {self.people(found.no_longer)}")
        click.echo(
            f"Chuyển dịch được phép: thêm {len(found.gained)}, bớt {len(found.lost)}."
        )
        if found.comparison is None:
            click.echo("Với giá trị đó kế hoạch này không có phương án nào.")
            return
        self.lines("Phương án tốt nhất khi đó", found.comparison)
        self.aims(found.comparison)
        click.echo(f"Giá trị giả định, phiên bản {found.problem.rulebook.version}.")

    def envies(self, found: Sequence[Envy]) -> None:
        rows = [
            [
                one.chosen.target,
                f"{self.person(one.passed_over.official)}: {one.passed_over.merit}",
                f"{self.person(one.chosen.official)}: {one.chosen.merit}",
                self.reason(one),
            ]
            for one in found
        ]
        headings = ("Chức danh", "Điểm cao hơn", "Được chọn", "Lý do")
        print_table("Người hơn điểm ưu tiên không được chọn", headings, rows)
        click.echo(
            "Mọi trường hợp đều có lý do."
            if can_be_submitted(found)
            else "Có trường hợp chưa có lý do: chưa thể trình phương án này."
        )

    def reason(self, one: Envy) -> str:
        if not one.has_reason:
            return "CHƯA CÓ LÝ DO: cần người có thẩm quyền chọn và ấn định (pin)."
        told = list(one.answer.sentences)
        if one.answer.obstacles:
            told = [part.sentence for part in one.answer.obstacles]
        elif one.placed and one.answer.comparison and one.placed_as_well:
            told.append(
                f"Đã được bố trí vào {one.placed.target} (điểm {one.placed.merit})."
            )
        return " ".join(told)
