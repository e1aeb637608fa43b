"""The application behind a client id and the roles of who uses it, remembered per process until rights change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any
from uuid import UUID

from django.db import connection

from stroomlijn.zgw.models import Applicatie, UserRole
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID

from .rights import HIGHEST, Grant, Rights
from .subjects import ABOUT, TYPES, owner
from .tokens import BadToken, claims, client_id

_LOOKED_UP = """
select (select version from zgw_rightsversion where id = 1),
       (select secret from zgw_client where client_id = %s)
"""


MOST_REMEMBERED = 10_000
"""Applications with the roles of their users; what comes after that takes the place of all before it."""

_Caller = tuple[str, frozenset[str] | None]


@dataclass(slots=True)
class _Memory:
    version: int = -1
    rights: dict[_Caller, Rights] = field(default_factory=dict)


_memory, _lock = _Memory(), Lock()


def rights_of(token: str) -> Rights:
    """What the caller with this token may: what its application may and, of a token that names roles, one of those too.
    One statement when it is remembered. Raises `BadToken`."""
    client = client_id(token)
    with connection.cursor() as cursor:
        cursor.execute(_LOOKED_UP, [client])
        version, secret = cursor.fetchone()
    if secret is None:
        raise BadToken("Deze client_id is niet bekend.")
    said = claims(token, secret)
    known = _remembered((client, said.roles), version or 0)
    return replace(known, user=said.user_id[:255], user_name=said.user_representation[:255])


def forget_rights() -> None:
    """Makes every process read applications and secrets again, once this transaction is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into zgw_rightsversion (id, version) values (1, 1) "
            "on conflict (id) do update set version = zgw_rightsversion.version + 1"
        )


def number_in(address: str) -> UUID | None:
    """The id that an address ends in; None where it ends in none."""
    try:
        return UUID(address.rsplit("/", 1)[-1])
    except ValueError:
        return None


def _remembered(caller: _Caller, version: int) -> Rights:
    with _lock:
        if _memory.version != version or len(_memory.rights) >= MOST_REMEMBERED:
            _memory.version, _memory.rights = version, {}
        found = _memory.rights.get(caller)
    if found is None:
        found = _read(*caller)
        with _lock:
            if _memory.version == version:
                _memory.rights[caller] = found
    return found


def _read(client: str, roles: frozenset[str] | None) -> Rights:
    rights = _of_application(client)
    if roles is None:
        return rights
    known = UserRole.objects.filter(name__in=roles).order_by("name").values_list("autorisaties", flat=True)
    return rights.within([grant for autorisaties in known for grant in _grants(autorisaties)])


def _of_application(client: str) -> Rights:
    application = Applicatie.objects.filter(client_ids__contains=[client]).first()
    if application is None:
        return Rights(client, client)
    return Rights(
        client,
        application.label,
        everything=application.heeft_alle_autorisaties,
        grants=tuple(_grants(application.autorisaties)),
        application=str(application.pk),
    )


def _grants(autorisaties: Iterable[Mapping[str, Any]]) -> Iterator[Grant]:
    """One for each type that is named; for a catalogus one for each type that it has by now. A scope of another
    component may stand beside (ac-003) and gives nothing."""
    for said in autorisaties:
        scopes = frozenset(scope for scope in said["scopes"] if owner(scope) in {None, said["component"]})
        highest = said.get("maxVertrouwelijkheidaanduiding")
        level = VERTROUWELIJKHEID.index(highest) if highest else HIGHEST
        for type_id in _types(said):
            yield Grant(said["component"], scopes, type_id, level)


def _types(said: Mapping[str, Any]) -> Sequence[str | None]:
    about = next((said[name] for name in TYPES if said.get(name)), None)
    if about:
        number = number_in(about)
        return [str(number)] if number else []
    if not said.get("catalogus"):
        return [None]
    if said["component"] not in ABOUT:
        return []
    found = TYPES[ABOUT[said["component"]]].objects.filter(catalogus=number_in(said["catalogus"]))
    return [str(one) for one in found.values_list("pk", flat=True)]
