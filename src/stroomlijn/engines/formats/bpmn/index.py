"""The elements of a BPMN document by id, made unique, so that every reference leads to one element or to none."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from stroomlijn.engines.formats.xml import check_parts, line_of, local_name
from stroomlijn.engines.problems import Problem, Remark

from .ids import Ids
from .names import ADDRESSED, BPMNDI, MODEL, model, own


def check_root(root: etree._Element) -> None:
    """Raises Problem when the document is no BPMN 2.0."""
    if root.tag == model("definitions"):
        return
    if local_name(root) == "definitions":
        raise Problem("bpmn-other-namespace", line_of(root), namespace=etree.QName(root).namespace or "")
    raise Problem("bpmn-no-definitions", line_of(root), element=local_name(root))


class Index:
    """Ids are those of the file; of equal ones the later get a number behind it, and what has none gets one.

    The same bytes always get the same ids, which is what lets a patch find the elements that a reader was shown.
    `data_behind` are data objects that a reference stands for, `planes` the drawings by what they say they show.
    """

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.remarks: list[Remark] = []
        self._ids: dict[etree._Element, str] = {}
        self._element: dict[str, etree._Element] = {}
        self._referred: dict[str, etree._Element] = {}
        found = [element for element in root.iter(f"{{{MODEL}}}*") if self._counts(element)]
        check_parts(found)
        self._taken = {self._own_id(element) for element in found}
        self._numbers: dict[str, int] = {}
        for element in found:
            self._add(element)
        self.data_behind = {self.refer(each.get("dataObjectRef")) for each in root.iter(model("dataObjectReference"))}
        self.planes: dict[str, list[etree._Element]] = {}
        for plane in root.iter(f"{{{BPMNDI}}}BPMNPlane"):
            self.planes.setdefault(self.refer(plane.get("bpmnElement")), []).append(plane)

    def id(self, element: etree._Element) -> str:
        """The element's id; "" for an element that nothing can refer to."""
        return self._ids.get(element, "")

    def element(self, element_id: str) -> etree._Element | None:
        """The element with this id as `id` gave it out."""
        return self._element.get(element_id)

    def refer(self, reference: str | None) -> str:
        """The id of the element that an IDREF or QName in the file means, "" when there is none."""
        found = self.referred(reference)
        return "" if found is None else self._ids[found]

    def referred(self, reference: str | None) -> etree._Element | None:
        """The element that an IDREF or QName in the file means."""
        reference = (reference or "").strip()
        found = self._referred.get(reference)
        return found if found is not None else self._referred.get(reference.rpartition(":")[2])

    def place(self, element: etree._Element) -> str:
        """Where the element stands, for people: its id and line."""
        return ", ".join(part for part in (self.id(element), line_of(element)) if part)

    def remark(self, code: str, element: etree._Element, **facts: object) -> None:
        """Note something about an element."""
        self.remarks.append(Remark(code, self.place(element), facts))

    def pin(self, ids: Ids, inside: Collection[etree._Element]) -> None:
        """Writes the ids that were made up into the document, so that they stay when other elements come or go.

        Equal ids of others stay as they are, and get ours beside them; those inside the given elements, which new
        references must find, become different.
        """
        ours = {element for each in inside for element in each.iter()}
        for element, given in self._ids.items():
            if self._own_id(element) == given:
                continue
            if not (element.get("id") or "").strip() or element in ours:
                element.set("id", ids.fresh(given))
            if element.get("id") != given:
                element.set(own("id"), given)

    @staticmethod
    def _counts(element: etree._Element) -> bool:
        return "id" in element.attrib or local_name(element) in ADDRESSED

    @staticmethod
    def _own_id(element: etree._Element) -> str:
        return element.get(own("id")) or (element.get("id") or "").strip()

    def _add(self, element: etree._Element) -> None:
        wanted = self._own_id(element)
        given = wanted
        if not wanted:
            given = self._numbered(local_name(element))
        elif wanted in self._element:
            given = self._numbered(wanted)
        self._ids[element] = given
        self._element[given] = element
        self._referred.setdefault((element.get("id") or given).strip(), element)
        if wanted and given != wanted:
            self.remark("bpmn-duplicate-id", element, id=wanted)

    def _numbered(self, base: str) -> str:
        number = self._numbers.get(base, 1)
        while (given := f"{base}_{number}") in self._taken or given in self._element:
            number += 1
        self._numbers[base] = number + 1
        return given
