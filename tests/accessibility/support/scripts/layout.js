// Measures the open page against the layout rules of easy-read.md, and returns one line for each thing that breaks one.
// `wanted` says which: {type, pictures, height}; what must hold at every size (targets, no sideways scroll) always runs.

const [wanted] = arguments;
const found = [];
const main = document.querySelector("main");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const near = 0.5; // half a pixel is rounding

function say(rule, element, what) {
  const words = (element.innerText || element.value || element.alt || "").trim().replace(/\s+/g, " ").slice(0, 40);
  const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "") + (element.classList[0] ? `.${element.classList[0]}` : "");
  found.push(`${rule}: ${name} "${words}" ${what}`);
}

function isSeen(element) {
  if (!element.checkVisibility({ checkVisibilityCSS: true })) return false;
  if (element.closest(".nhsuk-u-visually-hidden")) return false;
  return !element.closest(".nhsuk-skip-link") || element.closest(".nhsuk-skip-link") === document.activeElement;
}

function isPart(range, element) {
  const box = range.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && isSeen(element);
}

// Every piece of text that is seen: [text node, the element it is in, its range].
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (isPart(range, node.parentElement)) pieces.push([node, node.parentElement, range]);
  }
  return pieces;
}

// What stands beside what is read, and may be as small as the smallest text.
const SMALL = ".tap, .door__line, .facts, .for-everyone, .group__question, .change, .steps__here, .keep, .crisis-now";

function checkType(pieces) {
  const boxes = all("input[type=text], textarea, button").filter(isSeen);
  for (const element of new Set([...pieces.map(([, element]) => element), ...boxes])) {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = element.closest("h1") ? 28 : main.contains(element) && !element.closest(SMALL) ? 22 : 19;
    if (size < least - 0.01) say("size", element, `is ${size} px, less than ${least}`);
    if (!(parseFloat(style.lineHeight) / size >= 1.49)) say("line height", element, `is ${style.lineHeight} on ${size}px`);
    if (style.fontStyle !== "normal") say("italics", element, style.fontStyle);
    const start = document.dir === "rtl" ? "right" : "left";
    if (!["start", start].includes(style.textAlign) && !element.closest("button, .main-button")) say("start", element, style.textAlign);
  }
}

// How many letters stand on each line, whatever elements inside the line they are in.
function checkLineLength(pieces) {
  const lines = new Map();
  for (const [node, element] of pieces) {
    let block = element;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    for (const word of node.data.matchAll(/\S+\s?/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rows = lines.get(block) || lines.set(block, new Map()).get(block);
      const row = Math.round(range.getBoundingClientRect().top / 8);
      rows.set(row, (rows.get(row) || 0) + word[0].length);
    }
  }
  for (const [block, rows] of lines) {
    const longest = Math.max(...rows.values());
    if (longest > 61) say("line length", block, `has ${longest} letters on a line`); // 60 and the space after
  }
}

function checkPictures() {
  for (const image of all("img").filter(isSeen)) {
    if (!image.complete || !image.naturalWidth) say("picture", image, `did not load: ${image.src}`);
    if (getComputedStyle(image).backgroundColor !== "rgb(255, 255, 255)") say("picture", image, "has no white tile");
  }
  const choices = all("input[type=radio], input[type=checkbox]").map((input) => input.closest("label")).filter(isSeen);
  for (const row of [...all(".row, .card"), ...choices]) {
    const pictures = all("img", row).filter(isSeen);
    if (pictures.length !== 1) say("picture", row, `has ${pictures.length} pictures`);
    for (const picture of pictures) checkPicture(row, picture);
  }
}

function checkPicture(row, picture) {
  const box = picture.getBoundingClientRect();
  const words = texts().filter(([, element]) => row.contains(element));
  const least = row.matches(".row") && innerWidth >= 390 ? 96 : 64;
  if (box.width < least - near) say("picture", row, `has a picture of ${box.width} px, less than ${least}`);
  for (const [node, , range] of words) {
    const part = range.getBoundingClientRect();
    const beside = document.dir === "rtl" ? part.right <= box.left + near : part.left >= box.right - near;
    const isFirst = beside || part.top >= box.bottom - near; // a long word stands below its picture
    const follows = picture.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!isFirst || !follows) say("picture", row, "has words before its picture");
  }
}

function targets() {
  const elements = all("a[href], button, summary, input:not([type=hidden]), textarea, select").filter(isSeen);
  return [...new Set(elements.map((element) => element.closest("label") || element))];
}

function checkTargets() {
  const boxes = targets().map((element) => [element, element.getBoundingClientRect()]);
  boxes.forEach(([element, box], index) => {
    if (box.width < 44 - near || box.height < 44 - near) say("target", element, `is ${box.width} by ${box.height}`);
    for (const [other, there] of boxes.slice(index + 1)) {
      const across = Math.max(there.left - box.right, box.left - there.right);
      const down = Math.max(there.top - box.bottom, box.top - there.bottom);
      if (across < 8 - near && down < 8 - near) {
        say("gap", element, `is ${across} across and ${down} down from ${other.innerText || other.id}`);
      }
    }
  });
}

