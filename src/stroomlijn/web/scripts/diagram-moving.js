// A drawing of bpmn-js by keyboard and by touch, which its viewer does with a mouse alone. One finger goes sideways, and up
// and down over the page; two fingers make it larger and take it anywhere.
const STEP = 60;
const WAYS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

export function listenToKeys(canvas, view) {
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) view.scroll({ dx: way[0], dy: way[1] });
    else if (event.key === "+" || event.key === "=") view.zoom(view.zoom() * 1.25);
    else if (event.key === "-") view.zoom(view.zoom() * 0.8);
    else if (event.key === "0") view.zoom("fit-viewport", "auto");
    else return;
    event.preventDefault();
  });
}

export function listenToFingers(canvas, view) {
  const fingers = new Map();
  const at = (points) => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
    apart: points.length > 1 ? Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y) : 0,
  });
  const down = ({ pointerType, pointerId, clientX, clientY }) => {
    if (pointerType === "touch") fingers.set(pointerId, { x: clientX, y: clientY });
  };
  const move = ({ pointerId, clientX, clientY }) => {
    if (!fingers.has(pointerId)) return;
    const before = at([...fingers.values()]);
    fingers.set(pointerId, { x: clientX, y: clientY });
    const now = at([...fingers.values()]);
    view.scroll({ dx: now.x - before.x, dy: now.y - before.y });
    const { left, top } = canvas.getBoundingClientRect();
    if (before.apart) view.zoom((view.zoom() * now.apart) / before.apart, { x: now.x - left, y: now.y - top });
  };
  const up = ({ pointerId }) => fingers.delete(pointerId);
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(kind, up);
}
