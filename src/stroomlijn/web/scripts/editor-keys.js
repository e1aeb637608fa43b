// The step table by keyboard: Enter goes down and makes a new row at the end, arrows go to the cell beside where the text
// ends, Ctrl-Enter inserts, Alt with an arrow moves the step, Ctrl-Z and Ctrl-Shift-Z go back and forth.
export function listenToKeys(root, { table, actions, commit, giveBack }) {
  root.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-field], [data-about]");
    if (event.isComposing || !goBack(event, field)) return;
    if (field?.dataset.field && inTable(event, field)) event.preventDefault();
  });

  // Typing that is not taken yet is taken back by the browser itself.
  function goBack(event, field) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return true;
    if (field && field.value !== field.shown && field.value !== field.refused) return false;
    event.preventDefault();
    if (field && field.value === field.refused) return giveBack(field), false;
    actions[event.shiftKey ? "redo" : "undo"]();
    return false;
  }

  function inTable(event, field) {
    const id = table.idOf(field);
    if (event.key === "Enter" && !event.shiftKey) return enter(event, field, id);
    if (event.key === "Escape") return restore(field);
    if (event.altKey && { ArrowUp: 1, ArrowDown: 1 }[event.key]) {
      commit(field);
      actions[event.key === "ArrowUp" ? "up" : "down"](id);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || field.matches("select")) return false;
    return arrow(event.key, field, id);
  }

  function enter(event, field, id) {
    const next = table.beside(id, 1);
    commit(field);
    if (event.ctrlKey || event.metaKey || !next) actions.insert(id);
    else table.focus(next, field.dataset.field);
    return true;
  }

  function arrow(key, field, id) {
    const [from, to] = [field.selectionStart, field.selectionEnd];
    if (from !== to) return false;
    const listed = field.hasAttribute("list");
    if (key === "ArrowUp" && !listed && !field.value.slice(0, from).includes("\n")) return table.focus(table.beside(id, -1), field.dataset.field);
    if (key === "ArrowDown" && !listed && !field.value.slice(to).includes("\n")) return table.focus(table.beside(id, 1), field.dataset.field);
    if (key === "ArrowLeft" && to === 0) return sideways(field, -1);
    if (key === "ArrowRight" && from === field.value.length) return sideways(field, 1);
    return false;
  }

  function sideways(field, step) {
    const fields = [...field.closest("tr").querySelectorAll("[data-field]:not([hidden], select)")];
    const other = fields[fields.indexOf(field) + step];
    other?.focus();
    return Boolean(other);
  }

  function restore(field) {
    if (field.value === field.shown) return false;
    giveBack(field);
    return true;
  }
}
