// Follows a room: asks for its next version, and shows the parts of the page that differ then. Without it the page works too.
"use strict";
(() => {
  const room = document.querySelector("[data-room]");
  if (!room) return;
  const pause = seconds => new Promise(done => setTimeout(done, 1000 * seconds));
  let version = room.dataset.version;

  async function show() {
    const answer = await fetch(room.dataset.page, { cache: "no-store" });
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
    version = fresh.dataset.version;
  }

  async function follow() {
    for (let failures = 0; ;) {
      try {
        const answer = await fetch(`${room.dataset.room}/state?after=${version}`, { cache: "no-store" });
        if (answer.status === 404 || answer.status === 403) return location.assign(room.dataset.page);
        if (!answer.ok) throw new Error(answer.status);
        if (String((await answer.json()).version) !== version) await show();
        failures = 0;
      } catch {
        await pause(Math.min(5, 2 ** failures++) + Math.random());
      }
    }
  }

  follow();
})();
