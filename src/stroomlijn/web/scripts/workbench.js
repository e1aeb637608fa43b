// The workbench of a group: one difference open at a time, its rows lit in the comparison; j and k to the next and the
// previous one, Enter in a choice decides (as forms do), a and r ask about the steps of the row one is at and answer what
// was asked, z (asking.js) takes the last of these back, ? shows the keys. What is being filled in survives when the page
// is renewed, and when one comes back from another page.
import "./asking.js";

export const differences = () => [...document.querySelectorAll("details[data-difference]")];
export const opened = () => differences().find((details) => details.open);
export const typing = (element) => element.matches("input:not([type=radio]), textarea, select");

document.addEventListener("toggle", ({ target }) => target.open && target.matches("[data-difference]") && light(target), true);
document.addEventListener("change", ({ target }) => target.name === "keuze" && require_(target.form));
document.addEventListener("click", (event) => {
  const key = event.target.closest("a[data-difference]")?.dataset.difference;
  const details = key && document.getElementById(`verschil-${key}`);
  if (!details) return;
  event.preventDefault();
  go(details);
});
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  const judges = event.key === "a" || event.key === "r";
  const over = document.querySelector("dialog[open]");
  const step = { j: 1, k: -1 }[event.key];
  if (over && !(judges && over.id === "match")) return;
  if (step) go(beside(step));
  else if (judges) judge(event.key, event.target);
  else if (event.key === "?" && document.getElementById("toetsen")) document.getElementById("toetsen").showModal();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-match], a[data-instead]");
  if (!link || event.ctrlKey || event.metaKey || !document.getElementById("match")) return;
  event.preventDefault();
  ask(link);
});

// The question about a step, over the page, at its answer; closing it leads back to where one was.
async function ask(link) {
  const dialog = document.getElementById("match");
  const answer = await fetch(link.href, { credentials: "same-origin", headers: { "X-Part": "1" } });
  if (!answer.ok) return void (location.href = link.href);
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form");
  dialog.lastElementChild.replaceChildren(document.importNode(made, true));
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector("[data-key=a]") ?? dialog).focus();
}

// The first press shows what is asked, the second one answers.
function judge(key, from) {
  const form = document.querySelector("#match[open] form[data-row]");
  if (form) return form.requestSubmit(form.querySelector(`[data-key=${key}]`));
  const row = from.closest("[data-place]:has([data-match])") ?? document.querySelector("[data-row][aria-current]");
  const link = row?.querySelector("a[data-match]");
  if (link) ask(link);
}

export function beside(step) {
  const all = differences();
  const place = all.indexOf(document.activeElement.closest("details[data-difference]") ?? opened());
  return all[place < 0 ? 0 : Math.min(Math.max(place + step, 0), all.length - 1)];
}

export function go(details) {
  if (!details) return;
  details.open = true;
  const first = details.querySelector("[name=keuze]:checked") ?? details.querySelector("summary");
  first.focus({ preventScroll: true });
  details.scrollIntoView({ block: "nearest" });
  (first.closest("label") ?? first).scrollIntoView({ block: "nearest" });
}

async function light(details) {
  const rows = details.dataset.rows.split(" ").filter(Boolean);
  const table = document.getElementById("vergelijking");
  if (rows.length && table && table.dataset.page !== details.dataset.at) await turn(details.dataset.at);
  for (const row of document.querySelectorAll("[data-row]")) row.toggleAttribute("aria-current", false);
  const lit = rows.map((id) => document.querySelector(`[data-row="${CSS.escape(id)}"]`)).filter(Boolean);
  for (const row of lit) row.setAttribute("aria-current", "true");
  if (lit.length) show(lit[0]);
}

// The page of the comparison that holds the rows.
async function turn(page) {
  const address = new URL(location.href);
  address.searchParams.set("rij", page);
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("vergelijking");
  if (made) document.getElementById("vergelijking").replaceWith(document.importNode(made, true));
}

