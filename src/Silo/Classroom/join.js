// Follows a room: asks for its next version, and shows the parts of the page that differ then; and sends no form twice. Without it the page
// works too.
"use strict";
(() => {
  // Who taps twice has asked once. What nobody answers, and a page that is come back to, may be sent again.
  const unanswered = 5000; // Milliseconds.
  let isSent = false;
  addEventListener("submit", event => {
    if (isSent) event.preventDefault();
    isSent = true;
    setTimeout(() => isSent = false, unanswered);
  });
  addEventListener("pageshow", () => isSent = false);

  const room = document.querySelector("[data-room]");
  if (!room) return;
  const longest = 40, lost = document.getElementById("lost"); // Seconds: an answer takes 25 at most.
  let version = room.dataset.version, wake = () => {};

  // Until it is time, or the phone says that it is connected again, or is looked at.
  const pause = seconds => new Promise(done => {
    wake = done;
    setTimeout(done, 1000 * seconds);
  });
  addEventListener("online", () => wake());
  document.addEventListener("visibilitychange", () => wake());

  // What does not come in time was lost on the way.
  async function ask(path) {
    const patience = new AbortController();
    const late = setTimeout(() => patience.abort(), 1000 * longest);
    try {
      return await fetch(path, { cache: "no-store", signal: patience.signal });
    } finally {
      clearTimeout(late);
    }
  }

  async function show() {
    const answer = await ask(room.dataset.page);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-room]");
    if (!fresh) return location.assign(room.dataset.page);
    const focused = document.activeElement && document.activeElement.id;
    for (const part of document.querySelectorAll("[data-part]")) {
      const other = page.getElementById(part.id);
      const details = part.querySelector("details");
      const open = other && other.querySelector("details");
      if (details && open) open.open = details.open;
      if (other && other.outerHTML !== part.outerHTML) part.replaceWith(other);
    }
    if (focused) document.getElementById(focused)?.focus();
    // What went wrong is told until the lesson goes on.
    if (fresh.dataset.when !== room.dataset.when) document.querySelector("[role=alert]")?.remove();
    room.dataset.when = fresh.dataset.when;
    version = fresh.dataset.version;
  }

  async function follow() {
    for (let failures = 0; ;) {
      try {
        // Who was lost wants to know at once whether there is an answer, not when there is something new.
        const answer = await ask(`${room.dataset.room}/state${failures ? "" : `?after=${version}`}`);
        if (answer.status === 404 || answer.status === 403) return location.assign(room.dataset.page);
        if (!answer.ok) throw new Error(answer.status);
        if (String((await answer.json()).version) !== version) await show();
        failures = 0;
        lost.hidden = true;
      } catch {
        if (failures > 0) lost.hidden = false; // Not when the page is just left.
        await pause(Math.min(3, 2 ** failures++ / 2) + Math.random()); // A class does not ask all at once.
      }
    }
  }

  follow();
})();
