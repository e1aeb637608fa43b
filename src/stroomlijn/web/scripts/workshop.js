// A workshop: the screens that follow go to the difference that who goes ahead has before them, and everybody sees at once
// what was decided. Who is filling something in stays where they are and is told; the focus never leaves what stays.
import { beside, go, opened, typing } from "./workbench.js";
import { post } from "./post.js";

const SHOWN = 30_000;
const FORM = "application/x-www-form-urlencoded";
const mine = Math.random().toString(36).slice(2);
const stand = () => document.getElementById("stand");
const named = (key) => document.getElementById(`verschil-${key}`);
let led = "";
let asked = null;
let said = 0;

document.addEventListener("toggle", ({ target }) => {
  if (!target.open || !target.matches("[data-difference]")) return;
  const key = target.dataset.difference;
  if (key === led) led = "";
  else take(key);
}, true);

document.addEventListener("told", (event) => {
  const { hand, page, decided = [] } = event.detail;
  decided.forEach(show);
  const news = decided.filter((one) => !toldAlready(one));
  if (news.length) say(news.map(({ sentence }) => sentence).join(" "));
  if (hand === undefined) return;
  event.preventDefault();
  if (page !== mine) come(hand);
});

document.addEventListener("click", ({ target }) => {
  const step = target.closest("[data-step]")?.dataset.step;
  if (step) go(beside(Number(step)));
  asked = target.closest("[data-correct]")?.nextElementSibling ?? asked;
  if (target.closest("[data-go-along]")) go(named(stand().dataset.hand));
});

document.addEventListener("keydown", (event) => {
  const leave = document.querySelector("a[data-leave]");
  if (event.key !== "Escape" || !leave || event.defaultPrevented || typing(event.target)) return;
  if (!document.querySelector("dialog[open], .stroomlijn-menu[open]")) leave.click();
});

document.addEventListener("htmx:after:swap", () => {
  elsewhere();
  const form = asked?.querySelector("form");
  if (!form) return;
  form.scrollIntoView({ block: "center" });
  form.querySelector("[name=keuze]:checked, [name=keuze]").focus({ preventScroll: true });
  asked = null;
});

function take(key) {
  const { take: address, hand } = stand().dataset;
  if (address && hand !== key) {
    stand().dataset.hand = key;
    post(stand(), address, new URLSearchParams({ verschil: key, bladzijde: mine }), { type: FORM });
  }
  elsewhere();
}

function come(key) {
  const at = stand();
  at.dataset.hand = key;
  if (!("follows" in at.dataset)) return;
  const there = named(key);
  const from = opened();
  if (busy(from)) return elsewhere();
  if (!there) return at.dispatchEvent(new CustomEvent("live"));
  if (there.open) return;
  const within = from?.contains(document.activeElement);
  led = key;
  there.open = true;
  if (within) there.querySelector("summary").focus({ preventScroll: true });
  there.scrollIntoView({ block: "nearest" });
}

// Whether somebody writes, or has chosen something that is not recorded yet.
function busy(details) {
  if (typing(document.activeElement)) return true;
  const fields = details?.querySelectorAll("[name=keuze], textarea, input[maxlength]") ?? [];
  return [...fields].some((one) => (one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue));
}

function elsewhere() {
  const { hand, follows } = stand()?.dataset ?? {};
  document.getElementById("elders").hidden = follows === undefined || !hand || opened()?.dataset.difference === hand || !named(hand);
}

// The page on which somebody decided has its own message, with which they take it back.
function toldAlready({ by }) {
  return by === stand().dataset.account && document.querySelector("#meldingen .stroomlijn-toast") !== null;
}

function say(words) {
  const news = document.getElementById("nieuws");
  news.textContent = words;
  clearTimeout(said);
  said = setTimeout(() => news.replaceChildren(), SHOWN);
}

// What somebody else decided, until the page itself is renewed.
function show({ key, words, sentence }) {
  for (const link of document.querySelectorAll(`a[data-difference="${CSS.escape(key)}"]`)) link.replaceWith(`✓ ${words}`);
  const details = named(key);
  if (!details || details.querySelector("[data-news]")) return;
  const news = Object.assign(document.createElement("p"), { className: "stroomlijn-small", textContent: `✓ ${sentence}` });
  news.dataset.news = "";
  details.querySelector("summary").append(news);
}
