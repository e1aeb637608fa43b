"""Addresses of a traject: its landscapes, groups and clusters."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import arranging, clusters, group_list, landscapes, trajecten, words

urlpatterns = [
    path("trajecten", trajecten.trajecten, name="trajecten"),
    path("trajecten/<int:traject_id>", landscapes.traject, name="traject"),
    path("trajecten/<int:traject_id>/volgen", trajecten.follow, name="traject-follow"),
    path("trajecten/<int:traject_id>/vergelijken", trajecten.compare, name="compare"),
    path("trajecten/<int:traject_id>/processen", landscapes.process_list, name="traject-processes"),
    path("trajecten/<int:traject_id>/groepen", group_list.group_list, name="groups"),
    path("trajecten/<int:traject_id>/groepen.csv", group_list.group_csv, name="groups-csv"),
    path("trajecten/<int:traject_id>/indelen", arranging.arrange, name="arrange"),
    path("trajecten/<int:traject_id>/indeling/<int:arrangement_id>/terug", arranging.undo, name="arrangement-undo"),
    path("trajecten/<int:traject_id>/clusters", clusters.clusters, name="clusters"),
    path("trajecten/<int:traject_id>/clusters/voorstel", clusters.propose, name="clusters-propose"),
    path("trajecten/<int:traject_id>/clusters/<int:cluster_id>/naam", clusters.rename, name="cluster-rename"),
    path("trajecten/<int:traject_id>/clusters/<int:cluster_id>/weg", clusters.delete, name="cluster-delete"),
    path("trajecten/<int:traject_id>/woorden", words.words, name="words"),
    path("trajecten/<int:traject_id>/woorden.yaml", words.save_as, name="words-yaml"),
    path("trajecten/<int:traject_id>/woorden/inlezen", words.take_in, name="words-take-in"),
    path("trajecten/<int:traject_id>/woorden/<int:pair_id>", words.change, name="words-change"),
    path("trajecten/<int:traject_id>/woorden/<int:pair_id>/weg", words.remove, name="words-remove"),
]
