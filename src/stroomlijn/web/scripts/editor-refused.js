// What was refused stays with its reason until it is put right or given up, also over a reload of the page. A cell that
// holds a refused text keeps it in `refused`; in `shown` stands what is saved.
export class Refused {
  constructor(root, { table, notes, take, changed }) {
    Object.assign(this, { table, notes, take, changed });
    this.place = `stroomlijn-concept-${root.dataset.concept}-niet-opgeslagen`;
    this.texts = new Map(JSON.parse(sessionStorage.getItem(this.place) ?? "[]"));
  }

  get number() {
    return this.texts.size;
  }

  add(problem, command) {
    this.texts.set(keyOf(command), { problem, command });
    if (!isChoice(problem, command)) for (const [field, text] of this.cells(command)) field.refused = text;
    this.keep();
  }

  // The cells as they are to be seen; a text whose row is gone goes to the list of what was not taken over.
  show(key) {
    for (const { problem, command } of key === undefined ? [...this.texts.values()] : [this.texts.get(key) ?? {}]) {
      const field = command && this.table.fieldOf(command);
      if (!field) continue;
      if (isChoice(problem, command)) this.choose(field, problem, command);
      else this.hold(field, problem, command);
    }
    this.dropGone();
  }

  dropGone() {
    for (const [key, { problem, command }] of this.texts) {
      if (this.table.fieldOf(command)) continue;
      this.texts.delete(key);
      this.notes.lost(problem, command.value ?? command.text);
      this.keep();
    }
  }

  choose(field, problem, { value }) {
    if (value === field.shown) return this.letGo(field);
    this.notes.conflict(field, value, problem, () => this.take(field, value), () => this.letGo(field));
  }

  hold(field, problem, command) {
    for (const [cell, text] of this.cells(command)) if (cell.refused === undefined) cell.value = cell.refused = text;
    for (const [cell] of this.cells(command)) this.table.grow(cell);
    this.notes.unread(field, problem);
  }

  // The cells that were refused, with what was typed: with the answers also a new question.
  cells(command) {
    const { do: what, step, question } = command;
    const cells = [[this.table.fieldOf(command), command.value ?? command.text]];
    if (what === "decide" && this.table.row(step)?.question !== question) cells.push([this.table.field(step, "question"), question]);
    return cells.filter(([field]) => field);
  }

  // Put right, or given up.
  letGo(field) {
    for (const each of this.table.together(field)) {
      delete each.refused;
      this.notes.clear(each);
    }
    if (this.texts.delete(this.table.keyOf(field))) this.keep();
  }

  giveUp() {
    this.texts.clear();
    this.keep();
  }

  focus() {
    const [first] = this.texts.values();
    const field = first && this.table.fieldOf(first.command);
    field?.focus();
  }

  keep() {
    sessionStorage.setItem(this.place, JSON.stringify([...this.texts]));
    this.changed();
  }
}

export function keyOf({ step, field }) {
  return `${step ?? ""} ${field ?? "text"}`;
}

// Whether somebody else wrote there too; else the text itself was refused.
function isChoice(problem, command) {
  return "now" in problem && "value" in command;
}
