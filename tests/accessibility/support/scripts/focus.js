// Watches each element that gets the focus on the open page, and measures its ring there and then.
// window.focused: [{name, place, top, problems}] in the order in which the focus went.

window.focused = [];
const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function colour(text) {
  const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
  return { red, green, blue, alpha };
}

function light({ red, green, blue }) {
  return 0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
}

function contrast(one, other) {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function ground(element) {
  for (let each = element; each; each = each.parentElement) {
    const found = colour(getComputedStyle(each).backgroundColor);
    if (found.alpha === 1) return found;
  }
  return { red: 255, green: 255, blue: 255, alpha: 1 };
}

// The bands of colour around an element, each with how wide it is to see, from the inside out.
function bands(element) {
  const style = getComputedStyle(element);
  const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  const found = [];
  if (outline && colour(style.outlineColor).alpha === 1) found.push([colour(style.outlineColor), outline]);
  const shadow = /^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow);
  if (shadow) found.push([colour(shadow[1]), parseFloat(shadow[2]) - outline]);
  return found;
}

function ringProblems(element) {
  const owner = bands(element).length ? element : element.closest("label") || element;
  const ring = bands(owner).filter(([, width]) => width >= 3);
  if (!ring.length) return ["has no ring of 3 px"];
  const problems = [];
  for (const [side, around] of [["inside", ground(owner)], ["outside", ground(owner.parentElement)]]) {
    const best = Math.max(...ring.map(([each]) => contrast(each, around)));
    if (best < 3) problems.push(`has a ring of ${best.toFixed(2)}:1 ${side}`);
  }
  return [...problems, ...coverProblems(owner, bands(owner).reduce((sum, [, width]) => sum + width, 0))];
}

function coverProblems(owner, width) {
  const box = owner.getBoundingClientRect();
  const problems = [];
  const isOut = box.top - width < -1 || box.bottom + width > innerHeight + 1 || box.left < 0 || box.right > innerWidth;
  if (isOut) problems.push("is not whole on the screen");
  for (const x of [box.left + 4, (box.left + box.right) / 2, box.right - 4]) {
    for (const y of [box.top + 4, (box.top + box.bottom) / 2, box.bottom - 4]) {
      const there = document.elementFromPoint(x, y);
      if (there && !owner.contains(there) && !there.contains(owner)) problems.push(`is covered by ${there.tagName} ${there.className}`);
    }
  }
  for (let each = owner.parentElement; each && each !== document.body; each = each.parentElement) {
    const room = each.getBoundingClientRect();
    const isCut = getComputedStyle(each).overflow !== "visible" && (box.left - 4 < room.left || box.right + 4 > room.right);
    if (isCut) problems.push(`has a ring cut by ${each.className}`);
  }
  return problems;
}

// What Tab must stop at: everything that can be used. The radios of a group are one stop: the one that is chosen; where none
// is, the first, and the next one after something else that stands among them.
window.tabStops = () => {
  let before = null;
  return [...document.querySelectorAll("a[href], button:not([aria-hidden][tabindex]), summary, input:not([type=hidden]), textarea, select")].filter((element) => {
    const isThere = element.checkVisibility({ checkVisibilityCSS: true }) && !element.disabled;
    if (!isThere) return false;
    const chosen = element.type === "radio" && document.querySelector(`[name="${element.name}"]:checked`);
    const isFirst = element.type !== "radio" || (chosen ? chosen === element : before !== element.name);
    if (isFirst || !chosen) before = element.type === "radio" ? element.name : null;
    return isFirst;
  });
};

document.addEventListener("focusin", ({ target }) => {
  const box = (target.closest("label") || target).getBoundingClientRect();
  const name = `${target.tagName.toLowerCase()} "${(target.innerText || target.id || "").trim().slice(0, 30)}"`;
  const [left, right, top, bottom] = [box.left, box.right, box.top + scrollY, box.bottom + scrollY];
  window.focused.push({ name, target, left, right, top, bottom, isVisible: target.matches(":focus-visible"), problems: ringProblems(target) });
});
