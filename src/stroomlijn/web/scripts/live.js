// Live parts: an element with data-live listens to that stream and has itself fetched anew (hx-trigger="live").
const open = new Map();

function connect(element) {
  if (open.has(element)) return;
  const stream = new EventSource(element.dataset.live);
  let waiting = 0;
  stream.addEventListener("message", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => element.dispatchEvent(new CustomEvent("live")), 120);
  });
  open.set(element, stream);
}

function follow() {
  for (const [element, stream] of open) {
    if (element.isConnected) continue;
    stream.close();
    open.delete(element);
  }
  document.querySelectorAll("[data-live]").forEach(connect);
}

new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
follow();
