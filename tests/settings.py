"""Settings for tests: the product's own, with mail kept in memory and static files served as they are."""

import os
import tempfile

os.environ.setdefault("MEDVIRK_VAR", tempfile.mkdtemp(prefix="medvirk-tests-"))
os.environ.setdefault("MEDVIRK_SECRET_KEY", "only-for-tests-" + "x" * 40)

from medvirk.config.settings import *  # noqa: F403

MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Slow hashing protects people; tests have none to protect.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
