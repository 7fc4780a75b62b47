"""Every wrong rulebook or library is refused: code, file, line, and a sentence in Vietnamese."""

from textwrap import dedent

import pytest

from luanchuyen.rules import instruments
from luanchuyen.rules.instruments import library
from luanchuyen.rules.located_yaml import RulebookError
from luanchuyen.rules.reading import parse
from luanchuyen.rules.rulebook import build


def wrong(text: str) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        build("sai", parse(dedent(text).lstrip("\n"), "sai.yaml", library()))
    return caught.value


ENTRY = "from: 2023-01-01, cites: [QD-65-2022/4]"
WAIVED = f"{ENTRY}, force: waivable, by: competent_authority"
FAULTS = {
    "không phải YAML": ("title: [", "rules.E001", 1, "không đọc được YAML"),
    "không phải bảng": ("- một", "rules.E004", 1, "cần một bảng khóa – giá trị"),
    "khóa viết hai lần": (
        "title: A\ntitle: B",
        "rules.E002",
        2,
        "khóa «title» viết hai lần",
    ),
    "tiêu chí viết hai lần": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}}}\n  planned:\n    - {{{WAIVED}}}",
        "rules.E002",
        5,
        "khóa «planned» viết hai lần",
    ),
    "khóa lạ ở đầu": ("title: A\nrules: {}", "rules.E003", 2, "khóa lạ «rules»"),
    "thiếu tên": ("criteria: {}", "rules.E010", 1, "thiếu khóa bắt buộc «title»"),
    "khóa lạ trong mục": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}, month: 3}}",
        "rules.E003",
        4,
        "khóa lạ «month»",
    ),
    "có ngày cuối": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}, until: 2024-01-01}}",
        "rules.E003",
        4,
        "khóa lạ «until»",
    ),
    "giá trị sai kiểu": (
        f"title: A\ncriteria:\n  service_left:\n    - {{{WAIVED}, months: mười năm}}",
        "rules.E004",
        4,
        "cần một số nguyên",
    ),
    "thiếu giá trị của tiêu chí": (
        f"title: A\ncriteria:\n  service_left:\n    - {{{WAIVED}}}",
        "rules.E010",
        4,
        "thiếu khóa bắt buộc «months»",
    ),
    "chức danh lạ": (
        f"title: A\ncriteria:\n  special_case_only:\n    - {{{WAIVED}, titles: [thu_truong], levels: [Xã]}}",
        "rules.E004",
        4,
        "«thu_truong» không phải một trong",
    ),
    "cấp lạ": (
        f"title: A\ncriteria:\n  special_case_only:\n    - {{{WAIVED}, titles: [bi_thu], levels: [Phường]}}",
        "rules.E004",
        4,
        "«Phường» không phải một trong",
    ),
    "cấp lạ trong giới hạn hai nhiệm kỳ": (
        f"title: A\ntwo_terms:\n  heads:\n    - {{{ENTRY}, months: 96, levels: [Thôn]}}",
        "rules.E004",
        4,
        "«Thôn» không phải một trong",
    ),
    "chức danh lạ trong cặp tương đương": (
        f"title: A\nequivalences:\n  cap:\n    - {ENTRY.replace(', ', chr(10) + '      ')}\n"
        "      post: {titles: [ong_trum], levels: [Huyện]}\n      with: []",
        "rules.E004",
        6,
        "«ong_trum» không phải một trong",
    ),
    "không có ngày đầu": (
        "title: A\ncriteria:\n  planned:\n    - {cites: [QD-65-2022/4], force: absolute}",
        "rules.E005",
        4,
        "thiếu ngày đầu tiên",
    ),
    "ngày viết bằng chữ": (
        "title: A\ncriteria:\n  planned:\n    - {from: ngày mai, cites: [QD-65-2022/4], force: absolute}",
        "rules.E004",
        4,
        "cần một ngày yyyy-mm-dd",
    ),
    "trích dẫn lạ": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-01-01, cites: [QD-0/1], force: absolute}",
        "rules.E006",
        4,
        "«QD-0/1» không có trong danh mục văn bản",
    ),
    "tiêu chí lạ": (
        f"title: A\ncriteria:\n  handsome:\n    - {{{WAIVED}}}",
        "rules.E007",
        3,
        "không có tiêu chí «handsome»",
    ),
    "ngày không theo thứ tự": (
        f"title: A\ncriteria:\n  planned:\n    - {{{WAIVED}}}\n    - {{{WAIVED}}}",
        "rules.E008",
        5,
        "phải sau ngày của mục trước",
    ),
    "được miễn nhưng không nói ai cho": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: waivable}}",
        "rules.E010",
        4,
        "phải đi cùng nhau",
    ),
    "tuyệt đối nhưng lại nói ai cho miễn": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: absolute, by: politburo}}",
        "rules.E010",
        4,
        "phải đi cùng nhau",
    ),
    "cấp có thẩm quyền lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: waivable, by: nobody}}",
        "rules.E004",
        4,
        "«nobody» không phải một trong",
    ),
    "không nói mức bắt buộc": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "thiếu khóa bắt buộc «force»",
    ),
    "mức bắt buộc lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, force: strong}}",
        "rules.E004",
        4,
        "cần một trong các từ đã định",
    ),
    "mục không phải danh sách": (
        "title: A\ncriteria:\n  planned: {}",
        "rules.E004",
        3,
        "«planned» cần một danh sách",
    ),
    "phần không phải bảng": (
        "title: A\ncriteria: []",
        "rules.E004",
        2,
        "«criteria» cần một bảng",
    ),
    "loại nhu cầu lạ": (
        f"title: A\ndemands:\n  wishes:\n    - {{{ENTRY}}}",
        "rules.E003",
        3,
        "khóa lạ «wishes»",
    ),
    "nhu cầu thiếu giá trị": (
        f"title: A\ndemands:\n  retiring:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "«retiring» cần đúng các giá trị: months",
    ),
    "mục bãi bỏ có khóa lạ": (
        f"title: A\ncriteria:\n  planned:\n    - {{{ENTRY}, repealed: true, until: 2024-01-01}}",
        "rules.E003",
        4,
        "khóa lạ «until»",
    ),
    "điểm ưu tiên lạ": (
        f"title: A\nmerit:\n  handsome:\n    - {{{ENTRY}, weight: 1}}",
        "rules.E003",
        3,
        "khóa lạ «handsome»",
    ),
    "cán bộ trẻ không nói tuổi": (
        f"title: A\nmerit:\n  young:\n    - {{{ENTRY}, weight: 1}}",
        "rules.E010",
        4,
        "cần khóa «under_age»",
    ),
    "chỉ tiêu có mức thấp cao hơn mức cao": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, at_least: 3, at_most: 2}}",
        "rules.E004",
        4,
        "«di» có mức thấp 3 lớn hơn mức cao 2",
    ),
    "chỉ tiêu âm": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, at_least: -1}}",
        "rules.E004",
        4,
        "không nhỏ hơn mức thấp nhất",
    ),
    "chỉ tiêu không có tên": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "thiếu khóa bắt buộc «label»",
    ),
    "tỷ lệ không nói tính trên ai": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, at_least_share: 0.2}}",
        "rules.E010",
        4,
        "cần khóa «groups»",
    ),
    "tỷ lệ quá một": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, at_least_share: 20}}",
        "rules.E004",
        4,
        "một số không quá 1",
    ),
    "vừa số vừa tỷ lệ": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, at_least: 1, at_least_share: 0.2, groups: [{{group: planned}}]}}",
        "rules.E010",
        4,
        "chỉ có một trong",
    ),
    "hai chiều mà thiếu một nơi": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, both_ways: one_sum, into: {{levels: [Xã]}}}}",
        "rules.E010",
        4,
        "cần cả «out_of» và «into»",
    ),
    "nơi không nêu gì": (
        f"title: A\nteam_shares:\n  ubkt:\n    - {{{ENTRY}, label: Kiểm tra, team: {{}}, sector: Kiểm tra, years: 5, at_least_share: 0.5}}",
        "rules.E010",
        4,
        "cần nêu chức danh, cấp hoặc ngành",
    ),
    "chức danh lạ trong chỉ tiêu": (
        f"title: A\nquotas:\n  di:\n    - {{{ENTRY}, label: Đi, out_of: {{titles: [ong_trum]}}}}",
        "rules.E004",
        4,
        "«ong_trum» không phải một trong",
    ),
    "thời điểm lạ": (
        f"title: A\ntiming:\n  spring:\n    - {{{ENTRY}}}",
        "rules.E003",
        3,
        "khóa lạ «spring»",
    ),
    "thời điểm thiếu giá trị": (
        f"title: A\ntiming:\n  window:\n    - {{{ENTRY}}}",
        "rules.E010",
        4,
        "«window» cần đúng các giá trị: opens",
    ),
    "nhiệm kỳ không đọc được": (
        f"title: A\ntiming:\n  terms:\n    - {{{ENTRY}, first_term: khóa XIII}}",
        "rules.E004",
        4,
        "một nhiệm kỳ như 2020-2025",
    ),
    "giữ ổn định điều lạ": (
        f"title: A\nstability:\n  calm:\n    - {{{ENTRY}}}",
        "rules.E003",
        3,
        "khóa lạ «calm»",
    ),
    "nội dung kế hoạch lạ": (
        f"title: A\nplan_items:\n  weather:\n    - {{{ENTRY}}}",
        "rules.E003",
        3,
        "khóa lạ «weather»",
    ),
    "bãi bỏ một tiêu chí không có": (
        f"title: A\ncriteria:\n  handsome:\n    - {{{ENTRY}, repealed: true}}",
        "rules.E007",
        3,
        "không có tiêu chí «handsome»",
    ),
    "bãi bỏ một loại nhu cầu không có": (
        f"title: A\ndemands:\n  wishes:\n    - {{{ENTRY}, repealed: true}}",
        "rules.E003",
        3,
        "khóa lạ «wishes»",
    ),
    "ngày không có thật": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-02-30, cites: [QD-65-2022/4]}",
        "rules.E004",
        4,
        "«2023-02-30» không phải một ngày",
    ),
    "không có trích dẫn nào": (
        "title: A\ncriteria:\n  planned:\n    - {from: 2023-01-01, cites: []}",
        "rules.E004",
        4,
        "cần ít nhất một mục",
    ),
    "khóa là một danh sách": (
        "title: A\n? [a]\n: b",
        "rules.E001",
        1,
        "khóa phải là một từ",
    ),
    "ký tự không in được": (
        "title: A\ncriteria: \x01",
        "rules.E001",
        2,
        "có ký tự không in được",
    ),
    "lộ trình nghỉ hưu thiếu một giới": (
        f"title: A\nretirement:\n  roadmap:\n    - {{{ENTRY}, ages: {{Nam: {{2020: 720}}}}}}",
        "rules.E004",
        4,
        "cần đủ Nam và Nữ",
    ),
}


