// Arranging groups: drag a process to another group or cluster, a group to another cluster. What was ticked survives
// when the list is renewed. Without this script ticking and choosing in the panel do the same.

let ticked = new Set();
let opened = new Set();

function begin() {
  for (const [selector, kind, takes] of [
    ["[data-members]", "process", ["process"]],
    [".stroomlijn-groups", "group", ["group", "process"]],
    [".stroomlijn-drop__place", "drop", ["group", "process"]],
  ]) {
    for (const list of document.querySelectorAll(selector)) {
      if (window.Sortable.get(list) || !document.querySelector("[data-grip]")) continue;
      window.Sortable.create(list, {
        group: { name: kind, put: takes, pull: kind !== "drop" },
        handle: "[data-grip]",
        sort: false,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
        ghostClass: "stroomlijn-dragged",
        onStart: () => document.body.classList.add("stroomlijn-dragging"),
        onEnd: dropped,
      });
    }
  }
}

// At once where it was let go; the answer of the server renews the list, also when it says no.
async function dropped({ item, from, to }) {
  document.body.classList.remove("stroomlijn-dragging");
  if (from === to) return;
  const form = document.getElementById("indeling");
  const said = new URLSearchParams(new FormData(form));
  for (const name of ["wat", "groep", "proces", "doe"]) said.delete(name);
  said.set(item.dataset.groep ? "groep" : "proces", item.dataset.groep ?? item.dataset.proces);
  said.set("doe", to.dataset.members ? "groep" : "cluster");
  said.set(to.dataset.members ? "naar-groep" : "naar-cluster", to.dataset.members ?? to.dataset.cluster);
  await window.htmx.ajax("POST", form.action, {
    target: "#stand",
    swap: "outerHTML",
    values: Object.fromEntries(said),
  });
  document.querySelectorAll(".stroomlijn-drop__place").forEach((place) => place.replaceChildren());
}

function count() {
  const boxes = [...document.querySelectorAll('input[form="indeling"][type="checkbox"]:checked')];
  const words = document.querySelector("[data-count]");
  if (words) words.textContent = boxes.length ? ` (${boxes.length})` : "";
  const way = document.querySelector("[data-picked]");
  if (!way) return;
  way.hidden = !boxes.length;
  way.firstElementChild.textContent = way.dataset.picked.replace("0", boxes.length);
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.('input[form="indeling"][type="checkbox"]')) return;
  const chosen = document.querySelector('[name="wat"][value="gekozen"]');
  if (chosen && target.checked) chosen.checked = true;
  count();
});

document.addEventListener("htmx:before:swap", () => {
  ticked = new Set([...document.querySelectorAll('#stand input[type="checkbox"]:checked')].map(nameOf));
  opened = new Set([...document.querySelectorAll("#stand [data-groep] details[open]")].map(placeOf));
});
document.addEventListener("htmx:after:swap", () => {
  for (const box of document.querySelectorAll('#stand input[type="checkbox"]')) box.checked = ticked.has(nameOf(box));
  for (const part of document.querySelectorAll("#stand [data-groep] details")) part.open ||= opened.has(placeOf(part));
  begin();
  count();
});

// What was folded open and chosen stays so for the next ones, when the page comes back after an act.
const KEPT = "stroomlijn-indelen";
const acts = () => [...document.querySelectorAll("details[name=handeling]")];
const choices = () => [...document.querySelectorAll("select[form=indeling]")];

document.addEventListener("submit", ({ target }) => {
  if (target.id !== "indeling") return;
  const chosen = Object.fromEntries(choices().map(({ id, value }) => [id, value]));
  const open = acts().findIndex((act) => act.open);
  sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, open, chosen }));
});

function choose() {
  const { page, open, chosen } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  sessionStorage.removeItem(KEPT);
  if (page !== location.pathname) return;
  if (acts()[open]) acts()[open].open = true;
  for (const select of choices()) {
    if ([...select.options].some(({ value }) => value === chosen[select.id])) select.value = chosen[select.id];
  }
}

function nameOf(box) {
  return `${box.name}-${box.value}`;
}

function placeOf(part) {
  const row = part.closest("[data-groep]");
  return `${row.dataset.groep}-${[...row.querySelectorAll("details")].indexOf(part)}`;
}

if (window.Sortable) begin();
choose();
count();
