"""Django's own commands: `python -m luanchuyen migrate`, `runserver`, `makemigrations` …"""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luanchuyen.settings")
    settings.DATA.mkdir(parents=True, exist_ok=True)
    execute_from_command_line(["python -m luanchuyen", *sys.argv[1:]])


if __name__ == "__main__":
    main()
