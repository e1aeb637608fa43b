// Questions that are answered with one key: a says yes and r says no to the one where the focus is, z takes the last answer
// back. When one is at none of them, the first key only goes there: nothing is answered that one does not see.
import { land } from "./place.js";

const typing = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select");
const off = () => document.documentElement.dataset.keys === "off";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target) || off()) return;
  if (document.querySelector("dialog[open]")) return;
  const done = event.key === "z" ? undo() : (event.key === "a" || event.key === "r") && answer(event.key, event.target);
  if (done) event.preventDefault();
});

function undo() {
  const form = document.querySelector(".stroomlijn-toast form, form[data-undo]");
  form?.requestSubmit();
  return form;
}

function answer(key, from) {
  const asked = from.closest("[data-asking] [data-place]");
  const button = asked?.querySelector(`[data-key=${key}]`);
  if (button) send(button);
  else if (from.closest("[data-row], [data-difference], [data-asking] li")) return false;
  else return first();
  return true;
}

function first() {
  const place = document.querySelector("[data-asking] [data-place]:has([data-key])");
  if (place) land(place);
  return place;
}

// Once, however often the key is pressed before the next page is there.
function send(button) {
  const { form } = button;
  if ("sent" in form.dataset) return;
  form.dataset.sent = "";
  form.requestSubmit(button);
}
