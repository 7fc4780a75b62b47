"""Settings: every value that differs between places comes from the environment."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

HERE = Path(__file__).resolve().parent
Value = TypeVar("Value")


def env(name: str, kind: Callable[[str], Value], default: Value) -> Value:
    """Read `name` as `kind`; a value of another kind stops the start with a sentence."""
    text = os.environ.get(name, "")
    if not text:
        return default
    try:
        return kind(text)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"Biến môi trường {name} có giá trị {text!r} không hợp lệ: {error}"
        ) from error


def yes_or_no(text: str) -> bool:
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "0": False,
        "false": False,
        "no": False,
    }
    if text.lower() not in words:
        raise ValueError("chỉ nhận 1 hoặc 0")
    return words[text.lower()]


def words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def secret(name: str) -> str:
    """Read the secret `name`, or the file that `<name>_FILE` names; blank if neither."""
    file = os.environ.get(f"{name}_FILE", "")
    if not file:
        return os.environ.get(name, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Không đọc được tệp {file} nêu ở {name}_FILE: {error.strerror}"
        ) from error


def postgresql(url: str) -> dict[str, Any]:
    """Take apart postgresql://user:password@host:port/name?option=value."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("cần dạng postgresql://người_dùng:mật_khẩu@máy:cổng/tên_csdl")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite(path: Path) -> dict[str, Any]:
    """Readers do not wait for the writer (WAL); writers queue from their first statement."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
        },
    }


def require_secret_key() -> None:
    """Open no door without a key: better no server than one that fails at each login."""
    if not SECRET_KEY:
        raise ImproperlyConfigured(
            "Chưa có khóa bí mật: đặt LUANCHUYEN_SECRET_KEY (hoặc LUANCHUYEN_SECRET_KEY_FILE)"
            " là chuỗi ngẫu nhiên từ 50 ký tự; chạy thử thì đặt LUANCHUYEN_DEBUG=1."
        )


DEBUG = env("LUANCHUYEN_DEBUG", yes_or_no, False)
# Commands such as `luanchuyen import` sign nothing and need no key; servers do, see above.
SECRET_KEY = secret("LUANCHUYEN_SECRET_KEY") or (
    "chi-dung-khi-chay-thu" * 3 if DEBUG else ""
)
ALLOWED_HOSTS = env("LUANCHUYEN_HOSTS", words, ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = words(os.environ.get("LUANCHUYEN_ORIGINS", ""))

# The folder for what the product keeps beside a server: the SQLite file, the files of dossiers.
DATA = env("LUANCHUYEN_DATA", Path, Path.cwd() / "var")
DATABASES = {
    "default": env("DATABASE_URL", postgresql, sqlite(DATA / "luanchuyen.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_htmx",
    "luanchuyen.records",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luanchuyen.web.shared.requests.numbered",
    "luanchuyen.web.shared.requests.looking_never_writes",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "luanchuyen.urls"
WSGI_APPLICATION = "luanchuyen.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((HERE / "web").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "luanchuyen.web.shared.menu.menu",
            ],
        },
    },
]

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "luanchuyen.web.accounts.validators.LongEnough",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"

# Ten wrong passwords for one name from one address close that pair for a quarter of an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "luanchuyen.web.accounts.views.locked_out"
CSRF_FAILURE_VIEW = "luanchuyen.web.shared.errors.stale"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env("LUANCHUYEN_STATIC_ROOT", Path, Path.cwd() / "static-collected")
STATICFILES_DIRS = [HERE / "web" / "static"]
if not DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        },
    }

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# Behind HTTPS (set LUANCHUYEN_HTTPS=1): cookies travel by it only, and browsers remember so.
HTTPS = env("LUANCHUYEN_HTTPS", yes_or_no, False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A workbook of a province is some ten megabytes; larger uploads go by `luanchuyen import`.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# One scanned paper of a dossier, at most.
DOSSIER_MAX_BYTES = env("LUANCHUYEN_DOSSIER_MAX_MB", int, 20) * 1024 * 1024
# Where an office keeps templates of papers of its own, by the names of those we ship.
PAPER_TEMPLATES = env("LUANCHUYEN_PAPER_TEMPLATES", Path, None)
# For so long may an administrator read dossiers after giving a reason.
READING_SESSION_MINUTES = env("LUANCHUYEN_READING_SESSION_MINUTES", int, 30)

# Reminders go to the console until a server for mail is named.
EMAIL_HOST = os.environ.get("LUANCHUYEN_EMAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_PORT = env("LUANCHUYEN_EMAIL_PORT", int, 25)
EMAIL_HOST_USER = os.environ.get("LUANCHUYEN_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("LUANCHUYEN_EMAIL_PASSWORD")
EMAIL_USE_TLS = env("LUANCHUYEN_EMAIL_TLS", yes_or_no, False)
DEFAULT_FROM_EMAIL = os.environ.get("LUANCHUYEN_EMAIL_FROM", "luanchuyen@localhost")
# So many days before it is due, a thing is reminded of.
REMIND_DAYS = env("LUANCHUYEN_REMIND_DAYS", int, 3)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
