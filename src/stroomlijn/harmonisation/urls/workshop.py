"""Addresses of a workshop: judging steps, laying differences before others, where it is, correcting."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import workshop

GROUP = "groepen/GROEP-<int:group_id>"

urlpatterns = [
    path(f"{GROUP}/stap/<str:row>", workshop.match, name="group-match"),
    path(f"{GROUP}/oordelen", workshop.judge, name="group-judge"),
    path(f"{GROUP}/oordelen/<int:judgement_id>/terug", workshop.unjudge, name="group-unjudge"),
    path(f"{GROUP}/voorleggen", workshop.refer, name="difference-refer"),
    path(f"{GROUP}/voorgelegd/<int:referral_id>/terug", workshop.take_back, name="referral-take-back"),
    path(f"{GROUP}/voorgelegd/<int:referral_id>/antwoord", workshop.answer, name="referral-answer"),
    path(f"{GROUP}/voorgelegd/<int:referral_id>/advies", workshop.ask_advice, name="referral-ask-advice"),
    path(f"{GROUP}/in-hand", workshop.take_in_hand, name="group-in-hand"),
    path(f"{GROUP}/corrigeren/<str:number>", workshop.correct, name="group-correct"),
]
