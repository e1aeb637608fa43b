// <stroomlijn-diagram data-source data-viewer data-styles>: draws a BPMN file with bpmn-js, which is fetched only now.
// Choosing a step in the drawing goes to that step in the list beside it (an element with the same data-element).
import { listenToFingers, listenToKeys } from "./diagram-moving.js";
import { keepWordsWhole } from "./diagram-words.js";

// Below this share of its own size one begins at the first step, words and all, instead of with the whole: on a narrow
// screen the whole is soon too small to be of use.
const OVERVIEW = { wide: 0.25, narrow: 0.6 };
const READABLE = 0.9;
const OWN = "urn:stroomlijn:bpmn:1";
const [LOWEST, ROOM, NARROW] = [224, 72, 600]; // pixels

class Diagram extends HTMLElement {
  connectedCallback() {
    this.canvas = this.querySelector(".stroomlijn-diagram__canvas");
    this.tools = this.querySelector(".stroomlijn-diagram__tools");
    this.still = this.querySelector(".stroomlijn-scroll");
    this.draw().catch(() => this.show(false));
  }

  disconnectedCallback() {
    this.viewer?.destroy();
  }

  async draw() {
    const [source] = await Promise.all([text(this.dataset.source), fetchViewer(this.dataset)]);
    this.show(true);
    this.viewer = new window.BpmnJS({ container: this.canvas, overlays: { defaults: { scale: { min: 0.7 } } } });
    keepWordsWhole(this.viewer);
    await this.viewer.importXML(withTerms(source));
    const view = this.viewer.get("canvas");
    this.begin(view);
    this.number();
    this.viewer.on("element.click", ({ element }) => goTo(element.id));
    this.viewer.on("element.hover", ({ element }) => light(element.id));
    for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => this.follow(event));
    listenToKeys(this.canvas, view);
    listenToFingers(this.canvas, view);
    this.tools.addEventListener("click", ({ target }) => {
      const way = target.closest("[data-zoom]")?.dataset.zoom;
      if (way === "fit") view.zoom("fit-viewport", "auto");
      else if (way) view.zoom(view.zoom() * (way === "in" ? 1.25 : 0.8));
    });
  }

  // No higher than it needs to be; what would be too small to see begins at its first step.
  begin(view) {
    const { inner, outer } = view.viewbox();
    const whole = Math.min(1, outer.width / inner.width);
    const all = whole >= (outer.width < NARROW ? OVERVIEW.narrow : OVERVIEW.wide);
    const share = all ? whole : READABLE;
    this.canvas.style.blockSize = `clamp(${LOWEST}px, ${Math.ceil(inner.height * share) + ROOM}px, 60dvb)`;
    view.resized();
    view.zoom("fit-viewport", "auto");
    const first = document.querySelector("[data-element][data-number]:not(svg *)")?.dataset.element;
    if (all || !this.viewer.get("elementRegistry").get(first)) return;
    view.zoom(READABLE);
    const { width, height } = view.viewbox().outer;
    view.scrollToElement(first, { top: 80, left: 40, bottom: height * 0.6, right: Math.min(60, width * 0.1) });
  }

  // The numbers of the list beside it: elements with data-element and data-number.
  number() {
    const [registry, overlays] = [this.viewer.get("elementRegistry"), this.viewer.get("overlays")];
    for (const { dataset } of document.querySelectorAll("[data-element][data-number]")) {
      if (!registry.get(dataset.element)) continue;
      const html = Object.assign(document.createElement("b"), { textContent: dataset.number });
      html.className = "stroomlijn-diagram__number";
      html.dataset.numberOf = dataset.element;
      overlays.add(dataset.element, { position: { top: 0, left: 0 }, html });
    }
  }

  // What one points at in the list is marked in the drawing; with the keyboard the drawing comes along.
  follow({ type, target }) {
    const id = target.closest?.("[data-element]:not(svg *)")?.dataset.element;
    if (!id || this.contains(target)) return;
    light(id);
    if (type === "focusin" && this.viewer.get("elementRegistry").get(id)) this.viewer.get("canvas").scrollToElement(id);
  }

  show(diagram) {
    this.canvas.hidden = this.tools.hidden = !diagram;
    this.still.hidden = diagram;
  }
}

// What an event waits for stands there with its term, as in the list; one in the notation of machines is left out.
function withTerms(source) {
  const drawn = new DOMParser().parseFromString(source, "text/xml");
  for (const event of drawn.getElementsByTagName("*")) {
    if (!event.localName.endsWith("Event")) continue;
    const [term, name] = [event.getAttributeNS(OWN, "leadTime"), event.getAttribute("name") ?? ""];
    if (term && !name.includes(term)) event.setAttribute("name", name ? `${name}, ${term}` : term);
  }
  return new XMLSerializer().serializeToString(drawn);
}

async function text(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

let viewer;

function fetchViewer({ viewer: script, styles }) {
  viewer ??= Promise.all([
    ...styles.split(" ").map((href) => added("link", { rel: "stylesheet", href })),
    added("script", { src: script }),
  ]);
  return viewer;
}

function added(name, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), properties, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

function light(id) {
  const name = CSS.escape(id);
  for (const element of document.querySelectorAll("[data-here]")) delete element.dataset.here;
  const both = `[data-element="${name}"], [data-number-of="${name}"]`;
  for (const element of document.querySelectorAll(both)) element.dataset.here = "";
}

function goTo(id) {
  const step = document.querySelector(`:not(svg *)[data-element="${CSS.escape(id)}"]`);
  step?.scrollIntoView({ block: "center" });
  step?.querySelector("a, button")?.focus({ preventScroll: true });
}

customElements.define("stroomlijn-diagram", Diagram);
