// Marks long sentences and hard words as staff write to a person, and offers the plainer word. The server checks the same.

const LONGEST = 15;

function findings(text, plainer) {
  const found = [];
  for (const sentence of text.split(/(?<=[.?!:])\s+|\n+/)) {
    const words = sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    if (words.length > LONGEST) found.push(`${words.length} words: “${sentence.trim()}” Make 2 sentences of it.`);
    const lowered = ` ${words.join(" ").toLowerCase()} `;
    for (const [word, better] of Object.entries(plainer)) {
      if (lowered.includes(` ${word} `)) found.push(`“${word}”: write ${better}`);
    }
  }
  return [...new Set(found)];
}

export function watchWords() {
  for (const box of document.querySelectorAll("[data-plainer]")) {
    const plainer = JSON.parse(box.dataset.plainer);
    const list = document.getElementById(`${box.id}-plainer`);
    const show = () => {
      list.replaceChildren(
        ...findings(box.value, plainer).map((say) => Object.assign(document.createElement("li"), { textContent: say })),
      );
    };
    box.addEventListener("input", show);
    show();
  }
}
