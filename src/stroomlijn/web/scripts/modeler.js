// <stroomlijn-modeler>: the concept in bpmn-js, which is fetched only here. Saving sends the file as it was drawn, on top
// of the revision that was drawn on; what others did in the table meanwhile stays, and comes back with the answer.
import { keepWordsWhole } from "./diagram-words.js";
import { dutch } from "./modeler-words.js";
import { post } from "./post.js";

class Modeler extends HTMLElement {
  async connectedCallback() {
    this.status = this.querySelector("[data-status]");
    this.save = this.querySelector("[data-do=save]");
    await fetchModeler(this.dataset);
    const place = this.querySelector("[data-canvas]");
    this.modeler = new window.BpmnJS({ container: place, keyboard: { bind: true }, additionalModules: [dutch] });
    keepWordsWhole(this.modeler);
    takeKeys(place.querySelector("svg[tabindex]"), place);
    await this.open(this.querySelector("[data-file]").content.textContent);
    this.modeler.on("commandStack.changed", () => this.changed());
    this.addEventListener("click", ({ target }) => this.act(target.closest("[data-do]")?.dataset.do));
    addEventListener("beforeunload", (event) => this.save.disabled || event.preventDefault());
  }

  async open(file) {
    this.opening = true;
    await this.modeler.importXML(file);
    this.opening = false;
    this.fit();
  }

  // All of it, beside the palette.
  fit() {
    const canvas = this.modeler.get("canvas");
    canvas.zoom("fit-viewport", "auto");
    canvas.zoom(canvas.zoom() * 0.85, "auto");
    canvas.scroll({ dx: 50 });
  }

  act(doing) {
    const stack = this.modeler.get("commandStack");
    if (doing === "undo" && stack.canUndo()) stack.undo();
    if (doing === "redo" && stack.canRedo()) stack.redo();
    if (doing === "fit") this.fit();
    if (doing === "save") this.send();
    if (doing === "keep") this.keep();
  }

  changed() {
    if (this.opening) return;
    this.save.disabled = false;
    this.status.textContent = this.dataset.changed;
  }

  async send() {
    this.save.disabled = true;
    this.status.textContent = this.dataset.saving;
    const { xml } = await this.modeler.saveXML({ format: true });
    const address = `${this.dataset.save}?gezien=${this.dataset.seen}&sleutel=${crypto.randomUUID()}`;
    const answer = await post(this, address, xml, { type: "application/xml" }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (!answer?.ok || !body?.order) return this.failed(body?.text);
    this.dataset.seen = body.order;
    this.querySelector("[data-keep]").hidden = true;
    if (body.bpmn !== xml) await this.open(body.bpmn);
    this.status.textContent = this.dataset.saved;
  }

  // As a file on one's own computer, when it cannot be saved here.
  async keep() {
    const { xml } = await this.modeler.saveXML({ format: true });
    const href = URL.createObjectURL(new Blob([xml], { type: "application/xml" }));
    Object.assign(document.createElement("a"), { href, download: this.dataset.name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  failed(text) {
    this.querySelector("[data-keep]").hidden = false;
    this.save.disabled = false;
    this.status.textContent = text || this.dataset.failed;
  }
}

// bpmn-js hears the keys on the drawing itself: that is the one stop, under the name of its place.
function takeKeys(drawing, place) {
  for (const name of ["role", "aria-label"]) {
    drawing?.setAttribute(name, place.getAttribute(name));
    place.removeAttribute(name);
  }
  place.removeAttribute("tabindex");
}

function fetchModeler({ modeler, styles }) {
  return Promise.all([
    ...styles.split(" ").map((href) => added("link", { rel: "stylesheet", href })),
    added("script", { src: modeler }),
  ]);
}

function added(name, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), properties, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

customElements.define("stroomlijn-modeler", Modeler);
