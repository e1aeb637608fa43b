"""Addresses of meetings: plan, agenda, presence, report and papers."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import agenda, meetings, papers, presence

MEETING = "bijeenkomsten/BIJ-<int:meeting_id>"

urlpatterns = [
    path("werkgroepen/WG-<int:working_group_id>/bijeenkomsten/nieuw", meetings.new, name="meeting-new"),
    path(MEETING, meetings.page, name="meeting"),
    path(f"{MEETING}/volgen", meetings.follow, name="meeting-follow"),
    path(f"{MEETING}/wijzigen", meetings.change, name="meeting-change"),
    path(f"{MEETING}/vervalt", meetings.drop, name="meeting-drop"),
    path(f"{MEETING}/begin", meetings.begin, name="meeting-begin"),
    path(f"{MEETING}/einde", meetings.end, name="meeting-end"),
    path(f"{MEETING}/verder", meetings.resume, name="meeting-resume"),
    path(f"{MEETING}/verslag", meetings.report, name="meeting-report"),
    path(f"{MEETING}/aanvulling", meetings.add, name="meeting-addition"),
    path(f"{MEETING}/aanwezig", presence.presence, name="meeting-presence"),
    path(f"{MEETING}/gasten", presence.guests, name="meeting-guests"),
    path(f"{MEETING}/agenda", agenda.add, name="agenda-add"),
    path(f"{MEETING}/agenda/<int:item_id>", agenda.point, name="agenda-point"),
    path(f"{MEETING}/besluitenlijst", papers.decision_list, name="decision-list"),
    path(f"{MEETING}/<str:paper>.docx", papers.document, name="meeting-paper"),
]
