// What the staff pages do better with a script: a problem gets the focus, and an idle page warns before it is signed out.

import { createAll, ErrorSummary, SkipLink } from "nhsuk-frontend";

import { watchWords } from "./plainer.js";

function watchIdle() {
  const dialog = document.querySelector(".idle");
  if (!dialog) return;
  window.setTimeout(() => {
    for (const other of document.body.children) if (other !== dialog) other.inert = true;
    dialog.hidden = false;
    dialog.querySelector("button").focus();
  }, Number(dialog.dataset.warnSeconds) * 1000);
}

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("nhsuk-frontend-supported");
createAll(ErrorSummary);
createAll(SkipLink);
watchIdle();
watchWords();
