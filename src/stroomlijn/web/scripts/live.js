// Live parts: an element with data-live follows that stream and has itself fetched anew (hx-trigger="live").
// One stream per address outlives the parts that are replaced.
const streams = new Map();

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
  // The page says how old it is: what happened before it follows is then told at once.
  const stream = new EventSource(`${address}?leeftijd=${Math.ceil(performance.now())}`);
  let waiting = 0;
  let opened = false;
  stream.addEventListener("message", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh(address), 120);
  });
  stream.addEventListener("open", () => {
    if (opened) refresh(address);
    opened = true;
  });
  return stream;
}

function refresh(address) {
  const element = document.querySelector(`[data-live="${CSS.escape(address)}"]`);
  element?.dispatchEvent(new CustomEvent("live"));
}

addEventListener("pagehide", () => streams.forEach((stream) => stream.close()));
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
follow();
