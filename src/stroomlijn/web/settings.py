"""Settings. What differs between installations comes from the environment; `stroomlijn start` sets it."""

from __future__ import annotations

import os
from pathlib import Path

from stroomlijn.foundation.mail import mail_server
from stroomlijn.web import surroundings
from stroomlijn.web.security import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY

PACKAGE = Path(__file__).resolve().parent
DATA_FOLDER = Path(os.environ.get("STROOMLIJN_DATA_DIR", "data")).resolve()
UPLOAD_FOLDER = DATA_FOLDER / "uploads"
PUBLIC_URL = os.environ.get("STROOMLIJN_PUBLIC_URL", "")
# Where people find us: for links in mail.
ADDRESS = os.environ.get("STROOMLIJN_ADDRESS", PUBLIC_URL)
DEMO = os.environ.get("STROOMLIJN_DEMO") == "1"
DEBUG = False

SECRET_KEY = surroundings.secret_key(DATA_FOLDER)
ALLOWED_HOSTS = surroundings.allowed_hosts(PUBLIC_URL)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials",
    "csp",
    "stroomlijn.foundation",
    "stroomlijn.organisation",
    "stroomlijn.landscape",
    "stroomlijn.harmonisation",
    "stroomlijn.zgw",
    "stroomlijn.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "stroomlijn.web.middleware.RequestIdMiddleware",
    "stroomlijn.web.middleware.HeadersMiddleware",
    "stroomlijn.web.register_middleware.RegisterMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "stroomlijn.web.middleware.BodyLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "stroomlijn.web.middleware.NulMiddleware",
    "stroomlijn.web.middleware.PeildatumMiddleware",
    "stroomlijn.web.middleware.ProblemMiddleware",
]

ROOT_URLCONF = "stroomlijn.web.urls"
WSGI_APPLICATION = "stroomlijn.web.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "stroomlijn.web.templatetags.stroomlijn",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "stroomlijn.web.navigation.navigation",
                "stroomlijn.web.demo_bar.demo_bar",
            ],
        },
    },
]

DATABASES = {"default": surroundings.database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "foundation.Account"
AUTHENTICATION_BACKENDS = ["stroomlijn.foundation.sign_in.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "stroomlijn.foundation.passwords.UnlikeTheAccount",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "stroomlijn.foundation.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000 if PUBLIC_URL.startswith("https://") else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC_URL.startswith("https://") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "collected"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": surroundings.static_storage(STATIC_ROOT)},
}
STATICFILES_DIRS = [("scripts", PACKAGE / "scripts")]

# One file is at most 10 MB, one upload at most 5,000 files or 200 MB; larger files go to disk while they arrive.
DATA_UPLOAD_MAX_NUMBER_FILES = 5_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the preview has two fields for each name of an organisation
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
MAX_UPLOAD_SIZE = 200 * 1024 * 1024

# Without a mail server every mail becomes a file in the folder `mail` of the data.
MAIL_SERVER = mail_server(os.environ.get("STROOMLIJN_SMTP", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_SERVER.host else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA_FOLDER / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.tls, MAIL_SERVER.ssl
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("STROOMLIJN_MAIL_FROM", "Stroomlijn <stroomlijn@localhost>")

# The case register: services whose resources its own may point at, beside those in its table of services.
ZGW_SERVICES = surroundings.words("STROOMLIJN_ZGW_SERVICES", surroundings.SELECTIELIJSTEN)
# What it takes unlike the standard unless it is told to be strict: see `stroomlijn.zgw.strictness`.
ZGW_STRICT = frozenset(surroundings.words("STROOMLIJN_ZGW_STRICT"))
# Where its documents are kept: in the folder, unless it is a bucket (`s3://bucket/folder`); what comes in waits there.
DOCUMENT_FOLDER = DATA_FOLDER / "documents"
ZGW_STORAGE = os.environ.get("STROOMLIJN_ZGW_STORAGE", "")
# A body with a document in it may be as large as the standard asks.
MAX_DOCUMENT_SIZE = 4 * 1024**3
# A virus scanner that speaks the protocol of clamd: the path of a socket, or host:port.
CLAMD = os.environ.get("STROOMLIJN_CLAMD", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("STROOMLIJN_LOG_LEVEL", "WARNING")},
}
