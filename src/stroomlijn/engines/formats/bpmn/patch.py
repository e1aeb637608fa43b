"""The bytes of a BPMN file with some of its elements changed in place and everything else as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from lxml import etree

from stroomlijn.engines.formats import xml
from stroomlijn.engines.formats.xml import inner_text, local_name, read_xml
from stroomlijn.engines.problems import Problem

from .changes import Change, Condition, Describe, Document, Rename, SetFacts, SetLanguage
from .index import Index, check_root
from .make import clean, text_child
from .names import OWN, model, own
from .own import ATTRIBUTES, LISTS
from .write_own import set_facts, set_sources, set_texts, set_value

_OURS = (Describe, SetFacts, SetLanguage)
_ChangeType = TypeVar("_ChangeType", bound=Change)


def patch_bpmn(data: bytes, changes: Sequence[Change]) -> bytes:
    """The file with the changes; element ids are those that `read_bpmn` gave for the same bytes.

    Without changes the very bytes come back. Otherwise everything that was not changed, extensions of others
    included, is equal after canonicalisation. Raises Problem `bpmn-element-unknown` for an id that is not there.
    """
    if not changes:
        return data
    document = read_xml(data)
    check_root(document.root)
    if any(isinstance(change, _OURS) for change in changes):
        document = with_our_prefix(document)
    index = Index(document.root)
    for change in changes:
        apply_change(change, index)
    return document.to_bytes()


def apply_change(change: Change, index: Index) -> None:
    """Changes one element in its document."""
    element = index.element(change.element)
    if element is None:
        raise Problem("bpmn-element-unknown", change.element)
    _APPLY[type(change)](element, change, index)


def with_our_prefix(document: xml.Document) -> xml.Document:
    """The document with our namespace declared at its root, so that our attributes get a readable prefix."""
    root = document.root
    if OWN in root.nsmap.values():
        return document
    prefix = "stroomlijn" if "stroomlijn" not in root.nsmap else "stroomlijn1"
    start = f"<{root.prefix}:{local_name(root)}" if root.prefix else f"<{local_name(root)}"
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    declared = f'{start} xmlns:{prefix}="{OWN}"{text[len(start) :]}'
    around = [*reversed(list(root.itersiblings(preceding=True))), None, *root.itersiblings()]
    parts = [declared if item is None else etree.tostring(item, encoding="unicode", with_tail=False) for item in around]
    made = read_xml("\n".join(parts).encode(), max_bytes=10 * xml.MAX_BYTES)
    return xml.Document(made.root, document.encoding, document.declaration, document.bom)


def _rename(element: etree._Element, change: Rename, index: Index) -> None:
    kind = local_name(element)
    if kind == "textAnnotation":
        _set_text(element, "text", change.name)
    elif kind == "group":
        value = index.referred(element.get("categoryValueRef"))
        if value is None:
            raise Problem("bpmn-not-patchable", change.element)
        value.set("value", clean(change.name))
    elif change.name or "name" in element.attrib:
        element.set("name", clean(change.name))


def _document(element: etree._Element, change: Document, index: Index) -> None:
    old = list(element.iterchildren(model("documentation")))
    for extra in old[1:] if change.text else old:
        _take_out(extra)
    if not change.text:
        return
    if old:
        _fill(old[0], change.text)
    else:
        made = text_child(element, "documentation", change.text)
        element.insert(0, made)
        made.tail = element.text


def _condition(element: etree._Element, change: Condition, index: Index) -> None:
    _set_text(element, "conditionExpression", change.text)


def _describe(element: etree._Element, change: Describe, index: Index) -> None:
    value: Any = change.value
    if change.field == "sources":
        set_sources(element, value or ())
    elif change.field in LISTS:
        set_texts(element, change.field, value or ())
    elif change.field == "role":
        element.set(own("role"), clean(value or ""))
    elif change.field in ATTRIBUTES:
        set_value(element, change.field, value)
    else:
        raise Problem("bpmn-not-patchable", change.element)


def _set_facts(element: etree._Element, change: SetFacts, index: Index) -> None:
    set_facts(element, change.facts)


def _set_language(element: etree._Element, change: SetLanguage, index: Index) -> None:
    element.set(own("language"), clean(change.language))


def _set_text(element: etree._Element, name: str, text: str) -> None:
    """Sets, adds or takes away the one child that holds a text; a new one comes last, as the schema has it."""
    found = element.find(model(name))
    if found is None and text:
        text_child(element, name, text)
    elif found is not None and text:
        _fill(found, text)
    elif found is not None:
        _take_out(found)


def _fill(element: etree._Element, text: str) -> None:
    if inner_text(element) == clean(text):
        return
    for inner in list(element):
        element.remove(inner)
    element.text = clean(text)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


_APPLY: dict[type, Callable[[etree._Element, Any, Index], None]] = {
    Rename: _rename,
    Document: _document,
    Condition: _condition,
    Describe: _describe,
    SetFacts: _set_facts,
    SetLanguage: _set_language,
}
