// The star is on or off at once; when the server refuses it goes back, and messages.js says that nothing changed.
for (const moment of ["htmx:before:request", "htmx:response:error", "htmx:error"]) {
  document.addEventListener(moment, ({ detail }) => {
    const star = detail.ctx?.sourceElement?.closest("[data-star]")?.querySelector("[aria-pressed]");
    star?.setAttribute("aria-pressed", String(star.getAttribute("aria-pressed") !== "true"));
  });
}
