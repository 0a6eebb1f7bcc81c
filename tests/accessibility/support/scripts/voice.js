// A stand-in for the browser's voices, put into each page before its own script: it keeps what it is given to say.
// `voice.ends()` is the end of what is being said; with `voice.isQuick` all of it ends at once.

const voice = { voices: VOICES, spoken: [], now: null, stopped: 0, isQuick: false };

voice.ends = () => {
  const { now } = voice;
  voice.now = null;
  now.onend({});
};

class StandIn {
  constructor(text) {
    this.text = text;
    this.rate = 1;
  }
}

const speech = {
  getVoices: () => voice.voices,
  get speaking() { return voice.now !== null; },
  pending: false,
  speak(words) {
    voice.now = words;
    voice.spoken.push({ text: words.text, rate: words.rate, name: words.voice.name });
    if (voice.isQuick) queueMicrotask(voice.ends);
  },
  cancel() {
    const { now } = voice;
    voice.now = null;
    voice.stopped += 1;
    if (now) now.onerror({ error: "canceled" });
  },
};

window.voice = voice;
Object.defineProperty(window, "speechSynthesis", { value: speech });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: StandIn });
