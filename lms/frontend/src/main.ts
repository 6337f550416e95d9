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

/** The chosen one of a row that scrolls sideways stands in sight: a filter that nobody sees is a riddle. */
const showChosen = (): void => {
  for (const chosen of document.querySelectorAll<HTMLElement>(":is(.hs, .seg) > [aria-current]")) {
    const row = chosen.parentElement as HTMLElement;
    const [inner, outer] = [chosen.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.left < outer.left || inner.right > outer.right)
      row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }
};
showChosen();
document.addEventListener("htmx:afterSettle", showChosen);

/** Requests made by htmx carry the same token as a form. */
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (token) (event as CustomEvent).detail.headers["X-CSRFToken"] = token;
});
