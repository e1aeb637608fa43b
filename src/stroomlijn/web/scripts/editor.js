// The editor of a concept: the step table edited in place. Every change is a command to the server, which answers with
// what became of it; others hear of it by server-sent events. The parts know each other only through this file.
import { Drawing } from "./editor-drawing.js";
import { listenToKeys } from "./editor-keys.js";
import { Leaving } from "./editor-leaving.js";
import { Notes } from "./editor-notes.js";
import { pasted } from "./editor-paste.js";
import { People } from "./editor-people.js";
import { Queue } from "./editor-queue.js";
import { Refused, keyOf } from "./editor-refused.js";
import { Table } from "./editor-table.js";
import { replay } from "./editor-replay.js";

const root = document.querySelector("[data-editor]");
let latest = 0;
const notes = new Notes(root);
const drawing = new Drawing(root.querySelector("[data-drawing]"), (id) => table.focus(id, "label"));
const table = new Table(root, { pending: (step, field) => queue.pending(step, field) });
const queue = new Queue(root, { seen: () => table.order, drawn: () => drawing.order, was: (id) => table.was(id), answered, refused, status });
const unread = new Refused(root, { table, notes, take, changed: () => queue.waiting.length || status("saved") });
const leaving = new Leaving(root, { unsaved: () => queue.waiting.length || unread.number, commit, stay });
const people = new People(root, { heard, status, mark: (all) => table.mark(all) });

const actions = {
  undo: () => goBack("undo"),
  redo: () => goBack("redo"),
  add: () => insertAfter(table.last),
  insert: insertAfter,
  up: (id) => move(id, "before", table.beside(id, -1)),
  down: (id) => move(id, "after", table.beside(id, 1)),
  remove,
  read: () => notes.allRead(),
};

show(JSON.parse(root.querySelector("[data-stand]").content.textContent));
listenToKeys(root, { table, actions, commit, giveBack });
root.addEventListener("focusin", ({ target }) => at(target));
root.addEventListener("focusout", ({ target }) => table.rearranging || (commit(target), table.grow(target)));
root.addEventListener("change", ({ target }) => target.matches("select") && commit(target));
root.addEventListener("click", ({ target }) => act(target.closest("[data-do]")));
root.addEventListener("toggle", ({ target }) => target.open && target.closest("[data-row]") && reveal(target), true);
root.addEventListener("paste", (event) => paste(event));
queue.resume();
unread.show();
if (unread.number) status("saved");
for (const field of table.unsent) if (field !== document.activeElement) commit(field);
if (document.activeElement !== document.body) at(document.activeElement);
else if (table.ids.length === 1 && table.isBlank(table.last)) table.focus(table.last, "label");
replay(root, window.stroomlijnEarly);

function answered(answer, sent) {
  show(answer);
  table.again(sent.command.step);
  notes.leftOut(answer.remarks);
  sent.after?.();
  heard(latest);
}

function show(state) {
  table.show(state);
  unread.dropGone();
  if (state.drawing) drawing.show(state.drawing, state.order, table.at);
  notes.findings(state.checks, table);
  root.querySelector("[data-do=undo]").disabled = !state.undo;
  root.querySelector("[data-do=redo]").disabled = !state.redo;
}

// What was refused is told beside its cell with what was typed; what has no cell any more is told in a list.
function refused(problem, { command }) {
  const held = "value" in command || (command.do === "decide" && "text" in command);
  if (held) unread.add(problem, command);
  refresh().then(() => {
    if (held) unread.show(keyOf(command));
    else if (command.do === "undo" && problem.order) notes.overtaken(problem, () => queue.add({ do: "undo", beyond: problem.order }));
    else notes.lost(problem, command.text ?? command.label);
  });
}

function take(field, value) {
  unread.letGo(field);
  field.value = value;
  field.focus();
  commit(field);
}

// What is sent is no longer refused; what was put back as it is saved is not either.
function commit(field) {
  const command = table.command(field);
  if (!command && (field.refused === undefined || field.value === field.refused || field.value !== field.shown)) return;
  unread.letGo(field);
  if (command) queue.add(command);
}

function giveBack(field) {
  field.value = field.shown;
  unread.letGo(field);
  for (const other of table.together(field)) if (other !== field) commit(other);
}

// All is saved only when nothing was refused either.
function status(name, number) {
  const state = name === "saved" && unread.number ? "unsaved" : name;
  notes.status(state, state === "unsaved" ? unread.number : number);
  leaving.heard(state);
}

function stay(away) {
  unread.focus();
  notes.tell(notes.words.stay, notes.words.away, () => (unread.giveUp(), away()));
}

// While something is on its way there may be more to undo than is known.
function goBack(way) {
  if (queue.waiting.length || !root.querySelector(`[data-do=${way}]`).disabled) queue.add({ do: way });
}

function insertAfter(id) {
  const row = table.row(id);
  if (row && id === table.last && !row.label && !table.field(id, "label").value.trim()) return table.focus(id, "label");
  const made = newId();
  table.insert(made, id);
  queue.add({ do: "insert", id: made, after: id || null, label: "" });
  table.focus(made, "label");
}

function move(id, side, other) {
  if (!other) return;
  table.move(id, side, other);
  queue.add({ do: "move", step: id, [side]: other });
}

function remove(id) {
  const row = table.row(id);
  table.hide(id);
  queue.add({ do: "remove", step: id }, { after: () => row && notes.removed(row, table.holder(row), actions.undo) });
}

function paste(event) {
  const field = event.target.closest("[data-field]");
  const id = table.idOf(event.target);
  const command = field && pasted(event.clipboardData.getData("text/plain"), field.dataset.field, id, newId());
  if (!command) return;
  event.preventDefault();
  if (command.id && !field.value.trim() && table.isBlank(id)) command.over = id;
  queue.add(command);
}

function act(button) {
  if (!button) return;
  const menu = button.closest("details");
  menu?.querySelector("summary").focus(); // what closes cannot keep it
  if (menu) menu.open = false;
  actions[button.dataset.do]?.(table.idOf(button));
}

function reveal(menu) {
  menu.querySelector(".stroomlijn-menu__list").scrollIntoView({ block: "nearest" });
}

function at(target) {
  const id = table.idOf(target);
  table.at = id;
  table.light(id);
  drawing.light(id);
  people.at(id);
}

// While a command is on its way its answer is waited for: that may tell it already.
function heard(order) {
  latest = Math.max(latest, order);
  if (latest > table.order && !queue.waiting.length) refresh();
}

async function refresh() {
  const answer = await fetch(root.dataset.state, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok && !answer.redirected) show(await answer.json());
}

function newId() {
  return `stap-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
}
