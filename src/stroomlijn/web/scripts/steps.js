// The steps as text: those of others fold and unfold without a page in between, a link to a step opens its section and is
// copied with one click, and on paper everything is open. Without this script links and folds do the same by themselves.
const steps = document.querySelector("[data-steps]");
const sections = [...(steps?.querySelectorAll("details") ?? [])];
let folded = [];

reveal();
addEventListener("hashchange", reveal);
addEventListener("beforeprint", unfold);
addEventListener("afterprint", () => folded.forEach((section) => (section.open = false)));

document.addEventListener("click", (event) => {
  const { target } = event;
  const [fold, copied] = [target.closest("[data-fold]"), target.closest("[data-copy]")];
  if (target.closest("[data-print]")) print();
  else if (fold) arrange(fold);
  else if (copied && navigator.clipboard) copy(copied);
  else if (target.closest('a[href^="#stap-"]')) return reveal(new URL(target.closest("a").href).hash);
  else return;
  event.preventDefault();
});

function reveal(hash = location.hash) {
  if (!/^#stap-\d+$/.test(hash)) return;
  const step = document.querySelector(hash);
  const section = step?.closest("details");
  if (!section || section.open) return;
  section.open = true;
  step.scrollIntoView();
}

function arrange(chosen) {
  const all = chosen.dataset.fold === "all";
  for (const section of sections) section.open = all || "mine" in section.dataset;
  for (const link of document.querySelectorAll("[data-fold]")) link.hidden = link === chosen;
  document.querySelector("[data-fold]:not([hidden])")?.focus();
  history.replaceState(null, "", chosen.href);
}

async function copy(link) {
  await navigator.clipboard.writeText(link.href);
  const said = document.getElementById("stap-gekopieerd")?.content.cloneNode(true);
  if (said) document.getElementById("meldingen")?.replaceChildren(said);
}

function unfold() {
  folded = sections.filter((section) => !section.open);
  for (const section of folded) section.open = true;
}
