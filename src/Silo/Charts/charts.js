// Draws the charts of a page from options that hold texts in both languages and colours by name. What comes from data is put on the page as
// text only.
globalThis.gongyuCharts = (() => {
  'use strict';
  const none = '–';

  function number(value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return none;
    const size = Math.abs(value), digits = size >= 999.95 ? 0 : size >= 9.9995 ? 1 : 3;
    return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  // What options can only name, since JSON holds no functions: shapes of custom series, drawn in the style of the series.
  const shapes = {
    // All that lies between two lines, by points that hold [place, low, high].
    band: style => (params, api) => {
      if (params.dataIndexInside > 0) return null;
      const low = [], high = [];
      for (let i = 0; i < params.dataInsideLength; i++) {
        low.push(api.coord([api.value(0, i), api.value(1, i)]));
        high.unshift(api.coord([api.value(0, i), api.value(2, i)]));
      }
      return { type: 'polygon', silent: true, shape: { points: [...low, ...high] }, style: { fill: style.color, opacity: style.opacity } };
    },
    // From low to high upon a bar, by points that hold [low, high, row, which bar of the row, how many there are].
    whisker: style => (params, api) => {
      const layout = api.barLayout({ count: api.value(4), barGap: style.gap, barCategoryGap: style.categoryGap })[api.value(3)];
      const from = api.coord([api.value(0), api.value(2)]), to = api.coord([api.value(1), api.value(2)]), y = from[1] + layout.offsetCenter;
      const stroke = (x1, y1, x2, y2) => ({ type: 'line', silent: true, shape: { x1, y1, x2, y2 }, style: { stroke: style.color, lineWidth: 1.5 } });
      return { type: 'group', children: [stroke(from[0], y, to[0], y), stroke(from[0], y - 4, from[0], y + 4), stroke(to[0], y - 4, to[0], y + 4)] };
    },
  };

  function resolve(value, language, style) {
    if (Array.isArray(value)) return value.map(one => resolve(one, language, style));
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.en === 'string' && typeof value.zh === 'string') return value[language];
    if (typeof value.ink === 'string') return style.getPropertyValue('--' + value.ink).trim();
    const told = {};
    for (const [key, one] of Object.entries(value)) told[key] = resolve(one, language, style);
    // Labels of the rounds that can be divided by it.
    if (typeof told.every === 'number') told.interval = (_, label) => Number(label) % told.every === 0;
    if (Object.hasOwn(told, 'renderItem')) told.renderItem = shapes[told.renderItem](told.itemStyle);
    return told;
  }

  function line(box, text, color) {
    const row = box.appendChild(document.createElement('div'));
    if (color) {
      const dot = row.appendChild(document.createElement('span'));
      dot.style.cssText = 'display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-right:.5em';
      dot.style.background = color;
    }
    row.appendChild(document.createTextNode(text));
    return row;
  }

  // Of a point that holds [place, mean, low, high].
  function measured(value, unit) {
    if (!Array.isArray(value)) return number(value) + unit;
    const range = value.length > 3 && value[2] !== null ? ` [${number(value[2])}, ${number(value[3])}]` : '';
    return number(value[1]) + unit + range;
  }

  function tip(head, unit) {
    return told => {
      const box = document.createElement('div');
      const many = Array.isArray(told) ? told : [told];
      if (Array.isArray(told) && told.length > 0) line(box, `${head} ${told[0].axisValueLabel}`.trim()).style.fontWeight = '600';
      for (const one of many) {
        if (one.data && typeof one.data.tip === 'string') one.data.tip.split('\n').forEach((text, i) => line(box, text).style.fontWeight = i ? '' : '600');
        else if (Array.isArray(told) && one.seriesName && !one.seriesName.startsWith('series\0')) line(box, `${one.seriesName}: ${measured(one.value, unit)}`, one.color);
      }
      return box;
    };
  }

  /** Draws a chart, or draws it again in another language or other colours. */
  function show(place, drawn, language) {
    const style = getComputedStyle(document.documentElement), ink = name => style.getPropertyValue('--' + name).trim();
    const option = resolve(drawn, language, style);
    const chart = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: 'svg' });
    option.animation = false;
    option.backgroundColor = 'transparent';
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, color: ink('ink') };
    option.tooltip = {
      ...option.tooltip, confine: true, backgroundColor: ink('card'), borderColor: ink('line'), textStyle: { color: ink('ink'), fontSize: 13 },
      formatter: tip(option.tooltip?.head ?? '', option.tooltip?.unit ?? ''),
    };
    chart.resize();
    chart.setOption(option, { notMerge: true });
    return chart;
  }

  /** Draws every chart of a page. */
  function draw(options, language) {
    for (const place of document.querySelectorAll('[data-chart]')) show(place, options[place.dataset.chart], language);
  }

  return { draw, show };
})();
