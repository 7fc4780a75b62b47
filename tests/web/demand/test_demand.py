"""The demand review."""

from django.test import Client

from tests.web.reading import DAY, cells, words


def test_it_counts_by_kind_and_by_unit(officer: Client) -> None:
    page = words(officer.get(f"/nhu-cau/?{DAY}"))

    assert "1 Đơn vị thiếu cán bộ" in page
    assert "Đảng ủy phường Sông Trăng" in page


def test_a_kind_opens_to_its_names_and_texts(officer: Client) -> None:
    page = words(officer.get(f"/nhu-cau/shortage/?{DAY}"))

    assert "Đảng ủy phường Sông Trăng" in page
    assert "Quy định 65-QĐ/TW ngày 28/04/2022" in page


def test_it_keeps_to_one_unit_when_asked(officer: Client) -> None:
    page = words(officer.get(f"/nhu-cau/shortage/?{DAY}&don_vi=KT"))

    assert "Không có việc nào" in page


def test_a_kind_nobody_knows_is_not_there(officer: Client) -> None:
    assert officer.get(f"/nhu-cau/la-lung/?{DAY}").status_code == 404
    assert officer.get(f"/nhu-cau/la-lung/tai-ve/?{DAY}").status_code == 404


def test_a_stranger_sees_no_demand_of_ours(stranger: Client) -> None:
    page = words(stranger.get(f"/nhu-cau/shortage/?{DAY}"))

    assert "Sông Trăng" not in page


def test_the_official_may_not_open_it(official: Client) -> None:
    assert official.get("/nhu-cau/").status_code == 403


def test_both_download_as_excel(officer: Client) -> None:
    everything = cells(officer.get(f"/nhu-cau/tai-ve/?{DAY}"))
    kind = cells(officer.get(f"/nhu-cau/shortage/tai-ve/?{DAY}"))

    assert ["Đơn vị thiếu cán bộ", *kind[0]] in everything
