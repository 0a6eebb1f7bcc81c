// What of the open page has to be on paper: its words in order, what stands together, its headings, and its pictures.

const isSeen = (element) => element.checkVisibility({ checkVisibilityCSS: true });
const main = document.querySelector("main");
const seen = (selector) => [...main.querySelectorAll(selector)].filter(isSeen);
const wordsOf = (element) => element.innerText.trim();
const width = document.documentElement.clientWidth;
const near = 3; // the lines of a table stand 2 px out
const wide = [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return isSeen(element) && !element.closest(".nhsuk-u-visually-hidden, .nhsuk-skip-link") && box.width && (box.left < -near || box.right > width + near);
});
const together = [...seen(".row, .card, .nhsuk-summary-list__row"), document.querySelector(".help-now")];

return {
  wide: wide.map((element) => `${element.tagName}.${element.className} to ${element.getBoundingClientRect().right} "${element.innerText}"`),
  // Words that are there for an eye: not those for a screen reader alone, and not those of answers to press.
  lines: seen("h1, h2, p, li, dt, dd, legend, label, .card__words").filter((each) => !each.closest(".quiet, .never-on-paper, .nhsuk-u-visually-hidden")).flatMap((each) => wordsOf(each).split("\n")),
  whole: wordsOf(main),
  together: together.map((each) => wordsOf(each).split(/[\n\t]+/)),
  headings: seen("h1, h2").map(wordsOf),
  pictures: seen("img").filter((image) => !image.closest(".quiet, .listen")).map((image) => image.src),
  buttons: seen("button:not(.answer), .main-button").map(wordsOf),
  unloaded: seen("img").filter((image) => !image.naturalWidth).map((image) => image.src),
  size: seen("h1, p").map((element) => parseFloat(getComputedStyle(element).fontSize)),
};
