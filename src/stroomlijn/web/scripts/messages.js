// Toasts: close them, and say so when the server could not be reached or failed.
const worded = new Set([409, 422]); // these answers bring their own words

document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.closest(".stroomlijn-toast")?.remove();
});

document.addEventListener("htmx:response:error", ({ detail }) => {
  if (!worded.has(detail.ctx.response.raw.status)) sayFailed();
});
document.addEventListener("htmx:error", sayFailed);

function sayFailed() {
  const failed = document.getElementById("melding-fout");
  if (failed) document.getElementById("meldingen")?.append(failed.content.cloneNode(true));
}
