"""Acts on cases, one function each, and what waits for whom; `services.access.get_case` loads a case."""

from luanchuyen.rules.procedure.acts import Answer
from luanchuyen.services.cases.carrying import (
    Outcome,
    cancel_decision,
    carry_out_due,
    take_effect,
)
from luanchuyen.services.cases.conditions import blocked, standing_of, verdict
from luanchuyen.services.cases.deciding import (
    Ballot,
    announce,
    decide,
    elect,
    issue_decision,
    members_of,
    submit,
    vote,
    vote_of,
)
from luanchuyen.services.cases.errors import RefusedError
from luanchuyen.services.cases.inbox import (
    Appointment,
    OwnSheet,
    Waiting,
    calendar,
    inbox,
    listed,
    own,
    waivers_of,
)
from luanchuyen.services.cases.minutes import Minutes
from luanchuyen.services.cases.opening import (
    Wish,
    change_proposal,
    move_to_newer_procedure,
    open_from_plan,
    open_transfer,
)
from luanchuyen.services.cases.opinions import (
    answer,
    appraise,
    assess,
    deliver,
    drop,
    meet,
    note_silence,
    request_opinion,
    settle,
)
from luanchuyen.services.cases.papers import (
    Line,
    add_paper,
    contents,
    open_paper,
    reuse_papers,
)
from luanchuyen.services.cases.steps import (
    delegate,
    finish,
    issue_paper,
    refuse,
    send_back,
    withdraw,
)
from luanchuyen.services.cases.waiving import grant_waiver

__all__ = [
    "Answer",
    "Appointment",
    "Ballot",
    "Line",
    "Minutes",
    "Outcome",
    "OwnSheet",
    "RefusedError",
    "Waiting",
    "Wish",
    "add_paper",
    "announce",
    "answer",
    "appraise",
    "assess",
    "blocked",
    "calendar",
    "cancel_decision",
    "carry_out_due",
    "change_proposal",
    "contents",
    "decide",
    "delegate",
    "deliver",
    "drop",
    "elect",
    "finish",
    "grant_waiver",
    "inbox",
    "issue_decision",
    "issue_paper",
    "listed",
    "meet",
    "members_of",
    "move_to_newer_procedure",
    "note_silence",
    "open_from_plan",
    "open_paper",
    "open_transfer",
    "own",
    "refuse",
    "request_opinion",
    "reuse_papers",
    "send_back",
    "settle",
    "standing_of",
    "submit",
    "take_effect",
    "verdict",
    "vote",
    "vote_of",
    "waivers_of",
    "withdraw",
]
