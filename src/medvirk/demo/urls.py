"""The page that only the demo has."""

from django.urls import path

from medvirk.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.roles, name="roles"),
    path("<uuid:account>/", views.sign_in_as, name="sign_in_as"),
]
