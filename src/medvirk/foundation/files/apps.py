"""Files from outside as a Django app, so that Django finds the translations of the refusals."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Has no tables: files are read in memory and kept by those who seal them."""

    name = "medvirk.foundation.files"
    label = "files"
