"""Addresses of the library of processes and of the page of each."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import exports, library, processes

urlpatterns = [
    path("processen", library.library, name="library"),
    path("processen/mijn", library.mine, name="my-processes"),
    path("processen/systeem", library.system, name="system"),
    path("processen/PROC-<int:process_id>/favoriet", library.favourite, name="favourite"),
    path("processen/PROC-<int:process_id>", processes.process, name="process"),
    path("processen/PROC-<int:process_id>/tekening", processes.drawing, name="process-drawing"),
    path("processen/PROC-<int:process_id>/stap/<uuid:step_id>", processes.step, name="process-step"),
    path("processen/PROC-<int:process_id>/bestand.<str:ending>", exports.export, name="process-export"),
]
