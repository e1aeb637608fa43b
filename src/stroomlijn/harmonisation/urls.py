"""Addresses of harmonisation."""

from __future__ import annotations

from django.urls import path

from .views import groups, trajecten

urlpatterns = [
    path("trajecten", trajecten.trajecten, name="trajecten"),
    path("trajecten/<int:traject_id>", trajecten.traject, name="traject"),
    path("trajecten/<int:traject_id>/volgen", trajecten.follow, name="traject-follow"),
    path("trajecten/<int:traject_id>/vergelijken", trajecten.compare, name="compare"),
    path("trajecten/<int:traject_id>/groepen", trajecten.group_list, name="groups"),
    path("groepen/GROEP-<int:group_id>", groups.group, name="group"),
    path("groepen/GROEP-<int:group_id>/volgen", groups.follow, name="group-follow"),
    path("groepen/GROEP-<int:group_id>/beginnen", groups.begin, name="group-begin"),
    path("groepen/GROEP-<int:group_id>/besluiten", groups.decide, name="decide"),
    path("groepen/GROEP-<int:group_id>/alles-besluiten", groups.decide_many, name="decide-many"),
    path("groepen/GROEP-<int:group_id>/intrekken/<str:number>", groups.withdraw, name="decision-withdraw"),
    path("groepen/GROEP-<int:group_id>/concept", groups.draft, name="draft"),
    path("groepen/GROEP-<int:group_id>/publiceren", groups.publish, name="group-publish"),
    path("groepen/GROEP-<int:group_id>/verder", groups.reopen, name="group-reopen"),
    path("groepen/GROEP-<int:group_id>/naam", groups.rename, name="group-rename"),
    path("groepen/GROEP-<int:group_id>/verplaatsen/<int:process_id>", groups.move, name="group-move"),
]