function checkButtons() {
  if (all("h1").filter(isSeen).length !== 1) say("one h1", main, `there are ${all("h1").length}`);
  const buttons = all("button", main).filter(isSeen);
  const first = buttons.filter((button) => !button.matches(".nhsuk-button--secondary"));
  const links = all("a.main-button", main).filter(isSeen);
  const mains = first.length + links.length;
  if (mains > 1) say("one main button", main, `there are ${mains}`);
  const forms = all("form", main).filter((form) => form.querySelector("button:not(.nhsuk-button--secondary)"));
  if (forms.length !== first.length) say("one main button", main, "a form has none that is seen");
  for (const button of [...first, ...links]) {
    const { height } = button.getBoundingClientRect();
    if (height < 56 - near) say("main button", button, `is ${height} px tall`);
  }
}

function checkSideways(pieces) {
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) say("sideways", document.documentElement, `is ${width} px wide on ${innerWidth}`);
  for (const [, element, range] of pieces) {
    if (element.closest("[role=region][tabindex='0']")) continue; // a table of numbers scrolls in its own box, by keyboard too
    const box = range.getBoundingClientRect();
    if (box.left < -near || box.right > innerWidth + near) say("sideways", element, `goes from ${box.left} to ${box.right}`);
    const clip = element.closest("button, .number, .card, .choice, .idle__box, .leave-now");
    const room = clip && clip.getBoundingClientRect();
    const isOut = clip && (box.left < room.left || box.right > room.right || box.top < room.top - 1 || box.bottom > room.bottom + 1);
    if (isOut) say("cut", element, "does not fit in its box");
  }
}

// Two phone screens, or five where there are ticks, a check page, or what is printed (a receipt, a card, my page).
// Each way to reach someone that is open makes it longer: two are in the five. The skip choice does not count. A page of information is two, though it has a print button; a full version is exempt.
function checkHeight() {
  if (document.querySelector(".in-full")) return;
  const isLong = document.querySelector("input[type=checkbox], .check, #reference, .print-button:not(.information *)");
  const skips = all(".skip-button:not(.tap), .quiet", main).reduce((sum, skip) => sum + skip.getBoundingClientRect().height + 20, 0);
  const screens = (main.getBoundingClientRect().height - skips) / 844;
  const ways = all(".opened .choices--three", main).filter(isSeen).length;
  const most = isLong ? 5 + Math.max(0, ways - 2) : 2;
  if (screens > most) say("height", main, `is ${screens.toFixed(2)} screens tall, more than ${most}`);
}

// What stands above a question is little, and its Continue is on the first screen of a phone where it has few choices.
function checkFrame() {
  if (!document.querySelector(".dots") || document.querySelector(".by-computer, .practice")) return;
  const header = document.querySelector(".top").getBoundingClientRect().height;
  if (header > 56) say("frame", document.querySelector(".top"), `is ${header} px tall`);
  const most = innerWidth >= 390 ? 170 : 200;
  const above = main.getBoundingClientRect().top + scrollY;
  if (above > most) say("frame", main, `begins at ${above} px, more than ${most}`);
  const choices = all("label.choice", main).filter(isSeen).length;
  const go = document.querySelector("#go");
  const isShort = all("fieldset", main).filter(isSeen).length === 1 && choices > 0 && choices <= 4 && !all(".row, .help-first, .nhsuk-error-summary, .lost, input[type=text], textarea", main).filter(isSeen).length;
  const end = go ? go.getBoundingClientRect().bottom + scrollY : 0;
  if (isShort && innerWidth >= 390 && end > 844) say("frame", go, `ends at ${end} px, below the first screen`);
}

// A word that is broken over two lines is hard to read. An address may break, and so may what no line is long enough for.
function checkWords(pieces) {
  for (const [node, element] of pieces) {
    for (const word of node.data.matchAll(/(?<!\S)[^\s@-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rows = new Set([...range.getClientRects()].map((part) => Math.round(part.top)));
      const width = [...range.getClientRects()].reduce((sum, part) => sum + part.width, 0);
      if (rows.size > 1 && width < innerWidth - 64) say("word", element, `is broken: ${word[0]}`);
    }
  }
}

const pieces = texts();
checkWords(pieces);
if (wanted.type) checkType(pieces);
if (wanted.type) checkLineLength(pieces);
if (wanted.pictures) checkPictures();
if (wanted.height) checkHeight();
if (wanted.height) checkFrame();
checkButtons();
checkTargets();
checkSideways(pieces);
return [...new Set(found)];
