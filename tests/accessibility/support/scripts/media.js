// What a person's device has done to the open page: the words that are seen, and what can no longer be told apart.

const isSeen = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const numbers = (text) => text.match(/[\d.]+/g).map(Number);

function light(colour) {
  const [red, green, blue] = numbers(colour);
  return 0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
}

function ground(element) {
  for (let each = element; each; each = each.parentElement) {
    const found = getComputedStyle(each).backgroundColor;
    if ((numbers(found)[3] ?? 1) === 1) return found;
  }
  return "rgb(255, 255, 255)";
}

function contrast(one, other) {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const found = [];

function checkContrast() {
  for (const element of document.querySelectorAll("main *, .foot *, .top *")) {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!hasWords || !isSeen(element)) continue;
    const there = contrast(getComputedStyle(element).color, ground(element));
    if (there < 7) found.push(`words: "${element.innerText.slice(0, 30)}" have ${there.toFixed(1)}:1`);
  }
}

function checkEdges() {
  for (const element of document.querySelectorAll("button:not([aria-hidden][tabindex]), .pick, input[type=text], textarea, .card:not(.keep .card)")) {
    const { borderTopColor, borderTopWidth } = getComputedStyle(element);
    const isDrawn = parseFloat(borderTopWidth) >= 2 && contrast(borderTopColor, ground(element.parentElement)) >= 3;
    if (isSeen(element) && !isDrawn) found.push(`edge: ${element.tagName} "${element.innerText}" has none that is seen`);
  }
  for (const image of document.querySelectorAll("img")) {
    const isWhite = getComputedStyle(image).backgroundColor === "rgb(255, 255, 255)";
    if (isSeen(image) && !isWhite) found.push(`tile: ${image.src} has no white tile`);
  }
}

function checkMotion() {
  for (const element of document.querySelectorAll("*")) {
    for (const part of ["", "::before", "::after"]) {
      const { transitionDuration, animationName } = getComputedStyle(element, part);
      const moves = /[1-9]/.test(transitionDuration) || animationName !== "none";
      if (moves) found.push(`motion: ${element.tagName}.${element.className}${part} moves`);
    }
  }
}

if (matchMedia("(forced-colors: active)").matches) checkContrast();
if (matchMedia("(forced-colors: active)").matches) checkEdges();
if (matchMedia("(prefers-reduced-motion: reduce)").matches) checkMotion();
// On paper there is nothing to press: no button, no answer in one tap, and of the foot only whom to ring.
const buttons = [...document.querySelectorAll("main button, main .main-button, main .tap")];
const pressed = new Set(buttons.map((button) => button.innerText));
const words = document.querySelector("main").innerText + "\n" + document.querySelector(".help-now").innerText;
const lines = words.split("\n").map((line) => line.trim().replace(/\s+/g, " "));
// What is kept private is never printed: those lines alone may go on paper, and must.
const kept = [...document.querySelectorAll(".never-on-paper")].filter(isSeen);
if (matchMedia("print").matches) found.push(...kept.map((element) => `paper: "${element.innerText.slice(0, 30)}" is printed`));
const never = kept.flatMap((element) => element.innerText.split("\n").map((line) => line.trim().replace(/\s+/g, " ")));
return { found, never, lines: lines.filter((line) => line && !pressed.has(line)) };
