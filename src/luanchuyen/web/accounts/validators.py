"""Rules for new passwords whose words Django has not in Vietnamese."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django's own rule, told in Vietnamese."""

    def get_error_message(self) -> str:
        return f"Mật khẩu quá ngắn; cần ít nhất {self.min_length} ký tự."

    def get_help_text(self) -> str:
        return f"Mật khẩu có ít nhất {self.min_length} ký tự."
