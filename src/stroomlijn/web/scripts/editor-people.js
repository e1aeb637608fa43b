// Who else has the concept open, and at which step; and word that the concept changed. Nobody who is gone is shown long.
import { since } from "./moment.js";
import { post } from "./post.js";

const EVERY = 15_000;

export class People {
  constructor(root, { heard, status, mark }) {
    Object.assign(this, { root, address: root.dataset.here, heard, status, mark, step: "" });
    this.list = root.querySelector("[data-people]");
    this.words = root.querySelector("[data-words]").dataset;
    this.follow(root.dataset.follow);
    this.call();
    setInterval(() => document.hidden || this.call(), EVERY);
    addEventListener("pagehide", () => this.post({ gone: true }));
  }

  at(step) {
    if (step === this.step) return;
    this.step = step;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.call(), 400);
  }

  follow(address) {
    const stream = new EventSource(since(address));
    stream.addEventListener("message", ({ data }) => {
      const said = JSON.parse(data);
      if (said.closed) this.status("closed");
      else if (said.order) this.heard(said.order);
      else this.call();
    });
    addEventListener("pagehide", () => stream.close());
  }

  async call() {
    const answer = await this.post({ step: this.step }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const { order, present } = await answer.json();
    this.heard(order);
    this.list.replaceChildren(...present.map((one) => this.person(one)));
    this.mark(present);
  }

  post(said) {
    return post(this.root, this.address, said, { keepalive: true });
  }

  person({ name, initials, kind, me }) {
    const [item, hidden] = [document.createElement("li"), document.createElement("span")];
    const mark = Object.assign(document.createElement("span"), { textContent: initials, title: name });
    mark.className = `stroomlijn-person__mark stroomlijn-kind-${kind}`;
    mark.setAttribute("aria-hidden", "true");
    Object.assign(hidden, { className: "stroomlijn-hidden", textContent: (me ? this.words.me : this.words.here).replace("{0}", name) });
    item.append(mark, hidden);
    return item;
  }
}
