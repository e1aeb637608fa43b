// A document opens beside the step that names it. Without this script the link leads to the page of the document.
const dialog = document.getElementById("voorbeeld");
const content = document.getElementById("voorbeeld-inhoud");

document.addEventListener("htmx:after:swap", () => {
  if (!dialog || dialog.open || !content.childElementCount) return;
  dialog.showModal();
  content.querySelector("[tabindex='-1']")?.focus();
});
dialog?.addEventListener("close", () => content.replaceChildren());
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
