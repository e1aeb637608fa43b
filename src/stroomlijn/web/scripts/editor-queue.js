// Commands on their way to the server, one at a time and in order. Without a connection they wait, also over a reload of
// the page; each has a key, so that one which did arrive is not done twice.
import { post } from "./post.js";

const TRIES = 3;

export class Queue {
  constructor(root, { seen, drawn, was, answered, refused, status }) {
    Object.assign(this, { root, address: root.dataset.command, seen, drawn, was, answered, refused, status });
    this.place = `stroomlijn-concept-${root.dataset.concept}`;
    this.waiting = JSON.parse(sessionStorage.getItem(this.place) ?? "[]");
    this.busy = false;
    addEventListener("online", () => this.send());
  }

  add(command, { after } = {}) {
    this.waiting.push({ key: crypto.randomUUID(), command, after, tries: 0 });
    this.keep();
    this.send();
  }

  resume() {
    if (this.waiting.length) this.send();
  }

  // Whether something about this cell, or about this whole row, is on its way.
  pending(step, field) {
    return this.waiting.some(({ command }) => {
      if (command.do === "set" || command.do === "describe") return (command.step ?? "") === step && command.field === field;
      if (command.do === "decide") return command.step === step && ["question", "text", "kind"].includes(field);
      return !field && (command.do === "insert" ? command.id : command.step) === step;
    });
  }

  async send() {
    if (this.busy || !this.waiting.length || this.closed) return;
    this.busy = true;
    this.status("saving");
    const sent = this.waiting[0];
    const answer = await this.post(sent);
    this.busy = false;
    this.settle(sent, answer);
  }

  post({ key, command }) {
    if (command.was === null) command.was = this.was(command.step);
    return post(this.root, this.address, { key, command, seen: this.seen(), drawn: this.drawn() })
      .then(async (answer) => ({ status: answer.redirected ? 401 : answer.status, body: await answer.json().catch(() => null) }))
      .catch(() => ({ status: 0 }));
  }

  settle(sent, { status, body }) {
    if (status === 200 && body) this.done(sent, () => this.answered(body, sent));
    else if (status === 422 && body) this.done(sent, () => this.refused(body, sent));
    else if (status === 404) this.stop("closed");
    else if (status === 401 || status === 403) this.stop("signedOut");
    else if (status && ++sent.tries >= TRIES) this.done(sent, () => this.refused({ text: "" }, sent));
    else this.later();
  }

  done(sent, tell) {
    this.waiting.shift();
    this.keep();
    tell();
    if (this.waiting.length) this.send();
    else this.status("saved");
  }

  later() {
    this.status("waiting", this.waiting.length);
    clearTimeout(this.again);
    this.again = setTimeout(() => this.send(), 3000);
  }

  stop(why) {
    this.closed = true;
    this.status(why);
  }

  keep() {
    sessionStorage.setItem(this.place, JSON.stringify(this.waiting.map(({ key, command }) => ({ key, command, tries: 0 }))));
  }
}
