// Shows which sentence is being read, and which word of it. Nothing on the page moves.

const CLASS = "being-read"; // for browsers that can only mark the whole block
const canMarkWords = () => window.CSS && CSS.highlights && window.Highlight;
let marked = null;

function highlight(name, letters) {
  const range = document.createRange();
  const last = letters[letters.length - 1];
  range.setStart(letters[0].node, letters[0].at);
  range.setEnd(last.node, last.at + 1);
  CSS.highlights.set(name, new window.Highlight(range));
}

export function unmark() {
  if (marked) marked.classList.remove(CLASS);
  marked = null;
  if (canMarkWords()) for (const name of ["sentence", "word"]) CSS.highlights.delete(name);
}

export function markSentence(sentence) {
  unmark();
  if (canMarkWords()) return highlight("sentence", sentence.letters);
  marked = sentence.block;
  marked.classList.add(CLASS);
}

// The word at this place of the sentence. Not every voice says how long a word is.
export function markWord(sentence, at, length) {
  const letters = sentence.letters.slice(at, at + (length || /^\S*/.exec(sentence.text.slice(at))[0].length));
  if (letters.length && canMarkWords()) highlight("word", letters);
}
