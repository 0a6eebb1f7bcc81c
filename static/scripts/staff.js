// What the staff pages do better with a script: a problem gets the focus, and an idle page warns before it is signed out.

import { createAll, ErrorSummary, SkipLink } from "nhsuk-frontend";

import { watchWords } from "./plainer.js";
import { watchIdle } from "./staying.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("nhsuk-frontend-supported");
createAll(ErrorSummary);
createAll(SkipLink);
watchIdle();
watchWords();
