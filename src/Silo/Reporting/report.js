// The report's switches: language, light and dark, paper.
(() => {
  'use strict';
  const root = document.documentElement, options = JSON.parse(document.getElementById('charts').textContent);
  const buttons = document.querySelectorAll('.languages button');

  function draw() {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.lang === root.lang));
    gongyuCharts.draw(options, root.lang === 'en' ? 'en' : 'zh');
  }

  function paper(is) {
    root.classList.toggle('paper', is);
    draw();
  }

  for (const button of buttons)
    button.addEventListener('click', () => {
      root.lang = button.lang;
      draw();
    });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  matchMedia('print').addEventListener('change', media => paper(media.matches));
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  let asked = 0;
  addEventListener('resize', () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(draw);
  });
  draw();
})();
