"""The door for ASGI servers."""

import os

from django.core.asgi import get_asgi_application

from luanchuyen.settings import require_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luanchuyen.settings")

require_secret_key()
application = get_asgi_application()
