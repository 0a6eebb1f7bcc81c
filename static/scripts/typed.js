// On a device that nobody else looks at: what was typed and not sent is there again after Back and after a reload.
// It stands in the history of this tab alone, and no longer than until the page is sent. It comes back to the same
// folder or draft alone: one address may show the page of somebody else next.

export function giveBackWhatWasTyped() {
  const form = document.querySelector("form[data-own-device]");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[type=text], textarea")];
  const value = (name) => form.querySelector(`input[type=hidden][name=${name}]`)?.value ?? "";
  const whose = `${value("whose")} ${value("draft")}`;
  if (!whose.trim()) return;
  const kept = history.state?.whose === whose ? history.state : null;
  const typed = kept?.typed ?? {};
  for (const box of boxes) if (box.id in typed) box.value = typed[box.id];
  form.addEventListener("input", () => {
    history.replaceState({ whose, typed: Object.fromEntries(boxes.map((box) => [box.id, box.value])) }, "");
  });
  form.addEventListener("submit", () => history.replaceState(null, ""));
}
