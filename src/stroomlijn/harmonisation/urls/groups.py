"""Addresses of a group: the workbench."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import alike, group_processes, groups

urlpatterns = [
    path("groepen/GROEP-<int:group_id>", groups.group, name="group"),
    path("groepen/GROEP-<int:group_id>/volgen", groups.follow, name="group-follow"),
    path("groepen/GROEP-<int:group_id>/beginnen", groups.begin, name="group-begin"),
    path("groepen/GROEP-<int:group_id>/besluiten", groups.decide, name="decide"),
    path("groepen/GROEP-<int:group_id>/alles-besluiten", groups.decide_many, name="decide-many"),
    path("groepen/GROEP-<int:group_id>/besluiten/<str:number>/ook", alike.decide_alike, name="decide-alike"),
    path("groepen/GROEP-<int:group_id>/samen-intrekken", alike.withdraw_many, name="decisions-withdraw"),
    path("groepen/GROEP-<int:group_id>/intrekken/<str:number>", groups.withdraw, name="decision-withdraw"),
    path("groepen/GROEP-<int:group_id>/opnieuw-ingelezen", groups.see_what_came, name="group-renewal-seen"),
    path("groepen/GROEP-<int:group_id>/concept", groups.draft, name="draft"),
    path("groepen/GROEP-<int:group_id>/verder", groups.reopen, name="group-reopen"),
    path("groepen/GROEP-<int:group_id>/naam", groups.rename, name="group-rename"),
    path("groepen/GROEP-<int:group_id>/processen", group_processes.group_processes, name="group-processes"),
    path("groepen/GROEP-<int:group_id>/indelen", group_processes.arrange_members, name="group-arrange"),
    path("groepen/GROEP-<int:group_id>/verplaatsen/<int:process_id>", groups.move, name="group-move"),
]
