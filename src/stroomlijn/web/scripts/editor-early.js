// Keys that the editor acts on and that are pressed before its script is there: kept with what is typed after them, and
// done once it is (editor-replay.js). The only script of the page that its rows wait for.
{
  const early = (window.stroomlijnEarly = []);
  const acts = ({ key, shiftKey, altKey, ctrlKey, metaKey }) =>
    (key === "Enter" && !shiftKey) || (altKey && /^Arrow(Up|Down)$/.test(key)) || ((ctrlKey || metaKey) && key.toLowerCase() === "z");
  const keep = (event) => {
    const follows = early.length && (event.key.length === 1 || event.key === "Tab");
    if (event.isComposing || !event.target.closest("[data-editor] [data-field]") || !(acts(event) || follows)) return;
    event.preventDefault();
    early.push(event);
  };
  document.addEventListener("keydown", keep);
  early.end = () => document.removeEventListener("keydown", keep);
}
