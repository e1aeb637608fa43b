"""The filters of the lists of a traject: what an address or form asks for, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.queries.arranging_choices import ClusterRow
from stroomlijn.harmonisation.queries.group_list import NONE, GroupFilter
from stroomlijn.harmonisation.queries.process_list import ProcessFilter

Words = Mapping[str, object]
Filter = tuple[str, str, str, list[tuple[str, str]]]
"""Name, label, what is chosen, and the options."""

WITHOUT = "geen"
GROUPS_SO_FAR: Words = {
    "generiek": gettext_lazy("Wordt één proces"),
    "samenvoegen": gettext_lazy("In werk of verder"),
    "besloten": gettext_lazy("Besloten"),
    "vastgesteld": gettext_lazy("Vastgesteld"),
    "gepubliceerd": gettext_lazy("Gepubliceerd"),
    "vervalt": gettext_lazy("Vervalt"),
}
PROCESSES_SO_FAR: Words = {
    "nodig": gettext_lazy("Nodig"),
    "vervalt": gettext_lazy("Vervalt"),
    "los": gettext_lazy("Nog niet vergeleken"),
    "groep": gettext_lazy("In een groep"),
    "samenvoegen": gettext_lazy("In werk of verder"),
    "besloten": gettext_lazy("Besloten"),
    "vastgesteld": gettext_lazy("Vastgesteld"),
    "gepubliceerd": gettext_lazy("Gepubliceerd"),
}
SUITE: Words = {
    "ja": gettext_lazy("In de suite"),
    "nee": gettext_lazy("Buiten de suite"),
    "onbekend": gettext_lazy("Niet gezegd"),
}
LACKING: Words = {
    "eigenaar": gettext_lazy("Zonder eigenaar"),
    "wet": gettext_lazy("Zonder wet"),
    "stappen": gettext_lazy("Zonder stappen"),
    "systeem": gettext_lazy("Zonder systeem"),
}
SHARED: Words = {
    "samen": gettext_lazy("Bij meer organisaties"),
    "alleen": gettext_lazy("Alleen bij één"),
}


def asked_groups(values: Mapping[str, str]) -> GroupFilter:
    """What is unknown asks nothing."""
    return GroupFilter(
        text=values.get("tekst", "").strip()[:100],
        stage=_known(values.get("stap", ""), GROUPS_SO_FAR),
        cluster=_number(values.get("cluster", "")),
        working_group=_number(values.get("werkgroep", "")),
        timing=_known(values.get("datum", ""), {WITHOUT: "", **dict(Group.Timing.choices)}),
    )


def asked_processes(values: Mapping[str, str]) -> ProcessFilter:
    """What is unknown asks nothing."""
    return ProcessFilter(
        text=values.get("tekst", "").strip()[:100],
        organisation_id=number_in(values.get("organisatie", "")),
        stage=_known(values.get("stap", ""), PROCESSES_SO_FAR),
        suite=_known(values.get("suite", ""), SUITE),
        lacks=_known(values.get("mist", ""), LACKING),
        shared=_known(values.get("deelt", ""), SHARED),
    )


def group_filters(
    request: HttpRequest, clusters: Iterable[ClusterRow], working_groups: Iterable[tuple[int, str]]
) -> list[Filter]:
    of_clusters = [(str(row.id), f"{row.name} ({row.groups})") for row in clusters]
    of_working_groups = [(str(pk), name) for pk, name in working_groups]
    return _filters(
        request,
        ("stap", _("Hoe ver"), _options(GROUPS_SO_FAR)),
        ("cluster", _("Cluster"), [*of_clusters, (WITHOUT, _("Zonder cluster"))]),
        ("werkgroep", _("Werkgroep"), [*of_working_groups, (WITHOUT, _("Zonder werkgroep"))]),
        ("datum", _("Voor of na de datum"), [*Group.Timing.choices, (WITHOUT, _("Nog niet gekozen"))]),
    )


def process_filters(request: HttpRequest, organisations: Iterable[tuple[int, str, int]]) -> list[Filter]:
    return _filters(
        request,
        ("organisatie", _("Organisatie"), [(str(pk), f"{name} ({number})") for pk, name, number in organisations]),
        ("stap", _("Hoe ver"), _options(PROCESSES_SO_FAR)),
        ("suite", _("Suite"), _options(SUITE)),
        ("mist", _("Wat ontbreekt"), _options(LACKING)),
        ("deelt", _("Overlap"), _options(SHARED)),
    )


def chips(request: HttpRequest, filters: Iterable[Filter]) -> list[tuple[str, str]]:
    """Each filter that is on, in words, with the address that leaves it out."""
    text = request.GET.get("tekst", "").strip()[:100]
    said = [("tekst", f"‘{text}’" if text else "")]
    said += [(name, f"{label}: {dict(options)[chosen]}") for name, label, chosen, options in filters if chosen]
    found = []
    for name, words in said:
        if words:
            query = request.GET.copy()
            query.pop(name, None)
            query.pop("pagina", None)
            found.append((words, f"?{query.urlencode()}"))
    return found


def _filters(request: HttpRequest, *known: tuple[str, str, list[tuple[str, str]]]) -> list[Filter]:
    return [(name, label, _known(request.GET.get(name, ""), dict(options)), options) for name, label, options in known]


def _options(words: Words) -> list[tuple[str, str]]:
    return [(value, str(said)) for value, said in words.items()]


def _known(asked: str, known: Mapping[str, object]) -> str:
    return asked if asked in known else ""


def _number(asked: str) -> int | None:
    return NONE if asked == WITHOUT else number_in(asked)
