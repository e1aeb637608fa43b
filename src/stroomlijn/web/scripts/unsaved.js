// What somebody typed and did not save yet is there again after another button of the page, and after another page: fields
// with data-unsaved. Where the form carries what they were typed on (`gezien`) that comes back too, so that nothing of
// others is overwritten unseen. Somebody else who signs in here does not see it. A page that was refused has its words unsaved from the start.
const who = document.querySelector("[data-who]")?.dataset.who;
const fields = (part) => part.querySelectorAll("textarea[data-unsaved]");
const key = (field) => `stroomlijn-unsaved ${who} ${new URL(field.form.action).pathname} ${field.id}`;
const typedOn = (field) => field.form.elements.gezien;

document.addEventListener("input", ({ target }) => target.matches("[data-unsaved]") && keep(target));
document.addEventListener("submit", ({ target }) => fields(target).forEach((field) => sessionStorage.removeItem(key(field))));
fields(document).forEach((field) => (field.dataset.unsaved ? keep(field) : bringBack(field)));

function keep(field) {
  const unsaved = field.dataset.unsaved || field.value !== field.defaultValue;
  if (unsaved) sessionStorage.setItem(key(field), JSON.stringify({ text: field.value, seen: typedOn(field)?.value }));
  else sessionStorage.removeItem(key(field));
  tell(field, unsaved);
}

function bringBack(field) {
  const kept = JSON.parse(sessionStorage.getItem(key(field)));
  if (!kept || kept.text === field.defaultValue) return;
  field.value = kept.text;
  if (typedOn(field)) typedOn(field).value = kept.seen;
  const around = field.closest("details");
  if (around) around.open = true;
  tell(field, true);
}

function tell(field, unsaved) {
  const said = field.form.querySelector("[data-unsaved-said]");
  if (said) said.hidden = !unsaved;
}
