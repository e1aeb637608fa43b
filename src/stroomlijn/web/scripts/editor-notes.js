// What the editor says: whether all is saved, what is still missing, and what was not taken over, with what was typed.
export class Notes {
  constructor(root) {
    this.root = root;
    this.words = root.querySelector("[data-words]").dataset;
    this.place = root.querySelector("[data-status]");
    this.toasts = document.getElementById("meldingen");
    this.stepsTold = [];
  }

  status(name, number) {
    this.place.textContent = this.say(name === "unsaved" && number > 1 ? "unsavedSeveral" : name, number);
    this.place.dataset.state = name;
    if (name === "saving") this.toast?.remove();
  }

  say(name, ...facts) {
    return this.words[name].replace(/\{(\d)\}/g, (_, place) => facts[place] ?? "");
  }

  // Only what is said otherwise than before is written anew: a long table is not laid out again for one cell.
  findings(checks, table) {
    const told = new Map(this.stepsTold);
    for (const { step, text, blocks } of checks) {
      if (table.element(step)) told.set(step, [...(told.get(step) ?? []), { text, blocks }]);
    }
    for (const [step, found] of told) {
      const list = table.element(step)?.querySelector("[data-findings]");
      if (list) write(list, found);
    }
    this.stepsTold = [...told].filter(([, found]) => found.length).map(([step]) => [step, []]);
    const blocking = checks.filter(({ blocks }) => blocks);
    const all = [...checks.filter(({ step }) => !table.element(step)), ...blocking.filter(({ step }) => table.element(step))];
    const list = this.root.querySelector("[data-findings-of-all]");
    write(list, all.map(({ step, text, blocks }) => {
      const number = table.row(step)?.number;
      const said = number ? this.say("step", number, text) : text;
      return { text: blocks ? this.say("blocks", said) : said, blocks };
    }));
    this.root.querySelector("[data-summary]").hidden = !all.length;
  }

  // Two wrote in one cell: both texts are shown, and one chooses.
  conflict(field, mine, problem, takeMine, takeTheirs) {
    const note = this.beside(field, this.say("refused", problem.text));
    note.append(line(this.say("mine", mine || this.words.nothing)), line(this.say("theirs", field.value || this.words.nothing)));
    note.append(button(this.words.keepMine, takeMine), button(this.words.keepTheirs, takeTheirs));
  }

  // What could not be understood stays in its cell, to be put right.
  unread(field, problem) {
    this.beside(field, this.say("refused", problem.text));
    field.setAttribute("aria-invalid", "true");
  }

  beside(field, text) {
    this.clear(field);
    field.closest("details")?.setAttribute("open", "");
    const note = Object.assign(document.createElement("div"), { className: "stroomlijn-editor__refused" });
    note.setAttribute("role", "alert");
    note.append(line(text));
    field.after(note);
    return note;
  }

  clear(field) {
    field.removeAttribute("aria-invalid");
    if (field.nextElementSibling?.classList.contains("stroomlijn-editor__refused")) field.nextElementSibling.remove();
  }

  leftOut(remarks = []) {
    const place = this.root.querySelector("[data-left-out]");
    if (!remarks.length) return;
    place.hidden = false;
    place.querySelector("ul").append(...remarks.map(({ text, whole }) => item(whole ? `${text} ${whole}` : text, false)));
    place.scrollIntoView({ block: "nearest" });
  }

  allRead() {
    const place = this.root.querySelector("[data-left-out]");
    place.hidden = true;
    place.querySelector("ul").replaceChildren();
  }

  lost(problem, typed) {
    const text = this.say("refused", problem.text);
    this.leftOut([{ text, whole: typed ? this.say("mine", typed) : "" }]);
    this.tell(text);
  }

  // A question outlives its step: where it went is said.
  removed({ number, question, ways }, holder, undo) {
    const said = [this.say("removed", number)];
    if (question || ways.length > 1) said.push(holder ? this.say("questionAt", holder.number) : this.words.questionDrawn);
    this.tell(said.join(" "), this.words.undo, undo);
  }

  overtaken(problem, further) {
    this.tell(problem.text, this.words.skip, further);
  }

  tell(text, name, action) {
    this.toast?.remove();
    const toast = Object.assign(document.createElement("div"), { className: "stroomlijn-toast" });
    toast.append(Object.assign(document.createElement("span"), { textContent: text }));
    if (name) toast.append(button(name, () => (toast.remove(), action())));
    toast.append(button(this.words.close, () => toast.remove()));
    this.toasts.append(toast);
    this.toast = toast;
  }
}

function write(list, items) {
  const said = JSON.stringify(items);
  if (said === (list.said ?? "[]")) return;
  list.said = said;
  list.replaceChildren(...items.map(({ text, blocks }) => item(text, blocks)));
}

function item(text, blocks) {
  const made = Object.assign(document.createElement("li"), { textContent: text });
  if (blocks) made.dataset.blocks = "";
  return made;
}

function line(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

function button(text, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, className: "utrecht-button utrecht-button--secondary-action" });
  made.addEventListener("click", action);
  return made;
}
