// What is copied out of a spreadsheet: rows become steps, one column fills the cells below. A single cell, and text with
// several lines in a cell that holds paragraphs, is pasted as text always is.
const PARAGRAPHS = ["documentation", "question", "text"];

export function pasted(text, field, step, id) {
  const table = text.replace(/[\r\n]+$/, "");
  if (table.includes("\t")) return { do: "paste", after: step, id, text };
  if (!/[\r\n]/.test(table) || PARAGRAPHS.includes(field)) return null;
  return field === "label" ? { do: "paste", after: step, id, text } : { do: "paste", at: step, column: field, text };
}
