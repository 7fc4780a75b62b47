"""Bring the small town and a case, carried as far as is told, into the database of a journey; run as a command."""

import sys

import django


def main(stage: str) -> None:
    # Models can be imported only once Django is set up.
    from luanchuyen.records.models import Person
    from luanchuyen.services import cases, plans
    from tests import casework, people, planning

    cast = casework.settle()
    if stage == "elected":
        people.settle(casework.with_post("P3", elected=True))
        planning.approved(cast.of_plan)
    elif stage == "lam_dong":
        text = planning.TEXT.replace("qd-65-2022", "lam-dong-2017")
        plan = planning.chosen(cast.of_plan, text)
        plans.submit(plan=plan, by=cast.officer, on=planning.DAY)
        plans.approve(plan=plan, by=cast.secretary, on=planning.DAY)
        cases.open_from_plan(
            plan=plan,
            official=Person.objects.get(pk="A"),
            by=cast.officer,
            on=planning.DAY,
        )
    elif stage == "demanding":
        casework.carried(cast, casework.submitted)
        people.settle(casework.with_post("P3", min_degree="Thạc sĩ"))
    elif stage == "transfer":
        case = casework.transfer(cast)
        casework.transfer_decided(cast, case)
    else:
        casework.carried(cast, getattr(casework, stage))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
