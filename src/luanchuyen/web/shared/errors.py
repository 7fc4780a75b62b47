"""Pages for what went wrong, in Vietnamese and without a technical word."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


@dataclass(frozen=True)
class _Said:
    status: int
    title: str
    why: str
    next: str


_REFUSED = _Said(
    403,
    "Không được phép xem hoặc làm việc này",
    "Vai trò của đồng chí không có quyền đối với nội dung này.",
    "Nếu công việc cần đến, hãy đề nghị người quản trị cấp quyền.",
)
_STALE = _Said(
    403,
    "Trang đã để quá lâu",
    "Biểu mẫu được gửi từ một trang đã cũ hoặc phiên làm việc đã kết thúc.",
    "Hãy quay lại, tải lại trang rồi gửi lần nữa. Chưa có gì được ghi.",
)
_MISSING = _Said(
    404,
    "Không tìm thấy trang",
    "Địa chỉ không đúng, nội dung không còn, hoặc không thuộc phạm vi được xem.",
    "Hãy kiểm tra địa chỉ hoặc tìm lại từ trình đơn.",
)
_WRONG = _Said(
    400,
    "Yêu cầu không đọc được",
    "Địa chỉ hoặc nội dung gửi lên không đúng dạng.",
    "Hãy quay lại và thử lần nữa.",
)
_BROKEN = _Said(
    500,
    "Phần mềm gặp lỗi",
    "Lỗi đã được ghi vào nhật ký của máy chủ. Chưa có gì bị thay đổi.",
    "Hãy thử lại; nếu vẫn gặp, hãy báo người quản trị kèm thời điểm gặp lỗi.",
)


def _page(request: HttpRequest, said: _Said) -> HttpResponse:
    return render(request, "shared/error.html", {"said": said}, status=said.status)


def wrong(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, _WRONG)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, _REFUSED)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, _MISSING)


def broken(request: HttpRequest) -> HttpResponse:
    # Without the request: its context asks the database, which may be what is broken.
    return HttpResponse(
        render_to_string("shared/error.html", {"said": _BROKEN}), status=500
    )


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose secret does not fit: usually a page left open over night."""
    return _page(request, _STALE)
