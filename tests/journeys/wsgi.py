"""The product for gunicorn on a fixed day, so that a journey of cases is the same on any other."""

import os
from datetime import date

from luanchuyen.web.shared import days
from luanchuyen.wsgi import application
from tests.planning import DAY

__all__ = ["application"]

_day = date.fromisoformat(os.environ.get("JOURNEY_DAY", DAY.isoformat()))
days.today = lambda: _day
