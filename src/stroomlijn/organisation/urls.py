"""Addresses of people, teams and werkrollen."""

from __future__ import annotations

from django.urls import path

from .views import deputies, inviting, organisations, people, people_files, person, registers, rights

urlpatterns = [
    path("mensen", people.directory, name="people"),
    path("mensen/nieuw", people.new, name="person-new"),
    path("mensen/kiezen", people.suggestions, name="person-suggestions"),
    path("mensen/uitnodigen", inviting.choose, name="people-invite"),
    path("mensen/uitnodigen/links.csv", inviting.download, name="people-links"),
    path("mensen/inlezen", people_files.upload, name="people-upload"),
    path("mensen/inlezen/voorbeeld.csv", people_files.sample, name="people-sample"),
    path("mensen/inlezen/<int:file_id>", people_files.preview, name="people-file"),
    path("mensen/inlezen/<int:file_id>/overnemen", people_files.take_over, name="people-file-take-over"),
    path("mensen/inlezen/<int:file_id>/stoppen", people_files.drop, name="people-file-drop"),
    path("mensen/<int:person_id>", person.show, name="person"),
    path("mensen/<int:person_id>/wijzigen", person.edit, name="person-edit"),
    path("mensen/<int:person_id>/uit-dienst", person.leaves, name="person-leave"),
    path("mensen/<int:person_id>/terug", person.returns, name="person-return"),
    path("mensen/<int:person_id>/uitnodigen", inviting.invite, name="person-invite"),
    path("mensen/<int:person_id>/link", inviting.fresh_link, name="person-link"),
    path("mensen/<int:person_id>/rollen", rights.give, name="person-role"),
    path("mensen/<int:person_id>/rollen/<int:grant_id>/weg", rights.take, name="person-role-take"),
    path("mensen/<int:person_id>/plaatsvervanger", deputies.of_person, name="person-deputy"),
    path("mensen/<int:person_id>/plaatsvervanger/<int:deputy_id>/weg", deputies.drop, name="person-deputy-drop"),
    path("mensen/<int:person_id>/plaatsvervanger/terug/<int:undo_id>", deputies.undo_drop, name="person-deputy-undo"),
    path("mijn/plaatsvervanger", deputies.mine, name="my-deputy"),
    path("mijn/plaatsvervanger/<int:deputy_id>/weg", deputies.drop_mine, name="my-deputy-drop"),
    path("mijn/plaatsvervanger/terug/<int:undo_id>", deputies.undo_drop_mine, name="my-deputy-undo"),
    path("organisaties", organisations.organisations, name="organisations"),
    path("organisaties/<int:organisation_id>", organisations.organisation, name="organisation"),
    path("teams", registers.teams, name="teams"),
    path("teams/<int:team_id>", registers.team, name="team"),
    path("teams/<int:team_id>/weg", registers.remove_team, name="team-drop"),
    path("teams/terug/<int:undo_id>", registers.undo_team, name="team-undo"),
    path("werkrollen", registers.werkrollen, name="werkrollen"),
    path("werkrollen/<int:werkrol_id>", registers.werkrol, name="werkrol"),
    path("werkrollen/<int:werkrol_id>/samenvoegen", registers.merge, name="werkrol-merge"),
    path("werkrollen/<int:werkrol_id>/weg", registers.remove_werkrol, name="werkrol-drop"),
    path("werkrollen/terug/<int:undo_id>", registers.undo_werkrol, name="werkrol-undo"),
]
