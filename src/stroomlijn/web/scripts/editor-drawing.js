// The drawing under the step table: the one the server made of the last command. The step one is at lights up; choosing
// a step in it goes to its row.
export class Drawing {
  constructor(pane, choose) {
    this.pane = pane;
    pane.addEventListener("click", ({ target }) => {
      const id = target.closest("[data-element]")?.dataset.element;
      if (id) choose(id);
    });
  }

  show(svg, id) {
    const { scrollLeft, scrollTop } = this.pane;
    this.pane.innerHTML = svg;
    Object.assign(this.pane, { scrollLeft, scrollTop });
    this.light(id);
  }

  light(id) {
    for (const shape of this.pane.querySelectorAll("[data-here]")) delete shape.dataset.here;
    const shape = id && this.pane.querySelector(`[data-element="${CSS.escape(id)}"]`);
    if (!shape) return;
    shape.dataset.here = "";
    const [inner, outer] = [shape.getBoundingClientRect(), this.pane.getBoundingClientRect()];
    this.pane.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
    this.pane.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  }
}
