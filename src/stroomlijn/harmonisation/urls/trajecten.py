"""Addresses of a traject: its landscapes, groups and clusters."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import arranging, trajecten

urlpatterns = [
    path("trajecten", trajecten.trajecten, name="trajecten"),
    path("trajecten/<int:traject_id>", trajecten.traject, name="traject"),
    path("trajecten/<int:traject_id>/volgen", trajecten.follow, name="traject-follow"),
    path("trajecten/<int:traject_id>/vergelijken", trajecten.compare, name="compare"),
    path("trajecten/<int:traject_id>/groepen", trajecten.group_list, name="groups"),
    path("trajecten/<int:traject_id>/indeling/<int:arrangement_id>/terug", arranging.undo, name="arrangement-undo"),
]
