// The rows of the step table: what the server said, what is being typed, and the command that a changed cell asks for.
// A field keeps in `shown` what was last known of it; what one is typing is never overwritten.
import { keyOf } from "./editor-refused.js";

const DECISION = ["question", "text", "kind"];

export class Table {
  constructor(root, { pending }) {
    this.body = root.querySelector("[data-rows]");
    this.mould = root.querySelector("[data-mould]");
    this.about = [...root.querySelectorAll("[data-about]")];
    this.title = document.querySelector("[data-name]");
    this.words = root.querySelector("[data-words]").dataset;
    this.pending = pending;
    this.rows = new Map();
    this.elements = new Map([...this.body.children].map((row) => [row.dataset.row, row]));
    this.order = 0;
  }

  get ids() {
    return [...this.body.children].filter((row) => !row.hidden).map((row) => row.dataset.row);
  }

  get last() {
    return this.ids.at(-1) ?? "";
  }

  show({ order, ids, rows, about }) {
    if (order < this.order) return;
    this.order = order;
    for (const row of rows) this.rows.set(row.id, row);
    this.arrange(ids);
    for (const row of rows) this.fill(row);
    this.showAbout(about);
  }

  // A row whose command was answered: what was tidied on the way is seen, also where the row itself did not change.
  again(id) {
    const row = this.rows.get(id);
    if (row && this.element(id)) this.fill(row);
  }

  // The row that has the decision of a row that went.
  holder({ ways }) {
    const flows = new Set(ways.map(({ flow }) => flow));
    return this.ids.map((id) => this.row(id)).find((row) => row?.ways.some(({ flow }) => flows.has(flow)));
  }

  // Rows that are still on their way stay where they are.
  arrange(all) {
    const ids = all.filter((id) => !this.element(id) || !this.pending(id, ""));
    const known = new Set(ids);
    const focused = document.activeElement;
    const [at, name] = [this.ids.indexOf(this.idOf(focused)), focused.dataset?.field];
    for (const row of [...this.body.children]) {
      if (!known.has(row.dataset.row) && !this.pending(row.dataset.row, "")) this.drop(row);
    }
    this.rearranging = true;
    let place = this.body.firstElementChild;
    for (const id of ids) {
      const row = this.element(id) ?? this.make(id);
      while (place && !known.has(place.dataset.row)) place = place.nextElementSibling;
      if (row === place) place = place.nextElementSibling;
      else this.body.insertBefore(row, place);
    }
    if (focused !== document.activeElement && focused.isConnected) focused.focus();
    else if (!focused.isConnected) this.focus(this.ids[Math.min(at, this.ids.length - 1)], name);
    this.rearranging = false;
  }

  fill(row) {
    const element = this.element(row.id);
    element.hidden = false;
    element.querySelector("[data-number]").textContent = row.number;
    element.querySelector("[data-nature]").textContent = row.nature;
    element.toggleAttribute("data-depth", row.depth > 0);
    for (const field of element.querySelectorAll("[data-field]")) this.set(field, row[field.dataset.field], row.id);
    const locked = element.querySelectorAll("[data-field=question], [data-field=text]");
    for (const field of locked) Object.assign(field, { readOnly: Boolean(row.locked), title: row.locked });
    element.querySelector("[data-field=kind]").hidden = row.ways.length < 2 || Boolean(row.locked);
    this.grow(element.querySelector("[list]"));
  }

  // A cell of one line shows all that it holds while one is not in it (styles/parts/editor.css).
  grow(field) {
    if (field.list) field.parentElement.dataset.text = field.value;
  }

  showAbout(about) {
    for (const field of this.about) this.set(field, about[field.dataset.about], "");
    this.title.textContent = about.name;
  }

  set(field, value, id) {
    if (this.pending(id, nameOf(field))) return;
    if (field.shown === undefined && field.value !== (field.defaultValue ?? field.value)) return this.learn(field, value);
    if (field.refused !== undefined) return this.learn(field, value);
    const focused = field === document.activeElement;
    if (focused && field.shown !== undefined && field.value !== field.shown) return;
    if (field.value !== value) replaceText(field, value, focused);
    field.shown = field.value;
  }

  // What was typed before this script was there, and what was refused, stays; only what is saved is learnt.
  learn(field, value) {
    field.shown = value;
  }

  // The fields in which something stands that is not on its way.
  get unsent() {
    const fields = [...this.about, ...this.body.querySelectorAll("[data-field]")];
    return fields.filter((field) => field.shown !== undefined && field.value !== field.shown && field.refused === undefined);
  }

  // The command for what was typed in a field; nothing when it says what it said.
  command(field) {
    const id = this.idOf(field);
    if (field.shown === undefined || field.value === field.shown || field.value === field.refused || !field.isConnected) return null;
    const [value, was] = [field.value.trim(), field.shown];
    field.shown = field.value;
    if (field.dataset.about) return { do: "describe", field: field.dataset.about, value, was };
    if (DECISION.includes(field.dataset.field)) return this.decision(id);
    return field.dataset.field && { do: "set", step: id, field: field.dataset.field, value, was };
  }

