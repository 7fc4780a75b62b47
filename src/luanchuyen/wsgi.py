"""The door for WSGI servers: `gunicorn luanchuyen.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from luanchuyen.settings import require_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luanchuyen.settings")

require_secret_key()
application = get_wsgi_application()
