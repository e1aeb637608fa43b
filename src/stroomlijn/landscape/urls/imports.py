"""Addresses of bringing processes in."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import imports, sample

urlpatterns = [
    path("trajecten/<int:traject_id>/inlezen", imports.upload, name="upload"),
    path("inlezen/voorbeeld.xlsx", sample.sample_workbook, name="sample-workbook"),
    path("inlezen/<int:import_id>", imports.show, name="import"),
    path("inlezen/<int:import_id>/volgen", imports.follow, name="import-follow"),
    path("inlezen/<int:import_id>/aanpassen", imports.correct, name="import-correct"),
    path("inlezen/<int:import_id>/nieuw/<int:item_id>", imports.as_new, name="import-as-new"),
    path("inlezen/<int:import_id>/overnemen", imports.take_over, name="import-take-over"),
    path("inlezen/<int:import_id>/stoppen", imports.drop, name="import-drop"),
    path("inlezen/<int:import_id>/terugdraaien", imports.undo, name="import-undo"),
]
