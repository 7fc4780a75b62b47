"""The twenty-five criteria as the rulebooks give them, judged by the product's own expressions."""

from collections.abc import Sequence

import polars as pl

from benchmarks.screening.columns import DAY
from luanchuyen.rules import rulebook
from luanchuyen.rules.entries import Case
from luanchuyen.rules.facts.collecting import collect
from luanchuyen.rules.rulebook import Rule
from luanchuyen.rules.screening import expression

# Every criterion of the catalogue once, by the national text where it has one, and three second texts.
CHOSEN = (
    ("qd-65-2022", "in_scope"),
    ("qd-65-2022", "subject"),
    ("qd-65-2022", "subject/non_local"),
    ("qd-65-2022", "planned"),
    ("dong-ha-2021", "planned_higher"),
    ("dong-ha-2021", "age_limit"),
    ("qd-65-2022", "service_left"),
    ("qd-65-2022", "service_left/term"),
    ("qd-65-2022", "minimum_stay"),
    ("lam-dong-2017", "maximum_stay"),
    ("lam-dong-2017", "not_disciplined"),
    ("qd-65-2022", "not_under_proceedings"),
    ("lam-dong-2017", "rating_kept"),
    ("dong-ha-2021", "promising"),
    ("qd-65-2022", "health_certified"),
    ("qd-65-2022", "kinship_declared"),
    ("qd-65-2022", "changes_unit"),
    ("dong-ha-2021", "within_field"),
    ("qd-65-2022", "equivalent"),
    ("qd-65-2022", "post_standard"),
    ("qd-65-2022", "not_local"),
    ("qd-65-2022", "not_local/kl-201"),
    ("qd-65-2022", "no_relative"),
    ("dong-ha-2021", "special_case_only"),
    ("qd-65-2022", "open_seat"),
)

# Those whose facts are numbers and marks, which OpenFisca can be asked without loss.
SHARED = (
    "in_scope",
    "planned",
    "age_limit",
    "service_left",
    "minimum_stay",
    "maximum_stay",
    "not_disciplined",
    "not_under_proceedings",
    "promising",
    "open_seat",
)


def rules() -> list[Rule]:
    """The chosen rules with the values in force on the day."""
    found = {
        (rule.book, rule.key): rule
        for book in dict.fromkeys(book for book, _ in CHOSEN)
        for case in Case
        for rule in rulebook.load(book).rules(DAY, case)
    }
    return [found[one] for one in CHOSEN]


def shared_rules() -> list[Rule]:
    """The ten rules that OpenFisca is asked too."""
    return [rule for rule in rules() if rule.key in SHARED]


def judge(frame: pl.DataFrame, wanted: Sequence[Rule]) -> pl.DataFrame:
    """A column a rule and the outcome over all, with three outcomes, as the product screens."""
    judged = frame.lazy().select(expression(one).alias(one.column) for one in wanted)
    columns = [one.column for one in wanted]
    return collect(judged.with_columns(outcome=pl.all_horizontal(columns)))
