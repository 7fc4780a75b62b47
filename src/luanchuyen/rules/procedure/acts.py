"""What happened in a case: acts, never edited, in the order in which they were recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ActKind(StrEnum):
    """Acts of the office.

    `asked`, `delivered`, `answered`, `dropped` (thôi hỏi) and `settled` (giải quyết ý kiến không đồng
    ý) are about something asked; `issued` about a paper; `finished`, `delegated` and `sent_back` about
    a step; `withdrawn` and `refused` end the case.
    """

    ASKED = "asked"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    DROPPED = "dropped"
    SETTLED = "settled"
    ISSUED = "issued"
    FINISHED = "finished"
    DELEGATED = "delegated"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


ENDINGS = (ActKind.WITHDRAWN, ActKind.REFUSED)
OF_AN_ASK = (
    *(ActKind.ASKED, ActKind.DELIVERED, ActKind.ANSWERED),
    *(ActKind.DROPPED, ActKind.SETTLED),
)
OF_A_STEP = (ActKind.FINISHED, ActKind.DELEGATED, ActKind.SENT_BACK)
WITH_REASON = (*ENDINGS, ActKind.DROPPED, ActKind.SETTLED, ActKind.SENT_BACK)


class Answer(StrEnum):
    """What was answered; `no_opinion` is said, silence is not."""

    AGREE = "agree"
    REFUSE = "refuse"
    NO_OPINION = "no_opinion"


@dataclass(frozen=True)
class Act:
    """One act. `who` is an actor's key; `whom` an actor's key, with a code behind a colon where
    several bodies are asked; `read` the fingerprint of each subject as it was read.

    `item` is the ask or the paper; `step` the step the paper is of, or the one finished, delegated or
    gone back to; `due` the day the letter names; `conditions` those met when the step was finished.
    A finish has read everything proposed.
    """

    kind: ActKind
    day: date
    who: str
    step: str = ""
    item: str = ""
    whom: str = ""
    answer: Answer | None = None
    parts: frozenset[str] = frozenset()
    due: date | None = None
    reason: str = ""
    read: Mapping[str, str] = field(default_factory=dict)
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Condition:
    """What another part of the product found out; None: not known."""

    met: bool | None
    sentence: str
    cites: tuple[str, ...] = ()


def fits(
    read: Mapping[str, str], proposed: Mapping[str, str], about: frozenset[str]
) -> bool:
    """Whether what was read is what is proposed now, in everything it was about."""
    return all(
        subject in read and read[subject] == proposed.get(subject) for subject in about
    )
