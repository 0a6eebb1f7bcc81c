// Listen: a voice of this device reads the page out loud. Nothing leaves the device, and nothing is kept in the browser.

import { loudspeakers } from "./loudspeakers.js";
import { markSentence, markWord, unmark } from "./marks.js";
import { ownParts, sentences } from "./sentences.js";

const PACES = [0.5, 0.65, 0.8, 1, 1.2, 1.4, 1.7];
const isCalm = () => document.documentElement.classList.contains("calm-on") || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const first = (tag) => tag.toLowerCase().split(/[-_]/)[0];

// A voice for the language of the page that needs no other machine: the one this person uses, or the first.
function voiceOf(speech) {
  const own = speech.getVoices().filter((each) => each.localService === true && first(each.lang) === first(document.documentElement.lang));
  const here = own.filter((each) => each.lang.replace("_", "-") === navigator.language);
  return own.find((each) => each.default) || here[0] || own[0];
}

// Shows the buttons when there is a voice. Gives back the way to stop it.
export function listen() {
  const box = document.querySelector(".listen");
  const speech = window.speechSynthesis;
  if (!box || !speech || !window.SpeechSynthesisUtterance) return () => {};
  const buttons = [...box.querySelectorAll("button")];
  let voice;
  let all = [];
  let at = 0;
  let pace = PACES.indexOf(1);
  let saying = null;
  let state = "quiet";
  let follows = false;
  const speakers = loudspeakers(box.querySelector("[data-listen=listen]").textContent, readChoice);

  function become(next) {
    const before = document.activeElement;
    state = next;
    for (const button of buttons) button.hidden = !button.dataset.when.includes(state);
    if (buttons.includes(before) && before.hidden) buttons.find((button) => !button.hidden).focus({ preventScroll: true });
  }

  function hush() {
    saying = null; // what it says after this does not count
    if (speech.speaking || speech.pending) speech.cancel();
  }

  function stop() {
    if (state === "quiet") return;
    hush();
    unmark();
    become("quiet");
  }

  function follow(block) {
    const { top, bottom } = block.getBoundingClientRect();
    if (!follows || (top >= 0 && bottom <= window.innerHeight)) return;
    block.scrollIntoView({ block: "center", behavior: isCalm() ? "auto" : "smooth" });
  }

  function say() {
    hush();
    if (at >= all.length) return stop();
    const sentence = all[at];
    const words = new window.SpeechSynthesisUtterance(sentence.text);
    const ifStill = (then) => (event) => words === saying && then(event);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = PACES[pace];
    words.onend = ifStill(() => {
      at += 1;
      say();
    });
    words.onerror = ifStill(stop);
    words.onboundary = ifStill((event) => event.name === "word" && !isCalm() && markWord(sentence, event.charIndex, event.charLength));
    saying = words;
    markSentence(sentence);
    follow(sentence.block);
    speech.speak(words);
  }

  // One choice, without the buttons of the whole page: nothing moves under the finger.
  function readChoice(label) {
    all = sentences([label]);
    at = 0;
    follows = false;
    become(state === "quiet" || state === "choice" ? "choice" : "reading");
    say();
  }

  function change(by) {
    pace = Math.min(Math.max(pace + by, 0), PACES.length - 1);
    for (const button of buttons) {
      const isEnd = { slower: 0, faster: PACES.length - 1 }[button.dataset.listen];
      if (isEnd !== undefined) button.setAttribute("aria-disabled", String(pace === isEnd));
    }
    if (state === "reading") say();
  }

  const does = {
    listen() {
      all = sentences(ownParts());
      at = 0;
      become("reading");
      say();
    },
    pause() { // some phones cannot go on in the middle of a sentence, so it is begun again
      hush();
      become("paused");
    },
    "go-on"() {
      become("reading");
      say();
    },
    stop,
    slower: () => change(-1),
    faster: () => change(1),
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      follows = true;
      does[button.dataset.listen]();
    });
  }
  // Who moves through the page by themselves is not pulled away from where they are.
  for (const kind of ["wheel", "touchmove", "keydown"]) {
    document.addEventListener(kind, () => (follows = false), { passive: true });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  window.addEventListener("pagehide", stop);
  speech.onvoiceschanged = () => {
    voice = voiceOf(speech);
    box.hidden = !voice;
    speakers.show(Boolean(voice));
    if (!voice) stop();
  };
  speech.onvoiceschanged();
  return stop;
}
