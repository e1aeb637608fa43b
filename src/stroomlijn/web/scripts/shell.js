// The shell by keyboard: '/' goes to the search field, Escape and a click elsewhere close a menu.
const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") closeMenus(event.target.closest(".stroomlijn-menu"));
  const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!field || typing(event.target)) return;
  event.preventDefault();
  field.focus();
  field.select();
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".stroomlijn-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

function closeMenus(around) {
  for (const menu of document.querySelectorAll(".stroomlijn-menu[open]")) menu.open = false;
  around?.querySelector("summary").focus();
}
