"""Addresses of a traject: its landscapes, groups and clusters."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import trajecten

urlpatterns = [
    path("trajecten", trajecten.trajecten, name="trajecten"),
    path("trajecten/<int:traject_id>", trajecten.traject, name="traject"),
    path("trajecten/<int:traject_id>/volgen", trajecten.follow, name="traject-follow"),
    path("trajecten/<int:traject_id>/vergelijken", trajecten.compare, name="compare"),
    path("trajecten/<int:traject_id>/groepen", trajecten.group_list, name="groups"),
]
