// Toasts: close them, and say so when a request to the server failed.
const region = () => document.getElementById("meldingen");

document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.closest(".stroomlijn-toast")?.remove();
});

for (const kind of ["htmx:response:error", "htmx:error"]) {
  document.addEventListener(kind, () => {
    const failed = document.getElementById("melding-fout");
    if (failed) region()?.append(failed.content.cloneNode(true));
  });
}
