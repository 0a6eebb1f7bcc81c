// What went wrong on the way of the focus that focus.js watched: a ring, an element that was left out, an order that is not reading order.

const found = [];
const stops = window.focused;
for (const stop of stops) {
  for (const problem of stop.problems) found.push(`ring: ${stop.name} ${problem}`);
  if (!stop.isVisible) found.push(`ring: ${stop.name} is not shown to have the focus`);
}

const went = stops.map((stop) => stop.target);
const hasGone = (element) => went.some((each) => each === element || (element.type === "radio" && each.name === element.name));
for (const element of window.tabStops()) {
  if (!hasGone(element)) found.push(`tab: ${element.tagName} "${(element.innerText || element.id).trim()}" is never reached`);
}

// Reading order: each stop is further on than the one before, down the page or along the line. The skip link hangs over the page.
const ways = document.dir === "rtl" ? (one, other) => other.right <= one.left + 1 : (one, other) => other.left >= one.right - 1;
for (let index = 2; index < stops.length; index += 1) {
  const [one, other] = [stops[index - 1], stops[index]];
  const isOnward = other.top >= one.bottom - 1 || (other.bottom > one.top && ways(one, other));
  if (!isOnward) found.push(`tab: ${other.name} comes after ${one.name} but stands before it`);
}
return found;
