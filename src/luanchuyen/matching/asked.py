"""Rows that force what a question asks about: a move made, a move not made, a seat filled."""

from collections.abc import Collection, Iterable

from luanchuyen.matching.instance import Instance, Move, open_after
from luanchuyen.matching.rows import Row, every, less_leavers

KIND = "asked"


def made(instance: Instance, official: str, post: str | None = None) -> Row:
    """The official moves, to the post if one is named."""
    place = f" vào {instance.names.post(post)}" if post else ""
    return Row(
        kind=KIND,
        terms=every(_columns(instance, official, post)),
        low=1,
        official=official,
        post=post,
        sentence=f"Giả định chuyển {instance.names.person(official)}{place}.",
    )


def not_made(instance: Instance, official: str, post: str | None = None) -> Row:
    """The official does not move, or not to the post."""
    place = f" vào {instance.names.post(post)}" if post else ""
    return Row(
        kind=KIND,
        terms=every(_columns(instance, official, post)),
        high=0,
        official=official,
        post=post,
        sentence=f"Giả định không chuyển {instance.names.person(official)}{place}.",
    )


def one_seat_less(instance: Instance, moves: Collection[Move], post: str) -> Row:
    """Of the seats these moves leave open in the post, one more is filled."""
    arriving = instance.columns_by("target").get(post, ())
    leaving = instance.columns_by("origin").get(post, ())
    left = open_after(instance, moves)[post]
    return Row(
        kind=KIND,
        terms=less_leavers(arriving, leaving),
        low=instance.seats[post].open - left + 1,
        post=post,
        sentence=f"Giả định có thêm người ở {instance.names.post(post)}.",
    )


def at_most(instance: Instance, number: int) -> Row:
    """No more moves than this."""
    return Row(
        kind=KIND,
        terms=every(range(len(instance.moves))),
        high=number,
        sentence=f"Giả định chuyển nhiều nhất {number} người.",
    )


def without(rows: Iterable[Row]) -> tuple[Row, ...]:
    """A conflict without what the question itself assumed."""
    return tuple(row for row in rows if row.kind != KIND)


def _columns(instance: Instance, official: str, post: str | None) -> list[int]:
    return [
        column
        for column, move in enumerate(instance.moves)
        if move.official == official and post in (None, move.target)
    ]
