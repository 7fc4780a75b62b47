"""Who decides: derived from the two posts, the kind of move and where it leads."""

from dataclasses import replace
from datetime import date

import pytest

from luanchuyen.rules.authority import Competence, MoveFacts, competence
from luanchuyen.rules.rulebook import load

DAY = date(2019, 3, 4)
STANDING_COMMITTEE = "provincial_standing_committee"


ROTATION = MoveFacts(
    "rotation",
    committee="TU",
    from_managed_by="SO",
    to_managed_by="SO",
    leaves_sector=False,
    leaves_locality=False,
    bloc="Đảng",
)
TRANSFER = replace(ROTATION, kind="transfer")


def decided(move: MoveFacts, book: str = "lam-dong-2017", on: date = DAY) -> Competence:
    return competence(load(book), move, on)


@pytest.mark.clause("LD-III.2.4")
@pytest.mark.parametrize(
    "move",
    [
        replace(ROTATION, from_managed_by="TU"),
        replace(ROTATION, to_managed_by="TU"),
        replace(ROTATION, leaves_sector=True),
        replace(ROTATION, leaves_locality=True),
        replace(ROTATION, from_managed_by=None, to_managed_by="TU"),
        replace(ROTATION, leaves_sector=None, leaves_locality=True),
    ],
)
def test_the_provincial_committee_decides_its_posts_and_moves_out(
    move: MoveFacts,
) -> None:
    found = decided(move)

    assert (found.authority, found.consent) == (STANDING_COMMITTEE, None)
    assert found.cites == ("KH-LD-2017/III.2.4",)


@pytest.mark.clause("LD-III.2.4")
def test_a_rotation_within_goes_by_who_manages_the_posts() -> None:
    found = decided(ROTATION, on=date(2026, 3, 2))

    assert (found.authority, found.body) == ("managing_authority", "SO")
    assert found.cites == ("QD-65-2022/6", "ND-170-2025/44.1")


@pytest.mark.clause("LD-III.3.4")
@pytest.mark.parametrize(
    ("move", "authority", "consent"),
    [
        (replace(TRANSFER, from_managed_by="TU"), STANDING_COMMITTEE, None),
        (
            replace(TRANSFER, leaves_sector=True, bloc="Nhà nước"),
            "provincial_state_party_committee",
            None,
        ),
        (
            replace(TRANSFER, leaves_sector=True, bloc="Đảng"),
            "provincial_organisation_commission",
            "provincial_standing_body",
        ),
        (
            replace(TRANSFER, leaves_locality=True, bloc="Mặt trận và đoàn thể"),
            "provincial_organisation_commission",
            "provincial_standing_body",
        ),
    ],
)
def test_a_transfer_out_is_decided_by_bloc_and_one_branch_needs_consent(
    move: MoveFacts, authority: str, consent: str | None
) -> None:
    found = decided(move)

    assert (found.authority, found.consent) == (authority, consent)


@pytest.mark.clause("LD-III.3.4")
def test_the_consent_is_said_in_the_sentence() -> None:
    assert decided(replace(TRANSFER, leaves_sector=True)).sentence == (
        "Thẩm quyền quyết định: Ban Tổ chức Tỉnh ủy, "
        "sau khi Thường trực Tỉnh ủy thống nhất bằng văn bản."
    )


@pytest.mark.parametrize(
    ("move", "missing"),
    [
        (replace(TRANSFER, from_managed_by=None), ("managed_by",)),
        (replace(TRANSFER, committee=None, leaves_sector=True), ("managed_by",)),
        (replace(TRANSFER, leaves_sector=None), ("sector_locality",)),
        (replace(TRANSFER, leaves_sector=True, bloc=None), ("bloc",)),
    ],
)
def test_what_the_record_does_not_tell_stays_not_known(
    move: MoveFacts, missing: tuple[str, ...]
) -> None:
    found = decided(move)

    assert found.authority is None
    assert found.missing[: len(missing)] == missing
    assert found.sentence.startswith("Chưa rõ cấp có thẩm quyền: chưa rõ")


@pytest.mark.clause("LD-III.3.4")
def test_a_consent_that_may_be_needed_is_named_before_it_is_known() -> None:
    found = decided(replace(TRANSFER, leaves_sector=None, bloc="Đảng"))

    assert (found.authority, found.consent) == (None, "provincial_standing_body")


def test_what_both_answers_lead_to_is_known() -> None:
    found = decided(replace(ROTATION, from_managed_by=None, leaves_sector=True))

    assert found.authority == STANDING_COMMITTEE


def test_two_managers_are_for_no_text_we_read() -> None:
    found = decided(
        replace(ROTATION, to_managed_by="XA"), "qd-65-2022", date(2026, 3, 2)
    )

    assert (found.authority, found.missing) == (None, ())
    assert "hồ sơ phải nêu rõ" in found.sentence


@pytest.mark.parametrize(
    ("on", "cites"),
    [
        (date(2022, 4, 27), ()),
        (date(2022, 4, 28), ("QD-65-2022/6",)),
        (date(2025, 6, 30), ("QD-65-2022/6",)),
        (date(2025, 7, 1), ("QD-65-2022/6", "ND-170-2025/44.1")),
    ],
)
def test_each_day_has_its_texts(on: date, cites: tuple[str, ...]) -> None:
    assert decided(ROTATION, "qd-65-2022", on).cites == cites
