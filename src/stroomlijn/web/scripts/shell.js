// The shell by keyboard: '/' goes to the search field, Escape and a click elsewhere close a menu. Keys of one character
// can be switched off in the menu of the account (WCAG 2.1.4); this browser remembers it.
const typing = (element) => element.matches("input, textarea, select, [contenteditable]");
const root = document.documentElement;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") closeMenus(event.target.closest(".stroomlijn-menu"));
  if (root.dataset.keys === "off") return;
  const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!field || typing(event.target)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-switch]")) setKeys(root.dataset.keys === "off" ? "on" : "off");
  for (const menu of document.querySelectorAll(".stroomlijn-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Where tabs do not fit, the one that is open is in sight.
for (const here of document.querySelectorAll(".stroomlijn-tabs [aria-current]")) {
  const tabs = here.closest(".stroomlijn-tabs");
  tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
}

// On paper an empty date is a line to write on: a browser would print how it wants to be written.
addEventListener("beforeprint", () => {
  for (const field of document.querySelectorAll("[type=date], [type=time]")) field.toggleAttribute("data-empty", !field.value);
});

function closeMenus(around) {
  for (const menu of document.querySelectorAll(".stroomlijn-menu[open]")) menu.open = false;
  around?.querySelector("summary").focus();
}

function setKeys(keys) {
  root.dataset.keys = keys;
  localStorage.setItem("stroomlijn-keys", keys);
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.hidden = false;
    button.querySelector("span").textContent = button.dataset[keys];
  }
}

setKeys(localStorage.getItem("stroomlijn-keys") === "off" ? "off" : "on");
