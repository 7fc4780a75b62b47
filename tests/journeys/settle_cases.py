"""Bring the small town and a case, carried as far as is told, into the database of a journey; run as a command."""

import sys

import django


def main(stage: str) -> None:
    # Models can be imported only once Django is set up.
    from luanchuyen.records.models import Post
    from tests import casework, planning

    cast = casework.settle()
    if stage == "elected":
        planning.approved(cast.of_plan)
        Post.objects.filter(pk="P3").update(elected=True)
    elif stage == "opened":
        casework.opened(cast)
    elif stage == "transfer":
        case = casework.transfer(cast)
        casework.transfer_decided(cast, case)
    elif stage != "town":
        casework.carried(cast, getattr(casework, stage))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
