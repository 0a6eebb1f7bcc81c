// What the public pages do better with a script. Every page works without it.

import { Button, ErrorSummary, SkipLink, createAll } from "nhsuk-frontend";
import { countDown } from "./counting.js";
import { watchIdle } from "./idle.js";
import { listen } from "./listen.js";
import { giveBackWhatWasTyped } from "./typed.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
createAll(Button);
createAll(ErrorSummary);
createAll(SkipLink);

const stopReading = listen();
watchIdle(stopReading);
countDown();
giveBackWhatWasTyped();

for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    stopReading();
    document.documentElement.hidden = true; // gone at once
    window.location.replace(link.href); // it ends everything on the server, and Back does not find this page again
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload(); // nothing is shown again from the browser's own memory
});
