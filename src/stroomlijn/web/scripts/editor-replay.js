// The keys that were kept before the editor was there (editor-early.js), as if they were pressed now.
export function replay(root, early) {
  early.end();
  for (const event of early) {
    const field = document.activeElement;
    const open = field.dispatchEvent(new KeyboardEvent("keydown", event));
    if (open && event.key === "Tab") goOn(root, field, event.shiftKey ? -1 : 1);
    else if (open && event.key.length === 1 && !event.ctrlKey && !event.metaKey) type(field, event.key);
  }
}

function goOn(root, field, step) {
  const fields = [...root.querySelectorAll("[data-field]:not([hidden])")];
  fields[fields.indexOf(field) + step]?.focus();
}

function type(field, text) {
  field.setRangeText?.(text, field.selectionStart, field.selectionEnd, "end");
}
