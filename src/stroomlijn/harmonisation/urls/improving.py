"""Addresses of low-hanging fruit, the concept of a group, and why a step is as it is."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import improving, why

GROUP = "groepen/GROEP-<int:group_id>"

urlpatterns = [
    path(f"{GROUP}/verbeteren", improving.page, name="improving"),
    path(f"{GROUP}/verbeteren/paneel", improving.panel, name="improving-panel"),
    path(f"{GROUP}/verbeteren/keuze", improving.choose, name="improving-choose"),
    path(f"{GROUP}/verbeteren/idee", improving.propose, name="improving-propose"),
    path(f"{GROUP}/verbeteren/<int:improvement_id>/open", improving.reopen, name="improving-reopen"),
    path(f"{GROUP}/concept/maken", improving.make_concept, name="concept-make"),
    path(f"{GROUP}/concept/nagekeken", improving.settle_left_over, name="left-over-settle"),
    path("trajecten/<int:traject_id>/verbeteren", improving.of_traject, name="improving-list"),
    path("trajecten/<int:traject_id>/verbeteren.csv", improving.of_traject_csv, name="improving-csv"),
    path("processen/PROC-<int:process_id>/stap/<uuid:step_id>/waarom", why.step, name="step-why"),
]