CITED = "cites: [QD-65-2022/7]"
ASK = f"{{key: y_kien, title: A, kind: opinion, of: [official], about: [official], {CITED}}}"


def procedure(
    step: str = "",
    gate: str = "gate: heard, of: y_kien",
    ask: str = ASK,
    entry: str = "",
    line: str = "rotation",
) -> str:
    """A book with one procedure of one step; the step stands on line 9."""
    return f"""title: A
procedures:
  {line}:
    - {ENTRY.replace(", cites", chr(10) + "      cites")}
      title: T
      {entry}
      steps:
        - {{key: b, title: B, actor: official, decides: true, {CITED}{step},
           asks: [{ask}],
           gates: [{{{gate}, {CITED}}}]}}"""


PART_FAULTS = {
    "loại quy trình lạ": (
        procedure(line="holiday"),
        "rules.E003",
        4,
        "khóa lạ «holiday»; các khóa được dùng: rotation, transfer, election",
    ),
    "người làm lạ": (
        procedure(step=", with: [ong_trum]"),
        "rules.E004",
        9,
        "«ong_trum» không phải một trong",
    ),
    "hỏi người lạ": (
        procedure(ask=ASK.replace("[official], about", "[ong_trum], about")),
        "rules.E004",
        10,
        "«ong_trum» không phải một trong",
    ),
    "hỏi về điều lạ": (
        procedure(ask=ASK.replace("about: [official]", "about: [weather]")),
        "rules.E004",
        10,
        "«weather» không phải một trong plan",
    ),
    "cách hỏi lạ": (
        procedure(ask=ASK.replace("kind: opinion", "kind: guess")),
        "rules.E004",
        10,
        "cần một trong các từ đã định",
    ),
    "điều kiện dẫn tới việc không hỏi": (
        procedure(gate="gate: agreed, of: khac"),
        "rules.E011",
        11,
        "«khac» không phải một việc đã hỏi đến bước này; hiện có: y_kien",
    ),
    "đủ nội dung mà không có nội dung nào": (
        procedure(gate="gate: in_full, of: y_kien"),
        "rules.E010",
        11,
        "«y_kien» không có «parts» nào",
    ),
    "giấy tờ không có ở bước nào": (
        procedure(gate="gate: issued, of: decision"),
        "rules.E011",
        11,
        "«decision» không phải một giấy tờ «papers_out»",
    ),
    "giấy tờ lạ": (
        procedure(step=", papers_out: [thiep_moi]"),
        "rules.E004",
        9,
        "«thiep_moi» không phải một trong",
    ),
    "điều kiện lạ": (
        procedure(gate="gate: condition, of: sunny"),
        "rules.E004",
        11,
        "«sunny» không phải một trong plan_approved",
    ),
    "bước không có điều kiện": (
        procedure().replace(f"[{{gate: heard, of: y_kien, {CITED}}}]", "[]"),
        "rules.E004",
        11,
        "cần ít nhất một mục",
    ),
    "trích dẫn lạ trong bước": (
        procedure(gate="gate: heard, of: y_kien").replace(
            f"of: y_kien, {CITED}", "of: y_kien, cites: [QD-0/1]"
        ),
        "rules.E006",
        11,
        "«QD-0/1» không có trong danh mục văn bản",
    ),
    "không bước nào quyết định": (
        procedure().replace(", decides: true", ""),
        "rules.E010",
        8,
        "cần đúng một bước «decides: true»",
    ),
    "việc hỏi viết hai lần": (
        procedure(ask=f"{ASK}, {ASK}"),
        "rules.E002",
        8,
        "khóa «y_kien» viết hai lần",
    ),
    "khối lạ": (
        procedure(entry="applies: {post: to_post, blocs: [Hội]}"),
        "rules.E004",
        7,
        "«Hội» không phải một trong Đảng",
    ),
    "thời hạn của hai việc": (
        procedure(entry=f"times: [{{ask: y_kien, step: b, days: 3, {CITED}}}]"),
        "rules.E010",
        7,
        "cần đúng một trong «ask», «step», «after»",
    ),
    "thời hạn của bước không có": (
        procedure(entry=f"times: [{{after: c, days: 3, {CITED}}}]"),
        "rules.E011",
        7,
        "«c» không phải một bước; hiện có: b",
    ),
    "thời hạn không ngày nào": (
        procedure(entry=f"times: [{{step: b, days: 0, {CITED}}}]"),
        "rules.E004",
        7,
        "cần một số không nhỏ hơn mức thấp nhất",
    ),
    "thẩm quyền lạ": (
        f"title: A\nauthorities:\n  transfer:\n    - {{{ENTRY}, branches: [{{decides: nobody, {CITED}}}]}}",
        "rules.E004",
        4,
        "«nobody» không phải một trong",
    ),
    "túc số quá toàn bộ": (
        f"title: A\nvotes:\n  collective:\n    - {{{ENTRY}, quorum: {{parts: 4, of: 3}}, majority: {{parts: 1, of: 2}}, by_circulation: true}}",
        "rules.E004",
        4,
        "«quorum» không thể quá toàn bộ",
    ),
    "đa số không ai đạt được": (
        f"title: A\nvotes:\n  collective:\n    - {{{ENTRY}, quorum: {{parts: 2, of: 3}}, majority: {{parts: 1, of: 1}}, by_circulation: true}}",
        "rules.E004",
        4,
        "«majority» phải nhỏ hơn toàn bộ",
    ),
    "giấy tờ trong hồ sơ viết hai lần": (
        f"title: A\ndossiers:\n  rotation:\n    - {{{ENTRY}, measured_on: submission, items: [{{key: a, title: A, {CITED}}}, {{key: a, title: B, {CITED}}}]}}",
        "rules.E002",
        4,
        "khóa «a» viết hai lần",
    ),
    "điều kiện của trường hợp đặc biệt lạ": (
        f"title: A\nwaivers:\n  planned:\n    - {{{ENTRY}, grounds: [nice]}}",
        "rules.E004",
        4,
        "«nice» không phải một trong special_case",
    ),
    "trường hợp đặc biệt của tiêu chí lạ": (
        f"title: A\nwaivers:\n  handsome:\n    - {{{ENTRY}, grounds: [special_case]}}",
        "rules.E003",
        4,
        "khóa lạ «handsome»",
    ),
    "yêu cầu thêm có giấy tờ lạ": (
        f"title: A\nprocedure_additions:\n  rotation:\n    - {{{ENTRY}, steps: [{{step: b, gates: [{{gate: issued, of: thiep, {CITED}}}]}}]}}",
        "rules.E004",
        4,
        "«thiep» không phải một trong",
    ),
    "bãi bỏ quy trình mà còn bước": (
        f"title: A\nprocedures:\n  rotation:\n    - {{{ENTRY}, repealed: true, steps: []}}",
        "rules.E003",
        4,
        "khóa lạ «steps»",
    ),
}
FAULTS |= PART_FAULTS


