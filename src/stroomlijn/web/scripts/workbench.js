// The workbench of a group: one difference open at a time, its rows lit in the comparison; j and k to the next and the
// previous one, Enter in a choice decides (as forms do), a and r say that the steps of the lit row are the same or are
// not, z takes the last of these back, ? shows the keys. What is being filled in survives when the page is renewed.
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
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  const step = { j: 1, k: -1 }[event.key];
  if (step) go(beside(step));
  else if (event.key === "z") document.querySelector(".stroomlijn-toast form, form[data-undo]")?.requestSubmit();
  else if (event.key === "a" || event.key === "r") judge(event.key);
  else if (event.key === "?" && document.getElementById("toetsen")) document.getElementById("toetsen").showModal();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-match]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  match(link.closest("[data-row]")).then((form) => form?.querySelector("select").focus());
});

// The form that judges the steps of a row; the key of a judgement presses its button.
async function match(row) {
  const place = document.getElementById("match");
  const link = row?.querySelector("a[data-match]");
  if (!place || !link) return null;
  const there = place.querySelector("form");
  if (there?.dataset.row === row.dataset.row) return there;
  const answer = await fetch(link.href, { credentials: "same-origin", headers: { "X-Part": "1" } });
  if (!answer.ok) return null;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form");
  place.replaceChildren(document.importNode(made, true));
  return place.querySelector("form");
}

async function judge(key) {
  const form = await match(document.querySelector("[data-row][aria-current]"));
  const button = form?.querySelector(`[data-key=${key}]`);
  if (button) form.requestSubmit(button);
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
  return [...details.querySelectorAll("input, textarea")].some((field) =>
    field.type === "radio" ? field.checked !== field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue);
}

let kept;
document.addEventListener("htmx:before:swap", () => {
  const details = opened();
  const parts = [...document.querySelectorAll("details[data-keep][open], [data-keep]:not(details):not(:empty)")];
  kept = { details, parts, focused: document.activeElement, top: details?.getBoundingClientRect().top };
});
document.addEventListener("htmx:after:swap", () => {
  const details = kept?.details;
  if (details && !details.isConnected && changed(kept)) keep(details);
  kept?.parts.forEach(keepPart);
  // What one looks at stays where it is, however the list above it changed.
  const there = details && document.getElementById(details.id);
  if (there) scrollBy({ top: there.getBoundingClientRect().top - kept.top, behavior: "instant" });
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

// What was folded open stays open; a form in it, or where the focus is, stays as it was.
function keepPart(part) {
  const fresh = document.getElementById(part.id);
  if (!fresh || fresh === part) return;
  const within = part.contains(kept.focused);
  if (within || !part.open || part.querySelector(".stroomlijn-corrected > *")) fresh.replaceWith(part);
  else fresh.open = true;
  if (within) kept.focused.focus({ preventScroll: true });
}

function newList() {
  const list = document.createElement("ol");
  list.className = "stroomlijn-decisions";
  document.querySelector("[aria-labelledby=verschillen]").append(list);
  return list;
}

for (const form of document.querySelectorAll("details[data-difference] form")) require_(form);
if (opened()) light(opened());
// Only once all is loaded: before that the browser itself goes to the address, and takes the focus away again.
addEventListener("load", () => {
  if (location.hash.startsWith("#verschil-")) requestAnimationFrame(() => go(document.getElementById(location.hash.slice(1))));
});
