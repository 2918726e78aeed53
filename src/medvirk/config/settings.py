"""All settings, in one place."""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from medvirk.config import environment

ROOT = Path(__file__).resolve().parents[3]
VAR = environment.folder()
DEMO = environment.flag("MEDVIRK_DEMO")
DEBUG = environment.flag("MEDVIRK_DEBUG")
SECURE = environment.flag("MEDVIRK_SECURE")
SECRET_KEY = environment.secret_key(VAR)
ALLOWED_HOSTS = environment.names("MEDVIRK_HOSTS", "127.0.0.1,localhost,[::1]")
SITE_URL = environment.names("MEDVIRK_SITE_URL", "http://127.0.0.1:8000")[0]

INSTALLED_APPS = [
    "medvirk.home",
    "medvirk.change",
    "medvirk.meet",
    "medvirk.listen",
    "medvirk.release",
    "medvirk.people",
    "medvirk.find",
    "medvirk.demo",
    "medvirk.foundation.thread",
    "medvirk.foundation.jobs",
    "medvirk.foundation.mail",
    "medvirk.foundation.files",
    "medvirk.foundation.report",
    "medvirk.foundation.ui",
    "medvirk.foundation.keys",
    "medvirk.foundation.audit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "medvirk.foundation.ui.middleware.remember_language",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "medvirk.people.middleware.name_the_actor",
    "medvirk.foundation.ui.middleware.RefusalsAsPages",
]

ROOT_URLCONF = "medvirk.config.urls"
WSGI_APPLICATION = "medvirk.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "medvirk.foundation.ui.context.frame",
            ],
            "builtins": ["medvirk.foundation.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "medvirk.foundation.ui.forms.Renderer"

DATABASES = {
    "default": environment.database("MEDVIRK_DATABASE_URL", VAR / "medvirk.sqlite3"),
    # Private keys and their wraps live by themselves, with a backup retention of their own.
    "keys": environment.database("MEDVIRK_KEYS_DATABASE_URL", VAR / "keys.sqlite3"),
}
DATABASE_ROUTERS = ["medvirk.foundation.keys.router.KeyStoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "people:sign_in"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "medvirk.foundation.ui.views.form_expired"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))]
# Rooms carry their own translations; only the addresses of the rooms stand here.
LOCALE_PATHS = [ROOT / "src/medvirk/config/locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
#: Letters for PDF: Source Sans 3 and Noto Emoji, both under the Open Font License.
FONTS = ROOT / "node_modules/@expo-google-fonts"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Files from outside are parsed in memory and sealed; they never touch the disk.
FILE_UPLOAD_HANDLERS = ["medvirk.foundation.files.uploads.InMemory"]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_mail_host, _colon, _mail_port = environment.names("MEDVIRK_MAIL_SERVER", "localhost:25")[0].partition(":")
MAILERS = {
    "default": {"BACKEND": "medvirk.demo.mail.ShowInTerminal"}
    if DEMO
    else {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": _mail_host, "port": int(_mail_port or 25)},
    }
}
DEFAULT_FROM_EMAIL = environment.names("MEDVIRK_MAIL_FROM", "medvirk@localhost")[0]

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
