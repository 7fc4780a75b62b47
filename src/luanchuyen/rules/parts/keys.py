"""Keys that parts of a rulebook may use, with their words: who acts, which papers, which conditions."""

from collections.abc import Mapping

ACTORS: Mapping[str, str] = {
    "unit_leadership": "cấp ủy, tổ chức đảng, lãnh đạo cơ quan, đơn vị",
    "advisory_body": "cơ quan tham mưu tổ chức - cán bộ",
    "home_affairs": "cơ quan nội vụ",
    "competent_authority": "cấp có thẩm quyền",
    "standing_body": "Thường trực cấp ủy",
    "party_committee": "cấp ủy nơi công tác",
    "departure_unit": "nơi đi",
    "arrival_unit": "nơi đến",
    "related_bodies": "cơ quan liên quan",
    "political_standards_body": "cấp có thẩm quyền kết luận về tiêu chuẩn chính trị",
    "official": "cán bộ được dự kiến luân chuyển, điều động",
    "nominating_body": "cơ quan giới thiệu nhân sự ứng cử",
    "electing_body": "cơ quan bầu cử",
    "ratifying_body": "cấp phê chuẩn kết quả bầu cử",
}
PAPERS: Mapping[str, str] = {
    "demand_review": "kết quả rà soát, đánh giá đội ngũ",
    "plan": "kế hoạch luân chuyển",
    "approval_in_principle": "văn bản cho chủ trương",
    "proposals": "danh sách đề xuất nhân sự",
    "list": "danh sách dự kiến",
    "verdict_sheet": "phiếu rà soát tiêu chuẩn, điều kiện",
    "assessment": "văn bản nhận xét, đánh giá",
    "political_conclusion": "kết luận về tiêu chuẩn chính trị",
    "appraisal_request": "công văn lấy ý kiến thẩm định",
    "appraisal_summary": "báo cáo tổng hợp kết quả thẩm định",
    "meeting_minutes": "biên bản gặp gỡ cán bộ",
    "submission": "tờ trình",
    "vote_minutes": "biên bản họp và kiểm phiếu",
    "decision": "quyết định",
    "announcement": "thông báo công bố quyết định",
    "task_assignment": "văn bản giao nhiệm vụ",
    "place_briefing": "thông báo tình hình nơi đến",
    "consent": "văn bản thống nhất của Thường trực cấp ủy",
    "election_result": "kết quả bầu cử",
    "ratification": "quyết định phê chuẩn kết quả bầu cử",
}
# What other parts of the product find out; the engine only asks for the answer.
CONDITIONS: Mapping[str, str] = {
    "plan_approved": "kế hoạch đã được phê duyệt",
    "screened": "đã rà soát tiêu chuẩn, tiêu chí",
    "eligible": "không còn tiêu chuẩn nào chưa đạt mà chưa được xem xét trường hợp đặc biệt",
    "dossier": "hồ sơ đủ và còn thời hạn",
}
# What a paper or an opinion may be about; each has a fingerprint of its own.
SUBJECTS: Mapping[str, str] = {
    "plan": "kế hoạch",
    "official": "cán bộ",
    "from_post": "chức danh đang giữ",
    "to_post": "chức danh dự kiến",
}
ASKS: Mapping[str, str] = {
    "approval": "cho chủ trương, cho ý kiến đồng ý",
    "proposal": "đề xuất",
    "opinion": "ý kiến",
    "appraisal": "thẩm định",
    "assessment": "nhận xét, đánh giá",
    "talk": "trao đổi, gặp gỡ",
    "agreement": "thống nhất",
    "conclusion": "kết luận",
    "decision": "quyết định",
    "act": "việc phải làm",
}
GATES: Mapping[str, str] = {
    "heard": "đã có trả lời, kết quả",
    "agreed": "được đồng ý",
    "in_full": "đủ nội dung",
    "issued": "đã có",
    "condition": "đạt",
}
