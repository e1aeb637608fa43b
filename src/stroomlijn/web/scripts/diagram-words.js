// Words of a drawing of bpmn-js stay whole, as they do in our own drawing (engines/layout/text.py): bpmn-js guesses where
// a line ends by counting letters, and cuts a word there. Here lines are measured; where a word is wider than its place
// the letters inside a shape become smaller, and a label beside one wider.

const [SMALLEST, PADDING] = [0.6, 5]; // share, pixels
const WIDER = 1.06; // letters of an SVG than those of a canvas, at most

export function keepWordsWhole(viewer) {
  const renderer = viewer.get("textRenderer");
  const createText = renderer.createText.bind(renderer);
  const pen = document.createElement("canvas").getContext("2d");
  const width = (text) => pen.measureText(text).width * WIDER;

  renderer.createText = (text, options = {}) => {
    if (!text || !options.box) return createText(text, options);
    const style = { ...renderer.getDefaultStyle(), ...options.style };
    const box = { ...options.box };
    const write = (size) => (pen.font = `${style.fontWeight ?? "normal"} ${size}px ${style.fontFamily}`);
    write(style.fontSize);
    const longest = Math.ceil(Math.max(...pieces(text).map((piece) => width(piece.trimEnd()))));
    const room = box.width - 2 * PADDING;
    if (options.fitBox) box.width = Math.max(box.width, longest + 2 * PADDING);
    else if (longest > room) write((style.fontSize *= Math.max(SMALLEST, room / longest)));
    const lines = text.split("\n").flatMap((line) => broken(line, box.width - 2 * PADDING));
    return createText(lines.join("\n"), { ...options, box, style });
  };

  function broken(text, room) {
    const lines = [];
    for (const piece of pieces(text)) {
      const longer = `${lines.at(-1) ?? ""}${piece}`;
      if (lines.length && width(longer.trimEnd()) <= room) lines.splice(-1, 1, longer);
      else lines.push(piece);
    }
    return lines; // with the space that ends each: what is copied or read aloud is not one word
  }
}

// Each word with the space behind it, and apart what a hyphen or slash in a word ends.
function pieces(text) {
  return text.split(/(?<=\s)(?=\S)|(?<=\w\w[-/])(?=\w\w)/);
}
