// 'Werkt dit niet zo?' in place: one goes on typing where the form appears, and back to where one was when it closes.
// Without this script, or without htmx, the link leads to a page with the same form.
let place;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-react]");
  if (link) place = document.querySelector(link.getAttribute("hx-target"));
  const stop = event.target.closest("[data-react-stop]")?.closest('[id^="reactie-"]');
  if (!stop) return;
  event.preventDefault();
  stop.replaceChildren();
  document.querySelector(`[data-react][hx-target="#${CSS.escape(stop.id)}"]`)?.focus();
});

document.addEventListener("submit", ({ target }) => {
  place = target.closest('[id^="reactie-"]') ?? place;
});

document.addEventListener("htmx:after:swap", () => {
  const next = place?.querySelector('[role="alert"], textarea, [data-sent]');
  if (!next || place.contains(document.activeElement)) return;
  if (next.matches('[role="alert"]')) next.tabIndex = -1;
  next.focus();
});
