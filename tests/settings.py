"""The product's settings as tests run with them."""

import os

os.environ.setdefault(
    "LUANCHUYEN_DEBUG", "1"
)  # no secret key, static files as they lie

from luanchuyen.settings import *  # noqa: E402, F403 - the line above must come first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick logins
