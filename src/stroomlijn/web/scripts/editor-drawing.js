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

  // Behind the table: a drawing of a thousand steps takes longer than the cell that one sees change. Of several the last.
  // It is all of the drawing at this order, or what takes the place of parts of the one before.
  show(drawing, order, id) {
    if (drawing.of !== undefined && drawing.of !== this.order) return; // a whole one came in between
    this.svg = drawing.of === undefined ? drawing : drawing.parts.reduceRight(replaced, this.svg);
    this.order = order;
    this.at = id;
    this.soon ??= afterPaint(() => this.draw());
  }

  draw() {
    this.soon = undefined;
    if (this.svg === this.drawn) return this.light(this.at);
    this.drawn = this.svg;
    const { scrollLeft, scrollTop } = this.pane;
    this.pane.innerHTML = this.svg;
    Object.assign(this.pane, { scrollLeft, scrollTop });
    this.light(this.at);
  }

  light(id) {
    this.at = id;
    for (const shape of this.pane.querySelectorAll("[data-here]")) delete shape.dataset.here;
    const shape = id && this.pane.querySelector(`[data-element="${CSS.escape(id)}"]`);
    if (!shape) return;
    shape.dataset.here = "";
    const [inner, outer] = [shape.getBoundingClientRect(), this.pane.getBoundingClientRect()];
    this.pane.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
    this.pane.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  }
}

function replaced(svg, [from, to, put]) {
  return svg.slice(0, from) + put + svg.slice(to);
}

function afterPaint(act) {
  return requestAnimationFrame(() => setTimeout(act));
}
