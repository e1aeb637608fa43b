// Who is ready leaves once all is saved, and stays where something was not. The browser asks who leaves otherwise.
export class Leaving {
  constructor(root, { unsaved, commit, stay }) {
    Object.assign(this, { unsaved, stay, going: "" });
    for (const link of document.querySelectorAll("[data-leave]")) {
      link.addEventListener("click", (event) => this.leave(event, link.href));
    }
    addEventListener("beforeunload", (event) => {
      if (this.sure) return;
      commit(document.activeElement ?? document.body);
      if (unsaved()) event.preventDefault();
    });
  }

  leave(event, address) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !this.unsaved()) return;
    event.preventDefault();
    this.going = address;
    this.heard(this.state);
  }

  // What became of what was on its way: all is saved, some was refused, or it has to wait.
  heard(state) {
    this.state = state;
    if (!this.going || state === "saving") return;
    const address = this.going;
    this.going = "";
    if (state === "saved") location.assign(address);
    else this.stay(() => this.away(address));
  }

  away(address) {
    this.sure = true;
    location.assign(address);
  }
}
