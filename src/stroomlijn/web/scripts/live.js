// Live parts: an element with data-live follows that stream and has itself fetched anew (hx-trigger="live").
// One stream per address outlives the parts that are replaced. A page may show itself what it is told (event "told"), and
// refuse to be fetched for it. The first message is acted on almost at once and what follows is gathered; the more people
// follow, the more their fetching is spread, so that the last of them does not wait for all the others.
import { since } from "./moment.js";

const SOON = 20;
const GAP = 250;
const EACH = 60;
const streams = new Map();
const fetching = new WeakSet();
const missed = new Set();

function follow() {
  const wanted = new Set([...document.querySelectorAll("[data-live]")].map((element) => element.dataset.live));
  for (const [address, stream] of streams) {
    if (wanted.has(address)) continue;
    stream.close();
    streams.delete(address);
  }
  for (const address of wanted) if (!streams.has(address)) streams.set(address, connect(address));
}

function connect(address) {
  const stream = new EventSource(since(address));
  let opened = false;
  let waiting = 0;
  let last = -GAP;
  const renew = () => {
    waiting = 0;
    last = performance.now();
    refresh(address);
  };
  stream.addEventListener("message", ({ data }) => {
    const told = JSON.parse(data);
    const event = new CustomEvent("told", { detail: told, bubbles: true, cancelable: true });
    if (part(address)?.dispatchEvent(event) === false || waiting) return;
    waiting = setTimeout(renew, Math.max(SOON, last + GAP - performance.now()) + Math.random() * told.among * EACH);
  });
  stream.addEventListener("open", () => {
    if (opened) refresh(address);
    opened = true;
  });
  return stream;
}

const part = (address) => document.querySelector(`[data-live="${CSS.escape(address)}"]`);
const refresh = (address) => part(address)?.dispatchEvent(new CustomEvent("live"));

// What is told while a part is being fetched may not be in that answer: it is fetched once more after it.
addEventListener("live", (event) => {
  if (!fetching.has(event.target)) return;
  event.stopPropagation();
  missed.add(event.target.dataset.live);
}, true);

addEventListener("htmx:before:request", ({ detail }) => fetching.add(detail.ctx.sourceElement));
addEventListener("htmx:finally:request", ({ detail }) => {
  const fetched = detail.ctx.sourceElement;
  fetching.delete(fetched);
  if (missed.delete(fetched.dataset?.live)) refresh(fetched.dataset.live);
});

addEventListener("pagehide", () => {
  streams.forEach((stream) => stream.close());
  streams.clear();
});
addEventListener("pageshow", ({ persisted }) => persisted && follow());
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
follow();
