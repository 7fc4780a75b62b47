"""The moves of a version as lines of a table, as pictures of chains, and as a flow between units."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luanchuyen.matching.chains import Shape
from luanchuyen.matching.words import SHAPES
from luanchuyen.records.models import PlanVersion
from luanchuyen.rules.citing import Citation, citations
from luanchuyen.rules.words import CASES
from luanchuyen.services import plan_moves, plan_versions
from luanchuyen.services.naming import Names, Place
from luanchuyen.web.shared import words

SHAPE_MARKS: Mapping[str, words.Mark] = {
    key: words.Mark(key, words.sentence_case(word), key) for key, word in SHAPES.items()
}


@dataclass(frozen=True)
class MoveLine:
    """One move with the names behind its codes."""

    official: str
    name: str
    origin: Place
    target: Place
    direction: str
    case: str
    mark: words.Mark
    cites: Sequence[Citation]


def lines(version: PlanVersion, names: Names) -> list[MoveLine]:
    """The moves in the order of the document."""
    return lines_of(plan_versions.moves(version), names)


def lines_of(moves: Sequence[Mapping[str, Any]], names: Names) -> list[MoveLine]:
    """The same of the moves of a document."""
    return [
        MoveLine(
            official=move["official"],
            name=names.person(move["official"]),
            origin=names.place(move["from"]),
            target=names.place(move["to"]),
            direction=words.DIRECTIONS.get(move["direction"] or "", ""),
            case=CASES[move["case"]],
            mark=SHAPE_MARKS[move["kind"]],
            cites=citations(move["cites"]),
        )
        for move in moves
    ]


@dataclass(frozen=True)
class Hop:
    """An official on the way from one box of a picture to the next; `note` tells of another plan's move."""

    official: str
    name: str
    to: Place
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chain as boxes and the hops between them; a circle has one hop more, back to its first box.

    `first` and `last` say what becomes of the post nobody fills and of the one nobody left.
    """

    mark: words.Mark
    boxes: Sequence[Place]
    hops: Sequence[Hop]
    back: Hop | None
    first: str
    last: str

    @property
    def steps(self) -> list[tuple[Place, Hop | None]]:
        """Each box with the hop that leaves it to the right."""
        hops: list[Hop | None] = [*self.hops, None]
        return list(zip(self.boxes, hops, strict=True))

    @property
    def is_long(self) -> bool:
        return len(self.boxes) > _MOST_ACROSS


_MOST_ACROSS = 3  # boxes that stand beside each other on a desk


def pictures(version: PlanVersion, names: Names) -> list[Picture]:
    """The chains to be drawn: circles and long chains before moves that stand alone."""
    left_open = {one["post"] for one in plan_versions.open_after(version)}
    own = {move["official"] for move in plan_versions.moves(version)}
    strings = plan_versions.strings(version)
    others = {code for string in strings for code in string["officials"]} - own
    notes = dict.fromkeys(others, "theo kế hoạch xét chung")
    return pictures_of(strings, names, left_open, notes)


def pictures_of(
    strings: Sequence[Mapping[str, Any]],
    names: Names,
    left_open: Collection[str],
    notes: Mapping[str, str],
) -> list[Picture]:
    """The same of the strings of a document; `notes` are by official."""
    found = sorted(strings, key=lambda string: -len(string["officials"]))
    return [_picture(string, names, left_open, notes) for string in found]


def _picture(
    string: Mapping[str, Any],
    names: Names,
    left_open: Collection[str],
    notes: Mapping[str, str],
) -> Picture:
    boxes = [names.place(post) for post in string["posts"]]
    hops = [
        Hop(official, names.person(official), to, notes.get(official, ""))
        for official, to in zip(string["officials"], boxes[1:], strict=True)
    ]
    circle = string["kind"] in (Shape.SWAP, Shape.CYCLE)
    left = (
        "còn trống sau đợt này"
        if string["posts"][0] in left_open
        else "người giữ rời đi"
    )
    return Picture(
        mark=SHAPE_MARKS[string["kind"]],
        boxes=boxes[:-1] if circle else boxes,
        hops=hops[:-1] if circle else hops,
        back=hops[-1] if circle else None,
        first="" if circle else left,
        last="" if circle else "đang trống",
    )


@dataclass(frozen=True)
class FlowLine:
    """How many officials go from one unit to another."""

    origin: str
    target: str
    people: int


def flow(version: PlanVersion, names: Names) -> list[FlowLine]:
    """Every pair of units with a move between them, most first."""
    counted = Counter(
        (names.unit(move.from_unit), names.unit(move.to_unit))
        for move in plan_moves.moves(version, names)
    )
    found = [FlowLine(*pair, people) for pair, people in counted.items()]
    return sorted(found, key=lambda one: (-one.people, one.origin, one.target))


def flow_chart(flows: Sequence[FlowLine]) -> Mapping[str, Any]:
    """The flow for the chart; a unit stands on the left where people leave and on the right where they come."""
    origins = dict.fromkeys(one.origin for one in flows)
    targets = dict.fromkeys(one.target for one in flows)
    return {
        "nodes": [
            *({"name": f"di:{name}", "label": name, "depth": 0} for name in origins),
            *({"name": f"den:{name}", "label": name, "depth": 1} for name in targets),
        ],
        "links": [
            {
                "source": f"di:{one.origin}",
                "target": f"den:{one.target}",
                "value": one.people,
            }
            for one in flows
        ],
        "unit": "người",
    }
