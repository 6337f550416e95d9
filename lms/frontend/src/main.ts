/** Loaded by every page: parts of a page by htmx, and nothing that a page needs in order to work. */
import htmx from "htmx.org";

Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

/** Requests made by htmx carry the same token as a form. */
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (token) (event as CustomEvent).detail.headers["X-CSRFToken"] = token;
});
