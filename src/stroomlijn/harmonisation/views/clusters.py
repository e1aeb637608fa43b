"""The clusters of a traject: made, named, proposed, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.harmonisation.access import access_cluster, access_workbench
from stroomlijn.harmonisation.models import Arrangement
from stroomlijn.harmonisation.operations import choosing
from stroomlijn.harmonisation.queries.arranging_choices import clusters_of, processes_without_cluster

from .arranging import undo_address
from .traject_page import of_traject


@require_http_methods(["GET", "HEAD", "POST"])
def clusters(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The list, and a new one."""
    if request.method == "POST":
        access_workbench(request.user, traject_id, May.HARMONISE)
        made = choosing.make_cluster(Actor.of(request), traject_id, request.POST.get("naam", ""))
        messages.success(request, _("Cluster ‘%(name)s’ is gemaakt.") % {"name": made.name})
        return redirect("clusters", traject_id)
    found, context = of_traject(request, traject_id)
    without = processes_without_cluster(found.id, context["counts"].imported)
    context |= {"clusters": clusters_of(found.id), "without": without}
    return render(request, "harmonisation/clusters.html", context)


@require_POST
def propose(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Divides what lies in no cluster yet."""
    found = access_workbench(request.user, traject_id, May.HARMONISE)
    act = choosing.propose_clusters(Actor.of(request), found.id)
    _tell(request, act, _("De clusters zijn voorgesteld. Klopt er iets niet? Verplaats het dan."))
    return redirect("groups", found.id)


@require_POST
def rename(request: HttpRequest, traject_id: int, cluster_id: int) -> HttpResponse:
    cluster = access_cluster(request.user, traject_id, cluster_id)
    choosing.rename_cluster(Actor.of(request), cluster.pk, request.POST.get("naam", ""), seen_revision(request))
    messages.success(request, _("De naam is bewaard."))
    return redirect("clusters", traject_id)


@require_POST
def delete(request: HttpRequest, traject_id: int, cluster_id: int) -> HttpResponse:
    cluster = access_cluster(request.user, traject_id, cluster_id)
    _tell(request, choosing.delete_cluster(Actor.of(request), cluster.pk), _("Het cluster is weg."), over="clusters")
    return redirect("clusters", traject_id)


def _tell(request: HttpRequest, act: Arrangement, words: str, *, over: str = "") -> None:
    messages.success(request, words, extra_tags=undo_address(act, over=over))