  decision(id) {
    const row = this.rows.get(id);
    const [question, text, kind] = DECISION.map((name) => this.field(id, name));
    if (!row) return null;
    if (question.value.trim() && !text.value.trim() && !row.ways.length) {
      text.value = this.words.yesNo.replace("{0}", this.row(this.beside(id, 1))?.number ?? this.words.end);
      text.setSelectionRange(0, text.value.length);
    }
    text.shown = text.value;
    const was = this.pending(id, "text") ? null : this.was(id);
    const numbers = Object.fromEntries([...this.rows.values()].map((each) => [each.number, each.id]));
    return { do: "decide", step: id, question: question.value.trim(), text: text.value.trim(), kind: kind.value, numbers, was };
  }

  // The decision as the server said it last. One's own change of it that is still on its way is waited for.
  was(id) {
    const { question, kind, ways } = this.rows.get(id) ?? {};
    return { question, kind, ways };
  }

  insert(id, after) {
    const row = this.make(id);
    this.element(after)?.after(row);
    for (const field of row.querySelectorAll("[data-field]")) field.shown = field.value;
  }

  make(id) {
    const row = this.mould.content.firstElementChild.cloneNode(true);
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "aria-labelledby", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/(^|\s)(nr|op)-(?=\s|$)/g, `$1$2-${id}`));
      }
    }
    row.dataset.row = row.dataset.element = id;
    this.elements.set(id, row);
    this.body.append(row);
    return row;
  }

  drop(row) {
    if (row.contains(document.activeElement)) document.activeElement.blur();
    this.rows.delete(row.dataset.row);
    this.elements.delete(row.dataset.row);
    row.remove();
  }

  // At once; where the server has it otherwise, its answer says so.
  move(id, side, other) {
    const focused = document.activeElement;
    this.rearranging = true;
    this.element(other)[side](this.element(id));
    focused.focus();
    this.rearranging = false;
  }

  hide(id) {
    const row = this.element(id);
    const beside = this.beside(id, 1) ?? this.beside(id, -1);
    row.hidden = true;
    this.focus(beside, "label");
  }

  mark(people) {
    for (const element of this.body.querySelectorAll("[data-there]:not(:empty)")) element.replaceChildren();
    for (const { me, step, initials, kind, name } of people) {
      const place = !me && this.element(step)?.querySelector("[data-there]");
      if (!place) continue;
      const mark = Object.assign(document.createElement("span"), { textContent: initials, title: name });
      mark.className = `stroomlijn-person__mark stroomlijn-kind-${kind}`;
      place.append(mark);
    }
  }

  light(id) {
    for (const row of this.body.querySelectorAll("[data-here]")) delete row.dataset.here;
    const row = this.element(id);
    if (row) row.dataset.here = row.dataset.opened = "";
  }

  focus(id, name) {
    const field = this.field(id, name);
    field?.focus();
    field?.scrollIntoView({ block: "nearest" });
    return Boolean(field);
  }

  isBlank(id) {
    return [...(this.element(id)?.querySelectorAll("textarea, input") ?? [])].every((field) => !field.value.trim());
  }

  row(id) {
    return this.rows.get(id);
  }

  element(id) {
    return this.elements.get(id) ?? null;
  }

  field(id, name) {
    return this.element(id)?.querySelector(`[data-field="${CSS.escape(name || "label")}"]`) ?? null;
  }

  fieldOf({ do: what, step, field }) {
    if (what === "describe") return this.about.find((each) => each.dataset.about === field);
    return this.field(step, what === "decide" ? "text" : field);
  }

  // Question and answers are sent, and refused, together.
  together(field) {
    if (!DECISION.includes(field.dataset.field)) return [field];
    return DECISION.map((name) => this.field(this.idOf(field), name));
  }

  keyOf(field) {
    return keyOf({ step: this.idOf(field), field: DECISION.includes(field.dataset.field) ? "text" : nameOf(field) });
  }

  idOf(target) {
    return target.closest?.("[data-row]")?.dataset.row ?? "";
  }

  beside(id, step) {
    const ids = this.ids;
    return ids[ids.indexOf(id) + step];
  }
}

// Where one is but has not typed: what one would replace by typing stays so.
function replaceText(field, value, focused) {
  const [from, to] = [field.selectionStart, field.selectionEnd];
  const whole = from === 0 && to === field.value.length;
  field.value = value;
  if (focused && whole) field.select();
  else if (focused && !field.matches("select")) field.setSelectionRange(from, to);
}

function nameOf(field) {
  return field.dataset.field ?? field.dataset.about;
}
