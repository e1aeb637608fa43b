// The search field of the top bar as a combobox: '/' and Ctrl-K open it, arrows choose, Enter goes, Escape closes.
// Without this script the form asks the search page.
import { addRecent, rememberPage } from "./recent.js";

const field = document.querySelector("[data-quick]");
const list = document.getElementById("snel");
const WAIT = 150;
let timer, asking, shown;

if (field && list) {
  rememberPage(field.dataset.who);
  field.addEventListener("focus", () => ask(field.value.trim()));
  field.addEventListener("input", () => {
    clearTimeout(timer);
    mark(null);
    timer = setTimeout(() => ask(field.value.trim()), WAIT);
  });
  field.addEventListener("keydown", choose);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("[data-quick-around]")) close();
  });
  field.form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !field.form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

for (const form of document.querySelectorAll("[data-facets]")) facets(form);

async function ask(question) {
  if (question === shown && list.children.length) return open();
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${field.dataset.quick}?q=${encodeURIComponent(question)}`, { signal: asking.signal });
    if (!answer.ok || answer.redirected) return;
    list.innerHTML = await answer.text();
  } catch {
    return; // asked anew, or the network is away: Enter still asks the search page
  }
  shown = question;
  if (!question) addRecent(list, field.dataset);
  if (document.activeElement === field) open();
}

// Who points sees at once what a choice leaves over. By keyboard one chooses more before 'Filter', and keeps one's place.
function facets(form) {
  let pointed = false;
  form.addEventListener("pointerdown", () => (pointed = true));
  form.addEventListener("keydown", () => (pointed = false));
  form.addEventListener("change", () => pointed && form.submit());
}

function open() {
  const answers = list.querySelectorAll("[role=option]");
  list.hidden = answers.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  mark(shown && shown === field.value.trim() ? answers[0] : null); // Enter goes to the best answer
}

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  mark(null);
}

function choose(event) {
  const answers = [...list.querySelectorAll("[role=option]")];
  const at = answers.findIndex((answer) => answer.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.hidden) return open();
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(answers.at((at < 0 && step < 0 ? 0 : at) + step) ?? answers[0]);
  } else if (event.key === "Enter" && !list.hidden && at >= 0) {
    event.preventDefault();
    close();
    answers[at].click();
  }
}

function mark(chosen) {
  for (const answer of list.querySelectorAll("[role=option]")) {
    answer.setAttribute("aria-selected", String(answer === chosen));
  }
  if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
  else field.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}
