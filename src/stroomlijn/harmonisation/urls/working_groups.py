"""Addresses of working groups, their members, themes and premises."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import members, premises, themes, working_groups

TRAJECT = "trajecten/<int:traject_id>"
GROUP = "werkgroepen/WG-<int:working_group_id>"

urlpatterns = [
    path("werkgroepen", working_groups.mine, name="my-working-groups"),
    path("werkgroepen/mensen", members.suggested, name="working-group-people"),
    path(f"{TRAJECT}/werkgroepen", working_groups.listing, name="working-groups"),
    path(f"{TRAJECT}/werkgroepen/nieuw", working_groups.new, name="working-group-new"),
    path(GROUP, working_groups.page, name="working-group"),
    path(f"{GROUP}/wijzigen", working_groups.change, name="working-group-change"),
    path(f"{GROUP}/sluiten", working_groups.close, name="working-group-close"),
    path(f"{GROUP}/heropenen", working_groups.reopen, name="working-group-reopen"),
    path(f"{GROUP}/leden/erbij", members.add, name="member-add"),
    path(f"{GROUP}/leden/<int:membership_id>", members.change, name="member-change"),
    path(f"{GROUP}/leden/<int:membership_id>/wisselen", members.replace, name="member-replace"),
    path(f"{GROUP}/leden/<int:membership_id>/stoppen", members.leave, name="member-leave"),
    path(f"{GROUP}/leden/<int:membership_id>/terug", members.undo, name="member-undo"),
    path(f"{GROUP}/themas/nieuw", themes.new, name="theme-new"),
    path(f"{GROUP}/themas/<int:theme_id>", themes.page, name="theme"),
    path(f"{GROUP}/themas/<int:theme_id>/wijzigen", themes.change, name="theme-change"),
    path(f"{GROUP}/themas/<int:theme_id>/afspreken", themes.settle, name="theme-settle"),
    path(f"{GROUP}/themas/<int:theme_id>/heropenen", themes.reopen, name="theme-reopen"),
    path(f"{TRAJECT}/uitgangspunten", premises.listing, name="premises"),
    path(f"{TRAJECT}/uitgangspunten/nieuw", premises.new, name="premise-new"),
    path("uitgangspunten/UIT-<int:premise_id>", premises.page, name="premise"),
    path("uitgangspunten/UIT-<int:premise_id>/wijzigen", premises.change, name="premise-change"),
    path("groepen/GROEP-<int:group_id>/uitgangspunten", premises.use, name="premise-use"),
    path("groepen/GROEP-<int:group_id>/uitgangspunten/<int:use_id>", premises.answer, name="premise-answer"),
]
