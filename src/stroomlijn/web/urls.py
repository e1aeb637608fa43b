"""All addresses. They are for ever: Dutch nouns and numbers."""

from __future__ import annotations

from django.urls import path

from .views.health import health

urlpatterns = [
    path("gezond", health, name="health"),
]
