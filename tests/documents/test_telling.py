"""What a paper tells of a move is read from its Word file, without who issues and signs it."""

import pytest

from luanchuyen.documents.form import FormKind
from luanchuyen.documents.mentions import Known
from luanchuyen.documents.telling import Told, told_by
from luanchuyen.documents.writing import word
from tests.documents.samples import MOVE, OTHER, SAMPLES

SIGNER = "Lò Văn Đông"
RECORD = Known.of(
    (MOVE.name, OTHER.name, SIGNER),
    (str(seat) for one in (MOVE, OTHER) for seat in (one.origin, one.target)),
)


def told(name: str, form: FormKind) -> Told:
    return told_by(word(SAMPLES[name](form)), RECORD)


@pytest.mark.parametrize("form", FormKind)
def test_a_decision_tells_who_moves_where_from_when_and_how_long(
    form: FormKind,
) -> None:
    assert told("rotation", form) == Told(
        people=(MOVE.name,),
        born=("1980",),
        places=(str(MOVE.origin), str(MOVE.target)),
        begins=("05/01/2027",),
        terms=("36 tháng",),
        days=("31/12/2029",),
    )


def test_a_submission_tells_everybody_in_its_order_and_not_who_signs() -> None:
    found = told("submission", FormKind.STATE)

    assert found.people == (MOVE.name, OTHER.name)
    assert found.born == ("1980", "1975")
    assert found.figures == ("2 đồng chí",)
    assert found.begins == ()
    assert "07/12/2026" not in found.days  # the day above its title
