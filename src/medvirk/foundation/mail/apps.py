"""Mail as a Django app."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Its name and label."""

    name = "medvirk.foundation.mail"
    label = "mail"
