"""The bytes of a BPMN file with another graph in them: what stays keeps everything that others put there."""

from __future__ import annotations

from stroomlijn.engines.formats.xml import Document, read_xml
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Drawing, Process

from .changes import Describe, changes_between, header_changes, value_changes
from .index import Index, check_root
from .patch import apply_change, patch_bpmn, with_our_prefix
from .rewrite_drawing import redraw, undraw
from .rewrite_flows import rewrite_flows
from .rewrite_lanes import rewrite_lanes
from .rewrite_links import rewrite_links
from .rewrite_nodes import rewrite_nodes
from .rewrite_order import keep_order
from .rewriting import Rewriting, find_scope
from .write import write_bpmn


def rewrite_bpmn(
    data: bytes, before: Process, after: Process, drawing: Drawing | None, origin: bytes | None = None
) -> bytes:
    """The file with `after` where it had `before`, which `read_bpmn` gave for the same bytes.

    Where only names and values differ it is a patch, and the diagram stays. Otherwise elements come, go and change
    place in the document, the diagram of the process is made anew from the drawing, and everything else, extensions
    of others, other pools and other processes included, stays as it was. Without a drawing the diagram only loses what
    is gone. Nodes and flows that come back get what others had written at them in `origin`, an earlier state of the
    file. Only a process with other pools or other artifacts than before is written anew as a whole.
    """
    if before == after:
        return data
    try:
        return patch_bpmn(data, changes_between(before, after))
    except Problem as problem:
        if problem.code != "bpmn-not-patchable":
            raise
    if _other_things(before, after):
        return write_bpmn(after, drawing)
    return _rewritten(data, before, after, drawing, origin).to_bytes()


def _other_things(before: Process, after: Process) -> bool:
    """Whether the two differ in what no edit of nodes, flows and lanes changes."""
    if before.id != after.id:
        return True
    pools = [(pool.id, pool.process) for pool in before.pools] != [(pool.id, pool.process) for pool in after.pools]
    artifacts = {(each.id, each.type, each.parent) for each in before.artifacts}
    return pools or artifacts != {(each.id, each.type, each.parent) for each in after.artifacts}


def _rewritten(data: bytes, before: Process, after: Process, drawing: Drawing | None, origin: bytes | None) -> Document:
    document = read_xml(data)
    check_root(document.root)
    document = with_our_prefix(document)
    work = Rewriting(document.root, before, after, Index(read_xml(origin).root) if origin else None)
    _change_values(work)
    rewrite_nodes(work)
    rewrite_flows(work)
    rewrite_lanes(work)
    rewrite_links(work)
    work.drop_gone()
    keep_order(work)
    index = Index(document.root)
    if drawing is None:
        undraw(index)
    else:
        redraw(index, find_scope(index, after.id), after, drawing, work.ids)
    return document


def _change_values(work: Rewriting) -> None:
    """Names and values of what stays. The role waits until it is known in which lane a node lies."""
    for change in header_changes(work.before, work.after):
        apply_change(change, work.index)
    for part in ("nodes", "flows", "lanes", "pools", "messages", "artifacts"):
        old = {item.id: item for item in getattr(work.before, part)}
        for item in getattr(work.after, part):
            for change in value_changes(old[item.id], item)[0] if item.id in old else ():
                if not (isinstance(change, Describe) and change.field == "role"):
                    apply_change(change, work.index)
