"""The gallery: every component with its inputs."""

from django.urls import path

from medvirk.foundation.ui import gallery

app_name = "ui"
urlpatterns = [path("", gallery.show, name="gallery")]
