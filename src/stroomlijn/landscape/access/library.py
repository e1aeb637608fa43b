"""How one comes at what all processes share: the register of documents, and the values of parameters."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from stroomlijn.foundation.access import May, allowed, allowed_scopes, allowed_somewhere
from stroomlijn.landscape.models import Document, DocumentFile, Parameter, Process
from stroomlijn.organisation.queries.people import acts_for

from .processes import SCOPES, looked_after


def access_register(account: Any, what: May = May.READ) -> None:
    """Raises PermissionDenied for who may do this nowhere."""
    if not _somewhere(account, what):
        raise PermissionDenied


def edits_documents(account: Any) -> bool:
    """Whether the account may edit somewhere: documents are shared by all processes."""
    return _somewhere(account, May.EDIT)


def access_document(account: Any, document_id: int, what: May = May.READ) -> Document:
    """The document; 404 when there is none, 403 for who may not do this with it."""
    access_register(account)
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404
    access_register(account, what)
    return document


def access_document_file(account: Any, document_id: int, order: int) -> DocumentFile:
    """A version of a document; 404 when there is none."""
    document = access_document(account, document_id)
    file = document.files.select_related("stored").defer("blocks").filter(order=order).first()
    if file is None:
        raise Http404
    return file


def edits_values_of(account: Any) -> set[int] | None:
    """The ids of the organisations whose values the account may fill in; None means all of them.

    Raises PermissionDenied when there are none.
    """
    organisations = allowed_scopes(account, May.EDIT, "organisation")
    if organisations == set():
        raise PermissionDenied
    return organisations


def edits_parameters(account: Any) -> bool:
    """Whether the account may say which parameters there are."""
    return allowed(account, May.EDIT)


def access_parameter(account: Any, parameter_id: int) -> Parameter:
    """A parameter, for who may fill in values somewhere; 404 when there is none."""
    edits_values_of(account)
    parameter = Parameter.objects.filter(pk=parameter_id).first()
    if parameter is None:
        raise Http404
    return parameter


def _somewhere(account: Any, what: May) -> bool:
    if allowed_somewhere(account, what, *SCOPES):
        return True
    return bool(acts_for(account)) and Process.objects.filter(looked_after(account)).exists()
