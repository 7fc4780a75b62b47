"""A proposal as the JSON document of contract, section 5: printed by commands, frozen by services."""

from collections.abc import Mapping, Sequence

from luanchuyen.matching.chains import Chain
from luanchuyen.matching.meters import QuotaMeter, TeamMeter
from luanchuyen.matching.proposal import Proposal
from luanchuyen.matching.rows import Row
from luanchuyen.matching.solve import Reached


def document(proposal: Proposal) -> dict[str, object]:
    """The proposal as plain tables and lists; days stay days."""
    kinds = shapes(proposal)
    return {
        "title": proposal.plan.title,
        "rulebook": proposal.rulebook.id,
        "version": proposal.rulebook.version,
        "committee": proposal.plan.committee,
        "on": proposal.plan.day,
        "snapshot": proposal.snapshot.fingerprint,
        "status": proposal.status,
        "aims": [aim_document(aim) for aim in proposal.aims],
        "moves": [
            {
                "official": move.official,
                "from": move.origin,
                "to": move.target,
                "direction": move.direction,
                "case": move.case,
                "kind": kinds[move.official],
                "cites": proposal.cites[move],
            }
            for move in proposal.moves
        ],
        "stayed": [
            {"official": one.official, "why": one.why} for one in proposal.stayed
        ],
        "left_open": _left_open(proposal, on_purpose=False),
        "let_open": _left_open(proposal, on_purpose=True),
        **_strung(proposal.chains),
        "quotas": [_quota(meter) for meter in proposal.quotas],
        "teams": [_team(meter) for meter in proposal.teams],
        "conflict": [row_document(row) for row in proposal.conflict],
    }


def _left_open(proposal: Proposal, *, on_purpose: bool) -> list[dict[str, object]]:
    """Seats that stand open: those nobody was found for, or those the plan lets stay open."""
    return [
        {"post": one.post, "seats": one.seats, "why": one.why}
        for one in proposal.left_open
        if one.on_purpose is on_purpose
    ]


def document_together(proposals: Sequence[Proposal]) -> dict[str, object]:
    """Proposals of plans solved together: what is common, then each plan as by itself."""
    first = proposals[0]
    strung = dict.fromkeys(chain for one in proposals for chain in one.chains)
    return {
        "status": first.status,
        "aims": [aim_document(one) for one in first.aims],
        **_strung(list(strung)),
        "conflict": [row_document(row) for row in first.conflict],
        "plans": [document(one) for one in proposals],
    }


def shapes(proposal: Proposal) -> Mapping[str, str]:
    """By official, the kind of chain the move is part of."""
    return {
        move.official: chain.shape for chain in proposal.chains for move in chain.moves
    }


def _strung(chains: Sequence[Chain]) -> dict[str, object]:
    """The chains by their posts, and in the same order all it takes to draw them.

    The official at a place goes from the post at that place to the next one.
    """
    return {
        "chains": [chain.posts for chain in chains],
        "strings": [
            {
                "kind": chain.shape,
                "posts": chain.posts,
                "officials": [move.official for move in chain.moves],
            }
            for chain in chains
        ],
    }


def aim_document(aim: Reached) -> dict[str, object]:
    return {"id": aim.id, "value": aim.value, "bound": aim.bound}


def _quota(meter: QuotaMeter) -> dict[str, object]:
    quota = meter.quota
    return {
        "id": quota.id,
        "label": quota.label,
        "at_least": quota.at_least,
        "at_most": quota.at_most,
        "base": quota.base,
        "done": quota.done,
        "planned": meter.planned,
        "short": meter.short,
        "transferred": quota.transferred,
        "cites": quota.cites,
    }


def _team(meter: TeamMeter) -> dict[str, object]:
    return {
        "id": meter.share.id,
        "label": meter.share.label,
        "at_least_share": float(meter.share.at_least),
        "members": meter.members,
        "marked": meter.marked,
        "unknown": meter.unknown,
        "short": meter.short,
        "cites": meter.share.cites,
    }


def row_document(row: Row) -> dict[str, object]:
    return {
        "kind": row.kind,
        "official": row.official,
        "post": row.post,
        "unit": row.unit,
        "sentence": row.sentence,
        "cites": row.cites,
    }
