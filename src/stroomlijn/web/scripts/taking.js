// The button of the preview says how many processes one takes over, also when one unticks some.
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[name=meedoen]")) return;
  const label = document.querySelector("[data-taking]");
  let number = Number(label.dataset.taking);
  for (const box of document.querySelectorAll("[name=meedoen]")) number += box.checked - box.defaultChecked;
  const { none, one, several } = label.dataset;
  label.textContent = number > 1 ? several.replace("#", number) : number === 1 ? one : none;
});
