"""The form that takes a workbook."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

LARGEST = 64 * 1024 * 1024


class UploadForm(forms.Form):
    workbook = forms.FileField(
        label="Sổ dữ liệu (.xlsx)",
        error_messages={
            "required": "Chưa chọn tệp. Hãy chọn sổ dữ liệu .xlsx.",
            "empty": "Tệp rỗng. Hãy chọn sổ dữ liệu .xlsx có nội dung.",
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".xlsx"}),
    )

    def clean_workbook(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["workbook"]
        if (upload.size or 0) > LARGEST:
            raise ValidationError(
                f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB. Tệp lớn được nhập từ máy chủ bằng "
                "lệnh luanchuyen import."
            )
        return upload
