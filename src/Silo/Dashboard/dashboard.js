// What live pages need of a browser: charts, full screen, and a connection that comes back.
globalThis.gongyu = (() => {
  'use strict';
  const drawn = new Map();

  function draw(id) {
    const place = document.getElementById(id), { option, language } = drawn.get(id);
    if (place) gongyuCharts.show(place, JSON.parse(option), language);
    else drawn.delete(id);
  }

  /** Shows a chart, and again when the window or the colours change. */
  function show(id, option, language) {
    drawn.set(id, { option, language });
    draw(id);
  }

  function again() {
    for (const id of [...drawn.keys()]) draw(id);
  }

  /** Fills the screen with the page, or gives the screen back. */
  async function fill() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen?.();
  }

  let asked = 0;
  addEventListener('resize', () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(again);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);

  // A page that the service does not know any more, since it was begun anew, is asked for again when the service is there.
  document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'rejected') location.reload();
    if (event.detail.state === 'failed') Blazor.reconnect();
  });
  Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 10000, retryIntervalMilliseconds: tries => tries < 4 ? 250 : 1000 } } });
  return { show, fill };
})();
