"""What goes into the plan (kế hoạch) as a paper: frozen facts, nothing to be looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from luanchuyen.documents.bases import Basis
from luanchuyen.documents.frame import Heading, Recipients, Signature
from luanchuyen.documents.lines import MoveLine, OpenLine, QuotaLine, StayLine, Trace
from luanchuyen.rules.rulebook import Rulebook


@dataclass(frozen=True)
class PlanPaper:
    """One plan, with everything its paper says.

    `day` is the day whose facts and law it rests on, `period` its first and last year where it covers
    years. `items` are paragraphs under what a plan must state, by the keys of
    `rules.words.PLAN_ITEMS`; what the moves themselves tell is added to them. `bases` keep their order.
    """

    heading: Heading
    issuer: str
    title: str
    day: date
    rulebook: Rulebook
    plan: str
    snapshot: str
    bases: Sequence[Basis]
    purpose: Sequence[str]
    organisation: Sequence[str]
    recipients: Sequence[Recipients]
    kept_by: str
    signature: Signature
    items: Mapping[str, Sequence[str]] = field(default_factory=dict)
    moves: Sequence[MoveLine] = ()
    quotas: Sequence[QuotaLine] = ()
    stayed: Sequence[StayLine] = ()
    left_open: Sequence[OpenLine] = ()
    period: tuple[int, int] | None = None

    @property
    def written_on(self) -> date:
        """The day of the paper: of its signature, or of its facts while it is a draft."""
        return self.heading.signed_on or self.day

    @property
    def trace(self) -> Trace:
        return Trace(self.plan, self.snapshot, self.rulebook.id, self.rulebook.version)
