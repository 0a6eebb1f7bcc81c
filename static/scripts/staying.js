// A staff page in use keeps its session; one that nobody uses warns, and what was typed on it stays whatever happens.

const ASK_EVERY = 5 * 60 * 1000; // while someone types or moves

export function watchIdle() {
  const dialog = document.querySelector(".idle");
  if (!dialog) return;
  const warnAfter = Number(dialog.dataset.warnSeconds) * 1000;
  const [stayButton, closeButton] = ["[data-stay]", "[data-close]"].map((each) => dialog.querySelector(each));
  const others = [...document.body.children].filter((child) => child !== dialog);
  let clock;
  let asked = Date.now();
  let before;

  // The server is asked for a picture. It comes only to who is signed in, and to ask is enough to stay so.
  function ask() {
    asked = Date.now();
    const picture = new Image();
    picture.onload = again;
    picture.onerror = over;
    picture.src = `${dialog.dataset.keeps}?${asked}`;
  }

  function again() {
    window.clearTimeout(clock);
    clock = window.setTimeout(warn, warnAfter);
  }

  function show() {
    if (dialog.hidden) before = document.activeElement;
    for (const child of others) child.inert = true;
    dialog.hidden = false;
  }

  function warn() {
    show();
    stayButton.focus();
  }

  function over() {
    window.clearTimeout(clock);
    show();
    dialog.querySelector(".idle__over").hidden = false;
    dialog.querySelector("#idle-more").hidden = true;
    stayButton.hidden = true;
    closeButton.hidden = false;
    closeButton.focus();
  }

  function close() {
    for (const child of others) child.inert = false;
    dialog.hidden = true;
    if (before) before.focus();
  }

  function stay() {
    close();
    ask();
  }

  stayButton.addEventListener("click", stay);
  closeButton.addEventListener("click", close);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") (stayButton.hidden ? close : stay)();
  });
  for (const kind of ["keydown", "pointerdown", "input"]) {
    document.addEventListener(kind, () => dialog.hidden && !stayButton.hidden && Date.now() - asked > ASK_EVERY && ask(), {
      passive: true,
    });
  }
  again();
}
