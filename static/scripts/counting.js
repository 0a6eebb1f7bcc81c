// Counts the seconds down that somebody has to wait. Without a script the number that was sent stays.

export function countDown() {
  const shown = document.querySelector("[data-counts-down]");
  if (!shown) return;
  const over = Date.now() + Number(shown.textContent) * 1000;
  const clock = window.setInterval(() => {
    const left = Math.max(0, Math.ceil((over - Date.now()) / 1000));
    shown.textContent = String(left);
    if (left === 0) window.clearInterval(clock);
  }, 250);
}