def test_the_sound_procedure_of_these_faults_is_read() -> None:
    assert parse(procedure(), "dung.yaml", library()).others["procedures"]


@pytest.mark.parametrize(("text", "code", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_text_is_refused_in_one_sentence(
    text: str, code: str, line: int, words: str
) -> None:
    error = wrong(text)

    assert (error.code, error.file, error.line) == (code, "sai.yaml", line)
    assert words in str(error)
    assert f"sai.yaml, dòng {line}" in str(error)


LIBRARY_FAULTS = {
    "khóa lạ": (
        "A: {kind: K, issuer: I, title: T, colour: đỏ}",
        "rules.E003",
        "khóa lạ «colour»",
    ),
    "thiếu nơi ban hành": (
        "A: {kind: K, title: T}",
        "rules.E010",
        "thiếu khóa bắt buộc «issuer»",
    ),
    "thay thế văn bản không có": (
        "A: {kind: K, issuer: I, title: T, replaces: [B]}",
        "rules.E006",
        "«B» không có trong danh mục văn bản",
    ),
}


@pytest.mark.clause("MH-0.1")
@pytest.mark.parametrize(
    ("text", "code", "words"), LIBRARY_FAULTS.values(), ids=LIBRARY_FAULTS
)
def test_a_wrong_library_of_instruments_is_refused(
    text: str, code: str, words: str
) -> None:
    with pytest.raises(RulebookError, match=words) as caught:
        instruments.parse(text, "van-ban.yaml")

    assert (caught.value.code, caught.value.line) == (code, 1)
