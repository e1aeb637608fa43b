// The processes one looked at last. Only this browser knows them; somebody else who signs in here does not see them.
const KEY = "stroomlijn-recent";
const MOST = 4;
const PAGE = /^\/processen\/PROC-\d+$/;

export function rememberPage(who) {
  const { pathname } = location;
  const title = document.querySelector("h1")?.textContent.trim();
  if (!PAGE.test(pathname) || !title) return;
  const others = recent(who).filter((page) => page.url !== pathname);
  keep({ who, pages: [{ url: pathname, title }, ...others].slice(0, MOST + 1) });
}

// Puts them on top of what one has at hand; what stands there already is not said twice.
export function addRecent(list, { who, recent: words }) {
  const there = new Set([...list.querySelectorAll("a")].map((answer) => answer.pathname));
  const pages = recent(who).filter(({ url }) => PAGE.test(url) && url !== location.pathname && !there.has(url));
  list.prepend(...pages.slice(0, MOST).map((page, place) => option(page, `snel-laatst-${place}`, words)));
}

function option({ url, title }, id, words) {
  const answer = document.createElement("a");
  answer.className = "stroomlijn-quick__answer";
  Object.assign(answer, { id, href: url, tabIndex: -1 });
  answer.setAttribute("role", "option");
  answer.setAttribute("aria-selected", "false");
  const under = document.createElement("span");
  under.className = "stroomlijn-small stroomlijn-muted";
  under.textContent = words;
  answer.append(Object.assign(document.createElement("span"), { textContent: title }), under);
  return answer;
}

function recent(who) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept?.who === who && Array.isArray(kept.pages) ? kept.pages : [];
  } catch {
    return [];
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing: then there is nothing to come back to
  }
}
