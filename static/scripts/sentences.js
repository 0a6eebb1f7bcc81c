// The words of the open page as they are seen, in reading order, cut into sentences. Never what stands in a box.

const NEVER = "textarea, select, .listen, .nhsuk-u-visually-hidden, [aria-hidden=true], [hidden], details:not([open]) > :not(summary)";
const APART = "button, label, summary"; // one block each, however they are laid out
const FIGURES = ".number, #reference"; // said one by one: "9 9 9"
const SENTENCE = /[^]+?(?:[.?!؟۔।。]+(?=\s|$)|$)/g;

function isSeen(element) {
  if (element.closest(NEVER)) return false;
  return element.checkVisibility ? element.checkVisibility({ checkVisibilityCSS: true }) : element.getClientRects().length > 0;
}

function blockOf(element) {
  let block = element;
  while (!block.matches(APART) && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  return block;
}

// The letters of a block, white space as one space, each with the place where it stands.
function addLetters(letters, node) {
  const figures = node.parentElement.closest(FIGURES);
  const add = (letter, at) => {
    const isSpace = /\s/.test(letter);
    if (isSpace && (!letters.length || letters[letters.length - 1].letter === " ")) return;
    letters.push({ letter: isSpace ? " " : letter, node, at });
  };
  for (let at = 0; at < node.data.length; at += 1) {
    add(node.data[at], at);
    if (figures) add(" ", at);
  }
}

function cut({ block, letters }) {
  const whole = letters.map((each) => each.letter).join("");
  const found = [];
  SENTENCE.lastIndex = 0;
  for (let part = SENTENCE.exec(whole); part; part = SENTENCE.exec(whole)) {
    const text = part[0].trim();
    const start = part.index + part[0].indexOf(text);
    if (text) found.push({ text, block, letters: letters.slice(start, start + text.length) });
  }
  return found;
}

// What is the page's own. The frame is the same around each page: the first page alone reads the help in danger too, last.
export function ownParts() {
  const isFirst = document.querySelector("span.top__name") !== null; // on each other page the name leads to it
  return document.querySelectorAll(isFirst ? "main, .foot__help" : "main");
}

// Every sentence of these parts, each once: `text`, the `block` it is in, and its `letters`.
export function sentences(parts) {
  const blocks = [];
  for (const part of parts) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!isSeen(node.parentElement)) continue;
      const block = blockOf(node.parentElement);
      if (!blocks.length || blocks[blocks.length - 1].block !== block) blocks.push({ block, letters: [] });
      addLetters(blocks[blocks.length - 1].letters, node);
    }
  }
  return [].concat(...blocks.map(cut));
}
