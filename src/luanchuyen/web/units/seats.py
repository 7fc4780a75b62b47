"""The seats of the posts in scope on a day: how many, how many held, how many open."""

import polars as pl

from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.facts.posts import open_seats
from luanchuyen.rules.facts.prepared import prepare
from luanchuyen.services.scopes import Seen


def seats(scope: Seen) -> pl.DataFrame:
    """The posts with holders and open_seats; more holders than seats give a negative number."""
    days = scope.posts.select(
        pl.col("code").alias("post"), pl.lit(scope.on).alias("on")
    )
    told = collect(open_seats(days, prepare(scope.snapshot)).drop("on"))
    return scope.posts.join(told, left_on="code", right_on="post", how="left")
