// The drawing beside the steps as a map: the numbers large enough to read, what one points at in the one lights up in the
// other, and a step chosen in the drawing is gone to in the list; under it the chosen step from nearby, words and all.
// Without this script the drawing is there all the same.
const SMALLEST = 0.12; // below this share of its own size a drawing is moved about in instead of shrunk
const READABLE = 0.75; // from here on the words can be read, and the drawing stays as it was made
const map = document.querySelector("[data-map]");
const drawing = map?.querySelector("svg");
const nearby = document.querySelector("[data-nearby]");
const NEARBY = { size: 0.95, height: 320 };
let near;

if (drawing) {
  if (nearby) near = closeUp();
  light(document.querySelector("[data-element]:target:not(svg *)"));
  fit();
  new ResizeObserver(fit).observe(map);
  document.addEventListener("pointerover", ({ target }) => light(target));
  document.addEventListener("focusin", ({ target }) => light(target));
  drawing.addEventListener("click", ({ target }) => goTo(named(target)));
  map.addEventListener("keydown", walk);
  addEventListener("beforeprint", onPaper);
  addEventListener("afterprint", fit);
}

function fit() {
  if (matchMedia("print").matches) return onPaper();
  const { width, height } = drawing.viewBox.baseVal;
  const share = Math.min(1, Math.max(SMALLEST, (map.clientWidth - 18) / width));
  drawing.style.inlineSize = `${Math.floor(width * share)}px`; // its height follows, as it did before this script
  drawing.style.maxInlineSize = share > SMALLEST ? "" : "none";
  drawing.classList.toggle("stroomlijn-drawing--map", share < READABLE);
  for (const step of drawing.querySelectorAll(".stroomlijn-drawing__step")) place(step, share < READABLE);
  if (nearby) nearby.hidden = share >= READABLE;
  const shape = drawing.querySelector("[data-here]") ?? drawn(firstListed());
  if (shape) show(shape);
  if (near) approach(shape);
}

// On paper all of it in the width, words and all.
function onPaper() {
  drawing.style.inlineSize = drawing.style.maxInlineSize = "";
  drawing.classList.remove("stroomlijn-drawing--map");
  for (const step of drawing.querySelectorAll(".stroomlijn-drawing__step")) place(step, false);
}

function firstListed() {
  const steps = document.querySelectorAll("[data-element]:not(svg *)");
  return [...steps].find((step) => !step.closest("details:not([open])")) ?? steps[0];
}

// A copy without ids or names: who listens has the drawing itself.
function closeUp() {
  const copy = drawing.cloneNode(true);
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  for (const element of copy.querySelectorAll("title, desc, defs")) element.remove();
  for (const name of ["role", "aria-labelledby"]) copy.removeAttribute(name);
  copy.setAttribute("aria-hidden", "true");
  copy.setAttribute("width", "100%");
  copy.setAttribute("height", NEARBY.height);
  copy.addEventListener("click", ({ target }) => goTo(named(target)));
  nearby.append(copy);
  return copy;
}

function approach(shape) {
  const box = shape?.querySelector("rect, circle, path")?.getBBox();
  if (!box || nearby.hidden) return;
  const [width, height] = [nearby.clientWidth / NEARBY.size, NEARBY.height / NEARBY.size];
  const [x, y] = [box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2];
  near.setAttribute("viewBox", [x, y, width, height].map(Math.round).join(" "));
}

// The number in the middle of its step and as large as fits, or back in its corner.
function place(step, large) {
  const box = step.querySelector("rect").getBBox();
  const number = step.querySelector(".stroomlijn-drawing__number");
  if (!number) return;
  const size = large ? Math.min(box.height * 0.75, (box.width * 1.3) / number.textContent.length) : 12;
  number.setAttribute("font-size", size);
  number.setAttribute("text-anchor", large ? "middle" : "end");
  number.setAttribute("x", large ? box.x + box.width / 2 : box.x + box.width - 6);
  number.setAttribute("y", large ? box.y + box.height / 2 + size * 0.36 : box.y + 14);
}

// With the keyboard along the steps, in the order of the list; what is chosen is said.
function walk(event) {
  const steps = [...document.querySelectorAll("[data-element]:not(svg *)")].filter(drawn);
  const at = steps.findIndex((step) => "here" in step.dataset);
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Enter" && at >= 0) goTo(steps[at].dataset.element);
  else if (way && steps.length) choose(steps[Math.min(Math.max(at + way, 0), steps.length - 1)]);
  else return;
  event.preventDefault();
}

function choose(step) {
  light(step);
  const shape = drawn(step);
  show(shape);
  if (near) approach(shape);
  const said = document.querySelector("[data-said]");
  const [number, title] = [".stroomlijn-step__number", ".stroomlijn-step__title"].map((name) => step.querySelector(name)?.textContent.trim());
  if (said) said.textContent = `${said.dataset.said} ${number}. ${title}`;
}

function listed(id) {
  return document.querySelector(`[data-element="${CSS.escape(id)}"]:not(svg *)`);
}

function drawn(step) {
  return step && drawing.querySelector(`[data-element="${CSS.escape(step.dataset.element)}"]`);
}

function named(target) {
  return target?.closest?.("[data-element]")?.dataset.element;
}

function light(target) {
  const id = named(target);
  const chosen = id ? document.querySelectorAll(`[data-element="${CSS.escape(id)}"]`) : [];
  if (!id || !listed(id)) return;
  for (const element of document.querySelectorAll("[data-here]")) delete element.dataset.here;
  for (const element of chosen) element.dataset.here = "";
  const shape = drawing.querySelector("[data-here]");
  if (shape && !map.contains(target)) show(shape);
  if (shape && near && !near.contains(target)) approach(shape);
}

function show(shape) {
  const [inner, outer] = [shape.getBoundingClientRect(), map.getBoundingClientRect()];
  map.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  map.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
}

function goTo(id) {
  const step = id && listed(id);
  step?.closest("details")?.setAttribute("open", "");
  step?.scrollIntoView({ block: "center" });
  step?.querySelector("a")?.focus({ preventScroll: true });
}
