// Where one was: after an answer, after undoing, when the page is renewed and after going back, the focus stands there
// again. A place has data-place and an id; in it data-land is what one works with, else its first field or link.
const WORKS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
const lost = () => !document.activeElement || document.activeElement === document.body;
let wanted = decodeURIComponent(location.hash.slice(1));
let kept = null;

export function land(place) {
  for (let around = place; around; around = around.parentElement) if (around.localName === "details") around.open = true;
  const there = place.querySelector("[data-land]") ?? place.querySelector(WORKS) ?? place;
  focus(there);
}

function focus(there) {
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// What was asked for may come with the next renewal: until then one is at the questions, or at the top of the list.
function arrive() {
  if (!wanted) return;
  const there = document.getElementById(wanted);
  const place = there?.closest("[data-place]");
  if (place) land(place);
  else if (there?.tabIndex === -1 && !there.matches("main")) focus(there);
  else if (!there && /^(paar|stap|groep|proces)-/.test(wanted)) return meanwhile();
  wanted = "";
}

function meanwhile() {
  const near = document.querySelector("[data-asking] h2, #lijst, #vergelijking");
  if (near && lost()) focus(near);
}

function follows(place) {
  const all = [...document.querySelectorAll("[data-place]")];
  const at = all.indexOf(place);
  return [...all.slice(at), ...all.slice(0, at).reverse()].map(({ id }) => id);
}

document.addEventListener("focusin", ({ target }) => {
  const place = target.closest("[data-place]");
  if (place && history.state?.place !== place.id) history.replaceState({ ...history.state, place: place.id }, "");
  if (!target.matches("[tabindex='-1']")) wanted = "";
});

document.addEventListener("pointerdown", () => void (wanted = ""));

document.addEventListener("htmx:before:swap", () => {
  const at = document.activeElement;
  const holder = at?.closest("[id]");
  if (!holder || lost()) return void (kept = null);
  const place = at.closest("[data-place]");
  const box = at.closest(".stroomlijn-compare");
  const { top } = at.getBoundingClientRect();
  kept = { holder: holder.id, sign: sign(at), order: place ? follows(place) : [], holds: holds(place), top, within: box?.scrollTop };
});

document.addEventListener("htmx:after:swap", () => {
  if (kept && lost()) again(kept);
  kept = null;
  if (wanted) arrive();
});

// The same thing at the same height; else what became of it, and else what came after it.
function again({ holder, sign: was, order, holds: held, top, within }) {
  const there = document.getElementById(holder);
  const same = there && [there, ...there.querySelectorAll(WORKS)].find((one) => sign(one) === was);
  if (same) {
    const box = same.closest(".stroomlijn-compare");
    if (box && within !== undefined) box.scrollTop = within;
    same.focus({ preventScroll: true });
    return scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  }
  const became = held.map((id) => document.getElementById(id)?.closest("[data-place]")).find(Boolean);
  const next = (there?.matches("[data-place]") && there) || became || order.map((id) => document.getElementById(id)).find(Boolean);
  if (next) land(next);
  else meanwhile();
}

// The steps of a row: it may go on under another name.
function holds(place) {
  return [...(place?.querySelectorAll("td[id]") ?? [])].map(({ id }) => id);
}

function sign(one) {
  const said = ["id", "name", "value", "href", "data-key"].map((name) => one.getAttribute(name) ?? "");
  return [one.localName, ...said].join(" ");
}

// After all is loaded: before that the browser itself goes to the address, and takes the focus away again.
addEventListener("load", () => {
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (back && history.state?.place) wanted = history.state.place;
  if (document.activeElement?.id === wanted) wanted = "";
  requestAnimationFrame(() => lost() && arrive());
});
