// A small loudspeaker beside each choice. It stands outside the label: a press is heard, and nothing is chosen.

const SVG = "http://www.w3.org/2000/svg";
const LINES = ["M4 9v6h4l5 4V5L8 9z", "M16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11"];

function drawn() {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "say__picture");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  for (const line of LINES) picture.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", line);
  return picture;
}

function button(words, label, onPress) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "say nhsuk-button--secondary";
  made.setAttribute("aria-label", `${words.trim()}: ${label.textContent.trim()}`);
  made.append(drawn());
  made.addEventListener("click", () => onPress(label));
  return made;
}

// `words`: what the button of the whole page says. `onPress` is given the label to be read.
export function loudspeakers(words, onPress) {
  const all = [...document.querySelectorAll(".pick > .choice")].map((label) => ({ label, made: button(words, label, onPress) }));
  return {
    show(isThere) {
      for (const { label, made } of all) {
        if (!isThere) made.remove();
        else if (!made.isConnected) label.after(made);
      }
    },
  };
}
