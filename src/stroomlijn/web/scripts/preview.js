// A document opens beside the step that names it. Without this script the link leads to the page of the document.
const dialog = document.getElementById("voorbeeld");
const content = document.getElementById("voorbeeld-inhoud");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-preview]");
  if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  await window.htmx.ajax("GET", `${link.pathname}/voorbeeld`, { target: content, swap: "innerHTML" });
  if (!content.childElementCount) return;
  dialog.showModal();
  content.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
});
dialog?.addEventListener("close", () => content.replaceChildren());
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
