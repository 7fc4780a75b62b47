"""What falls due for the holders of posts, by official."""

from collections.abc import Mapping, Sequence

from luanchuyen.web.shared import reviewing, words
from luanchuyen.web.shared.looking import Looking


def due(look: Looking) -> Mapping[str, Sequence[str]]:
    """The demands of the review that name an official, in words."""
    found: dict[str, list[str]] = {}
    for demand in reviewing.of(look).demands:
        if demand.official:
            found.setdefault(demand.official, []).append(
                words.KINDS[demand.kind.value].name
            )
    return found
