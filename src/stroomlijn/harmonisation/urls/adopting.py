"""Addresses of adopting and publishing the process of a group."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import adopting

GROUP = "groepen/GROEP-<int:group_id>/vaststellen"

urlpatterns = [
    path(GROUP, adopting.page, name="group-adopting"),
    path(f"{GROUP}/agenda", adopting.put_on_agenda, name="group-agenda"),
    path(f"{GROUP}/voorgelegd/<int:referral_id>", adopting.settle, name="referral-settle"),
    path(f"{GROUP}/besluit", adopting.verdict, name="group-verdict"),
    path(f"{GROUP}/terugnemen", adopting.take_back, name="group-verdict-back"),
    path(f"{GROUP}/publiceren", adopting.release, name="group-release"),
]
