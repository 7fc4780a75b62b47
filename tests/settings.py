"""The product's settings as tests run with them."""

import os

# No secret key is needed then, and static files are served as they lie.
os.environ.setdefault("LUANCHUYEN_DEBUG", "1")

from luanchuyen.settings import *  # noqa: F403 - the line above must come first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick logins
WHITENOISE_AUTOREFRESH = True  # files are looked for when asked; nothing is collected
