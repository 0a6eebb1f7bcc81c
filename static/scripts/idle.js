// On a device that someone else may look at: warn after some quiet minutes, and clear a little later.

// `onWarning` is called when the warning opens.
export function watchIdle(onWarning) {
  const dialog = document.querySelector(".idle");
  if (!dialog) return;
  const warnAfter = Number(dialog.dataset.warnSeconds) * 1000;
  const clearAfter = Number(dialog.dataset.clearSeconds) * 1000;
  const others = [...document.body.children].filter((child) => child !== dialog);
  const form = dialog.querySelector("form");
  let clock;
  let before;
  let lastUsed;

  function start() {
    window.clearTimeout(clock);
    lastUsed = Date.now();
    clock = window.setTimeout(warn, warnAfter);
  }

  function warn() {
    onWarning();
    before = document.activeElement;
    for (const child of others) child.inert = true;
    dialog.hidden = false;
    dialog.querySelector("[data-stay]").focus();
    clock = window.setTimeout(() => form.submit(), clearAfter);
  }

  function stay() {
    for (const child of others) child.inert = false;
    dialog.hidden = true;
    if (before) before.focus();
    start();
  }

  // A phone that was asleep stops its clocks: what should have been cleared meanwhile is cleared when it wakes up.
  function wake() {
    if (!document.hidden && Date.now() - lastUsed > warnAfter + clearAfter) form.submit();
  }

  document.addEventListener("visibilitychange", wake);
  dialog.querySelector("[data-stay]").addEventListener("click", stay);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stay();
  });
  for (const kind of ["keydown", "pointerdown", "scroll", "input"]) {
    document.addEventListener(kind, () => dialog.hidden && start(), { passive: true });
  }
  start();
}
