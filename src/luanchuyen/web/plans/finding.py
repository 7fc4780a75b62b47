"""Officials and posts of a plan, found by what somebody types of their names."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from luanchuyen.matching.building import Field
from luanchuyen.services.names import fold
from luanchuyen.services.naming import Names

_MOST_FOUND = 12
_CODE = re.compile(r"\(([^()]+)\)$")  # behind a name, as pages write it


@dataclass(frozen=True)
class Found:
    """What a text may mean: the code where it is plain, else those to choose from."""

    asked: str
    code: str = ""
    choices: Sequence[tuple[str, str]] = ()
    more: int = 0

    @property
    def fault(self) -> str:
        if not self.asked or self.code or self.choices:
            return ""
        return (
            f"Không có ai, không có chức danh nào của kế hoạch khớp với “{self.asked}”."
        )

    @property
    def is_plain(self) -> bool:
        """Whether the text is blank or means one thing."""
        return not self.asked or bool(self.code)

    @property
    def told(self) -> str:
        """Why the text is not plain, as a sentence; blank where it is."""
        if not self.choices:
            return self.fault
        named = "; ".join(f"{name} ({code})" for code, name in self.choices)
        more = f" và {self.more} nơi khác" if self.more else ""
        return f"“{self.asked}” có thể là: {named}{more}. Hãy ghi rõ hơn, hoặc ghi mã."


def official(asked: str, field: Field, names: Names) -> Found:
    """An official of the plan by code, or by any part of the name without marks."""
    return _found(asked, {code: names.person(code) for code in field.people})


def post(asked: str, field: Field, names: Names) -> Found:
    """A post of the plan by code, or by words of its name and its unit."""
    return _found(asked, {code: str(names.place(code)) for code in field.seats})


def post_of_units(
    asked: str, field: Field, names: Names, units: Collection[str]
) -> Found:
    """The same for who answers for some units alone: posts elsewhere are found by their whole code.

    So nobody lists the posts of a committee by guessing at words.
    """
    if asked.strip() in field.seats:
        return Found(asked.strip(), asked.strip())
    own = {
        code: str(names.place(code))
        for code, seat in field.seats.items()
        if seat.unit in units
    }
    return _found(asked, own)


def _found(asked: str, known: Mapping[str, str]) -> Found:
    asked = asked.strip()
    if not asked or asked in known:
        return Found(asked, asked)
    if (told := _CODE.search(asked)) and told[1] in known:
        return Found(asked, told[1])
    parts = fold(asked).split()
    found = [
        (code, name)
        for code, name in known.items()
        if all(part in fold(f"{name} {code}") for part in parts)
    ]
    exact = [code for code, name in found if fold(asked) in (fold(name), fold(code))]
    if len(found) == 1 or len(exact) == 1:
        return Found(asked, (exact or [found[0][0]])[0])
    return Found(asked, "", found[:_MOST_FOUND], max(0, len(found) - _MOST_FOUND))
