"""Addresses of what is told about changes: the message and the A3."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import announcements

ONE = "veranderingen/VER-<int:announcement_id>"

urlpatterns = [
    path("trajecten/<int:traject_id>/veranderingen", announcements.listing, name="announcements"),
    path(ONE, announcements.page, name="announcement"),
    path(f"{ONE}/wijzigen", announcements.change, name="announcement-change"),
    path(f"{ONE}/voorleggen", announcements.show, name="announcement-show"),
    path(f"{ONE}/voorstel", announcements.propose, name="announcement-propose"),
    path(f"{ONE}/voorstel/<int:proposal_id>", announcements.answer, name="announcement-answer"),
    path(f"{ONE}/versturen", announcements.send, name="announcement-send"),
    path(f"{ONE}/geteld", announcements.count, name="announcement-count"),
    path(f"{ONE}/a3.pdf", announcements.poster, name="announcement-poster"),
]
