// What live pages need of a browser: charts, full screen, and a connection that comes back.
globalThis.gongyu = (() => {
  'use strict';
  const drawn = new Map();
  const budget = 30, near = 200, calm = 300; // Milliseconds of a frame, pixels, milliseconds.
  let frame = 0, rest = 0;

  function isNear(place) {
    const at = place.getBoundingClientRect();
    return at.bottom > -near && at.top < innerHeight + near;
  }

  // Those whose place is gone, since another page is shown, are let go.
  function sweep() {
    for (const [id, { chart }] of drawn)
      if (!document.getElementById(id)) {
        chart?.dispose();
        drawn.delete(id);
      }
  }

  // What is looked at comes first, as much as a frame has time for: a browser that is slower than the rounds leaves some out.
  function drawSome(all) {
    frame = 0;
    sweep();
    const until = performance.now() + budget;
    for (const [id, one] of drawn) {
      const place = document.getElementById(id);
      if (!one.isStale || !all && !isNear(place)) continue;
      if (one.chart && !one.chart.getDom().isConnected) one.chart.dispose();
      one.isStale = false;
      one.chart = gongyuCharts.show(place, JSON.parse(one.option), one.language);
      if (performance.now() > until) return next(all);
    }
  }

  function next(all) {
    frame ||= requestAnimationFrame(() => drawSome(all));
    clearTimeout(rest);
    if (!all) rest = setTimeout(() => next(true), calm); // The others when nothing is new for a while.
  }

  /** Shows a chart, and again when the window or the colours change. */
  function show(id, option, language) {
    drawn.set(id, { ...drawn.get(id), option, language, isStale: true });
    next(false);
  }

  function again() {
    for (const one of drawn.values()) one.isStale = true;
    next(false);
  }

  /** Fills the screen with the page, or gives the screen back. */
  async function fill() {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen?.();
    } catch {
      // The browser does not let it; F11 does.
    }
  }

  /** Keeps the token that was given, for this window. */
  function keep(token) {
    sessionStorage.setItem('gongyu-token', token);
  }

  function kept() {
    return sessionStorage.getItem('gongyu-token');
  }

  // The page's own links are led by the service, which would only scroll.
  document.addEventListener('click', event => {
    if (!event.target.closest('.skip')) return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main').focus();
  }, true);

  addEventListener('resize', again);
  addEventListener('scroll', () => next(false), { passive: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);

  const patience = 5000, most = 3, modal = document.getElementById('components-reconnect-modal'); // Milliseconds, times in a row.

  async function isThere() {
    try {
      return (await fetch('/icon.svg', { cache: 'no-store' })).status < 500;
    } catch {
      return false;
    }
  }

  // Not before the service answers: what a browser shows otherwise would never come back.
  async function reload() {
    while (!await isThere()) await new Promise(done => setTimeout(done, 500));
    location.reload();
  }

  // What is neither live nor becomes so though the service answers is asked for again; but not for ever, so that it can be read at least.
  async function watch() {
    for (let failures = 0; failures < 3; ) {
      await new Promise(done => setTimeout(done, patience));
      const isLive = document.querySelector('main[data-live]') && !isLost;
      if (isLive) sessionStorage.removeItem('gongyu-again');
      failures = !isLive && await isThere() ? failures + 1 : 0;
    }
    const times = Number(sessionStorage.getItem('gongyu-again') ?? 0);
    if (times >= most) return;
    sessionStorage.setItem('gongyu-again', times + 1);
    location.reload();
  }

  // A page that the service does not know any more, since it was away for long or the service was begun anew, is asked for again.
  let isLost = false;
  modal.addEventListener('components-reconnect-state-changed', event => {
    isLost = event.detail.state !== 'hide';
    if (event.detail.state === 'rejected') reload();
  });
  Blazor.start({
    circuit: {
      // A request that hangs is not waited for: the wire may be back meanwhile.
      configureSignalR: connection => connection.withUrl('_blazor', { timeout: patience }),
      reconnectionOptions: { maxRetries: Infinity, retryIntervalMilliseconds: tries => tries < 4 ? 250 : 1000 },
    },
  });
  watch();
  return { show, fill, keep, kept };
})();
