// Questions that are answered with one key: a says yes and r says no to the one that is marked, z takes the last answer
// back. Marked is the one where the focus is, or the first while one is at nothing else. From elsewhere, or when the marked
// one is out of sight, the first key only goes there: nothing is answered that one does not see.
import { land } from "./place.js";

const ASKED = "[data-asking] [data-place]:has([data-key])";
const typing = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select");
const off = () => document.documentElement.dataset.keys === "off";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target) || off()) return;
  if (document.querySelector("dialog[open]")) return;
  const done = event.key === "z" ? undo() : (event.key === "a" || event.key === "r") && answer(event.key, event.target);
  if (done) event.preventDefault();
});

for (const moved of ["focusin", "focusout", "htmx:after:swap"]) document.addEventListener(moved, () => setTimeout(mark));
mark();

function undo() {
  const form = document.querySelector(".stroomlijn-toast form, form[data-undo]");
  form?.requestSubmit();
  return form;
}

function answer(key, from) {
  const asked = current(from);
  if (!asked && from.closest("[data-row], [data-difference], [data-asking] li")) return false;
  const there = asked ?? document.querySelector(ASKED);
  if (asked && (asked.contains(from) || inSight(asked))) send(asked.querySelector(`[data-key=${key}]`));
  else if (there) land(there);
  return there;
}

function current(at) {
  const own = at.closest("[data-asking] li");
  if (own) return own.matches(ASKED) ? own : null;
  return at.matches("body, [tabindex='-1']") || at.closest("[data-asking]") ? document.querySelector(ASKED) : null;
}

function mark() {
  const asked = off() ? null : current(document.activeElement ?? document.body);
  for (const one of document.querySelectorAll(ASKED)) {
    if (one === asked) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

function inSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

// Once, however often the key is pressed before the next page is there.
function send(button) {
  const { form } = button;
  if ("sent" in form.dataset) return;
  form.dataset.sent = "";
  form.requestSubmit(button);
}
