// What the server has to say: toasts, failures, and what is wrong in a form.
const worded = new Set([409, 422]); // these answers bring their own words

document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.closest(".stroomlijn-toast")?.remove();
  if (event.target.closest(".utrecht-skip-link")) goToContent(event);
});

document.addEventListener("htmx:response:error", ({ detail }) => {
  if (!worded.has(detail.ctx.response.raw.status)) sayFailed();
});
document.addEventListener("htmx:error", sayFailed);

function sayFailed() {
  const failed = document.getElementById("melding-fout");
  if (failed) document.getElementById("meldingen")?.append(failed.content.cloneNode(true));
}

// A region is read out when something comes into it: what it held when the page came, comes in once more.
setTimeout(() => {
  const region = document.getElementById("meldingen");
  if (region && !region.contains(document.activeElement)) region.append(...region.children);
}, 100);

// One goes on where it went wrong: at what is said about the form, else in the first field that is not right.
const wrong = document.querySelector('main :is([role="alert"], [aria-invalid="true"])');
if (wrong?.matches('[role="alert"]')) wrong.tabIndex = -1;
wrong?.focus();

// Without leaving '#inhoud' in the address: forms would take it along, past what the next page has to say.
function goToContent(event) {
  event.preventDefault();
  document.getElementById("inhoud")?.focus();
}
