"""Bring the made-up town and one officer into the database of a journey; run as a command."""

import django

OFFICER = "hoa"


def main() -> None:
    # Models can be imported only once Django is set up.
    from luanchuyen.records.models import Role
    from luanchuyen.snapshot import demo
    from tests import people

    people.settle(demo.make("town", seed=1, on=people.TODAY))
    people.account(OFFICER, Role.OFFICER, committee="TU")


if __name__ == "__main__":
    django.setup()
    main()
