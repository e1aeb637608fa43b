// The address of a stream of events, with the moment at which this page was asked for: what happened since is told at once.
export const since = (address) => `${address}?sinds=${document.querySelector("[data-moment]").dataset.moment}`;
