// Sends something to the server, with the token of the form in `within`: it was asked for by who is on this page.
const JSON_TYPE = "application/json";

export function post(within, address, said, { type = JSON_TYPE, ...more } = {}) {
  const headers = { "Content-Type": type, "X-CSRFToken": within.querySelector("[name=csrfmiddlewaretoken]").value };
  const body = type === JSON_TYPE ? JSON.stringify(said) : said;
  return fetch(address, { method: "POST", body, headers, credentials: "same-origin", ...more });
}
