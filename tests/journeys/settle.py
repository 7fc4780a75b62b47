"""Bring the made-up town, two accounts and a plan into the database of a journey; run as a command."""

import django

OFFICER = "hoa"
SECRETARY = "binh"
PLAN = """
title: Kế hoạch luân chuyển thử
rulebook: qd-65-2022
committee: TU
day: 2026-12-01
term: 2025-2030
"""


def main() -> None:
    # Models can be imported only once Django is set up.
    from luanchuyen.records.models import Role
    from luanchuyen.snapshot import demo
    from tests import people

    people.settle(demo.make("town", seed=1, on=people.TODAY))
    people.account(OFFICER, Role.OFFICER, committee="TU")
    people.account(SECRETARY, Role.SECRETARY, committee="TU")
    propose()


def propose() -> None:
    """Plan 1: one version of the machine and one in which people forbid a move of it."""
    from luanchuyen.records.models import Account
    from luanchuyen.services import plan_versions, plans
    from tests.people import TODAY

    by = Account.objects.get(username=OFFICER)
    plan = plans.open_(text=PLAN, by=by, on=TODAY)
    plans.freeze_review(plan=plan, by=by, on=TODAY)
    made = plan_versions.save_version(
        plan=plan, text=PLAN, label="Máy đề xuất", by=by, on=TODAY
    )
    first = plan_versions.moves(made)[0]["official"]
    plan_versions.save_version(
        plan=plan,
        text=f"{PLAN}forbid: [{{official: {first}}}]\n",
        label="Theo ý kiến cấp ủy",
        why="Đồng chí ấy vừa được giao việc khác.",
        by=by,
        on=TODAY,
    )


if __name__ == "__main__":
    django.setup()
    main()
