// The agenda of a meeting: dragging a point keeps its new place; without this script the arrows do the same.
import { post } from "./post.js";

const FORM = "application/x-www-form-urlencoded";
const list = document.querySelector("[data-agenda]");
let dragged = null;
let before = [];

list?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-move]");
  if (!dragged || event.target.closest("textarea, input")) return;
  before = [...list.children];
  event.dataTransfer.effectAllowed = "move";
});

list?.addEventListener("dragover", (event) => {
  const over = event.target.closest("[data-move]");
  if (!dragged || !over) return;
  event.preventDefault();
  if (over === dragged) return;
  const { top, height } = over.getBoundingClientRect();
  list.insertBefore(dragged, event.clientY < top + height / 2 ? over : over.nextElementSibling);
});

list?.addEventListener("drop", (event) => event.preventDefault());
list?.addEventListener("dragend", keep);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

async function keep() {
  const point = dragged;
  dragged = null;
  const place = [...list.children].indexOf(point);
  if (!point || before.indexOf(point) === place) return;
  const answer = await post(point, point.dataset.move, new URLSearchParams({ naar: place }), { type: FORM }).catch(() => null);
  if (!answer?.ok) return refuse();
  const said = document.querySelector("[data-agenda-said]");
  said.textContent = `${said.dataset.words} ${place + 1}`;
  location.reload();
}

function refuse() {
  list.replaceChildren(...before);
  document.getElementById("meldingen")?.append(document.getElementById("melding-fout").content.cloneNode(true));
}