function show(row) {
  const box = row.closest(".stroomlijn-compare");
  if (box.contains(document.activeElement) && box !== document.activeElement) return;
  box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

// A choice that needs words asks for them before it is sent.
function require_(form) {
  for (const more of form.querySelectorAll(".stroomlijn-option__more")) {
    const chosen = more.previousElementSibling.querySelector("input").checked;
    more.querySelector("input").required = chosen;
  }
}

// What somebody chose or typed, or is at now, is theirs; else the page shows the difference as it came.
function changed({ details, focused }) {
  if (details.contains(focused)) return true;
  return filled(details).length > 0;
}

let kept;
document.addEventListener("htmx:before:swap", () => {
  const details = opened();
  const parts = [...document.querySelectorAll("details[data-keep][open]")];
  kept = { details, parts, focused: document.activeElement, top: details?.getBoundingClientRect().top };
});
document.addEventListener("htmx:after:swap", () => {
  const details = kept?.details;
  if (details && !details.isConnected && changed(kept)) keep(details);
  kept?.parts.forEach(keepPart);
  // What one looks at stays where it is, however the list above it changed.
  const there = details && document.getElementById(details.id);
  const elsewhere = kept?.focused !== document.body && !details?.contains(kept?.focused);
  if (there && !elsewhere) scrollBy({ top: there.getBoundingClientRect().top - kept.top, behavior: "instant" });
  if (opened()) light(opened());
});

// Also when somebody else decided it meanwhile: who records it then is told, and loses nothing.
function keep(details) {
  for (const other of differences()) other.open = false;
  const fresh = document.getElementById(details.id);
  if (fresh) fresh.replaceWith(details);
  else {
    const place = document.createElement("li");
    place.append(details);
    (document.querySelector(".stroomlijn-decisions") ?? newList()).prepend(place);
  }
  details.open = true;
  if (details.contains(kept.focused)) kept.focused.focus({ preventScroll: true });
}

// What was folded open stays open; with a form in it, it stays as it was.
function keepPart(part) {
  const fresh = document.getElementById(part.id);
  if (!fresh || fresh === part) return;
  fresh.open = true;
  if (!part.querySelector(".stroomlijn-corrected > *")) return;
  fresh.replaceWith(part);
  if (part.contains(kept.focused)) kept.focused.focus({ preventScroll: true });
}

function newList() {
  const list = document.createElement("ol");
  list.className = "stroomlijn-decisions";
  document.querySelector("[aria-labelledby=verschillen]").append(list);
  return list;
}

// Where one was and what one filled in there, for who goes to another page and comes back.
for (const event of ["focusin", "input"]) document.addEventListener(event, ({ target }) => {
  const details = target.closest("details[data-difference]");
  if (!details) return;
  const here = { place: "", difference: details.id, at: target.id, filled: filled(details) };
  history.replaceState({ ...history.state, ...here }, "");
});

const ticks = ({ type }) => type === "radio" || type === "checkbox";
const touched = (field) => ticks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
const filled = (details) =>
  [...details.querySelectorAll("input:not([type=hidden]), textarea")].filter(touched)
    .map((field) => [field.name, field.value, field.checked]);

function fill(details, [name, value, checked]) {
  for (const field of details.querySelectorAll(`[name="${CSS.escape(name)}"]`))
    if (!ticks(field)) field.value = value;
    else if (field.value === value) field.checked = checked;
}

function comeBack({ difference, at, filled: fields, place }) {
  const details = document.getElementById(difference);
  if (!details) return;
  for (const field of fields) fill(details, field);
  details.querySelectorAll("form").forEach(require_);
  details.open = true;
  if (place) return;
  go(details);
  document.getElementById(at)?.focus({ preventScroll: true });
}

for (const form of document.querySelectorAll("details[data-difference] form")) require_(form);
if (opened()) light(opened());
// Only once all is loaded: before that the browser itself goes to the address, and takes the focus away again.
addEventListener("load", () => {
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (back && history.state?.difference) requestAnimationFrame(() => comeBack(history.state));
  else if (location.hash.startsWith("#verschil-")) requestAnimationFrame(() => go(document.getElementById(location.hash.slice(1))));
});
