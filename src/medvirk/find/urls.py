"""Addresses of the room."""

from django.urls import URLPattern

app_name = "find"
urlpatterns: list[URLPattern] = []
