(() => {
  'use strict';
  addEventListener('error', () => { document.documentElement.dataset.broken = ''; });
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const keep = (() => { try { return window.localStorage; } catch (e) { return null; } })();

  // ---- theme: the system's until someone chooses
  const dark = () => root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  try {
    const chosen = keep && keep.getItem('amends-theme');
    if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
  } catch (e) { /* files opened from disk may refuse storage */ }

  const say = (text) => { const at = byId('said'); if (at) { at.textContent = text; setTimeout(() => { at.textContent = ''; }, 2500); } };

  const deeds = {
    theme() {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { if (keep) keep.setItem('amends-theme', root.dataset.theme); } catch (e) { /* as above */ }
    },
    copy() {
      const from = byId('summary-text');
      const done = () => say(byId('said').dataset.copied);
      const byHand = () => { from.hidden = false; from.select(); document.execCommand('copy'); from.hidden = true; done(); };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(from.value).then(done, byHand);
      else byHand();
    },
    'one-page'() {
      root.dataset.print = 'one';
      window.print();
      delete root.dataset.print;
    },
  };
  all('[data-do]').forEach((button) => { button.hidden = false; button.addEventListener('click', deeds[button.dataset.do]); });
  all('[data-needs-script]').forEach((part) => { part.hidden = false; });

  // ---- tables: sort by any column; long ones filter
  const value = (row, column) => {
    const cell = row.cells[column];
    if (!cell) return null;
    if (cell.dataset.v !== undefined) return Number(cell.dataset.v);
    return cell.classList.contains('n') ? null : cell.textContent.trim();
  };
  const compare = (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), root.lang, { numeric: true });
  };
  const sort = (table, column, head) => {
    const down = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') !== 'descending' : head.classList.contains('n');
    all('thead th', table).forEach((other) => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const rows = Array.from(table.tBodies[0].rows).map((row) => [value(row, column), row]);
    rows.sort(([a], [b]) => (a === null || b === null ? compare(a, b) : (down ? -1 : 1) * compare(a, b)));
    rows.forEach(([, row]) => table.tBodies[0].append(row));
  };
  // ---- any table as CSV: numbers as they are, not as they are said
  const inert = (text) => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?(E-?\d+)?$/.test(text) ? "'" + text : text);
  const quoted = (text) => (/[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const csv = (table) => {
    const drawn = (column) => Array.from(table.tBodies[0].rows).some((row) => row.cells[column] && row.cells[column].querySelector('svg'));
    const heads = all('thead th', table);
    const columns = heads.map((head, column) => column).filter((column) => !drawn(column));
    const line = (cells) => cells.map((cell) => quoted(inert(cell))).join(',');
    return [line(columns.map((column) => heads[column].textContent.trim())),
      ...Array.from(table.tBodies[0].rows).map((row) => line(columns.map((column) => {
        const cell = row.cells[column];
        return cell.dataset.v !== undefined ? String(Number(cell.dataset.v)) : cell.classList.contains('n') && !/\d/.test(cell.textContent) ? '' : cell.textContent.trim();
      })))].join('\r\n') + '\r\n';
  };
  all('table[data-sortable]').forEach((table) => {
    const label = (table.closest('[data-csv]') || root).dataset.csv;
    if (!label || !table.tBodies[0].rows.length) return;
    const title = table.caption.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'csv';
    button.textContent = label;
    button.setAttribute('aria-label', label + ': ' + title);
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csv(table)], { type: 'text/csv' }));
      link.download = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) + '.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    table.parentElement.before(button);
  });
  all('table[data-sortable]').forEach((table) => {
    const rows = table.tBodies[0].rows;
    if (rows.length < 2) return;
    all('thead th', table).forEach((head, column) => {
      if (head.dataset.plain !== undefined) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.append(button);
      button.addEventListener('click', () => sort(table, column, head));
    });
    if (rows.length < 12) return;
    const input = document.createElement('input');
    input.type = 'search';
    input.className = 'filter';
    const filter = table.closest('[data-filter]').dataset.filter;
    input.placeholder = filter;
    input.setAttribute('aria-label', filter + ': ' + table.caption.textContent);
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      Array.from(rows).forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(wanted); });
    });
    table.parentElement.before(input);
  });

  // ---- the cases: open on paper, closed on screen; found by any word; as the customer saw them
  const cases = all('.case');
  cases.slice(1).forEach((one) => { one.open = false; });
  const openOnPaper = () => cases.slice(0, 20).forEach((one) => { if (!one.open) { one.open = true; one.dataset.paper = ''; } });
  addEventListener('beforeprint', () => { if (root.dataset.print !== 'one') openOnPaper(); });
  addEventListener('afterprint', () => all('.case[data-paper]').forEach((one) => { one.open = false; delete one.dataset.paper; }));
  const reveal = () => {
    const wanted = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    for (let at = wanted; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    wanted.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  const search = byId('case-search');
  if (search) {
    const count = byId('case-count');
    const words = new Map();
    search.addEventListener('input', () => {
      const wanted = search.value.trim().toLowerCase();
      let shown = 0;
      cases.forEach((one) => {
        if (!words.has(one)) words.set(one, one.textContent.toLowerCase());
        const fits = words.get(one).includes(wanted);
        one.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = count.dataset.of.replace('%1', shown).replace('%2', cases.length);
    });
  }

  const drawings = all('svg.timeline');
  drawings.forEach((svg) => { svg.dataset.whole = svg.getAttribute('viewBox'); });
  const asCustomer = byId('as-customer');
  const look = () => {
    byId('case-list').classList.toggle('as-customer', asCustomer.checked);
    drawings.forEach((svg) => {
      svg.setAttribute('viewBox', asCustomer.checked ? '0 0 1000 ' + svg.dataset.customer : svg.dataset.whole);
    });
  };
  if (asCustomer) asCustomer.addEventListener('change', look);

  // ---- a drawing: zoom along time; a mark shows its fact
  const LEFT = 128, RIGHT = 992, zone = (byId('case-list') || { dataset: {} }).dataset.zone;
  const STEPS = [600, 1800, 3600, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2419200, 7862400, 31449600];
  const formats = new Map();
  // English months follow their day, as everywhere else on the page.
  const tongue = root.lang === 'en' ? 'en-GB' : root.lang;
  const inZone = (language, parts) => {
    try { return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }); }
    catch (e) { return new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }); }
  };
  const known = (name, make) => { if (!formats.has(name)) formats.set(name, make()); return formats.get(name); };
  const clock = () => known('clock', () => inZone('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  const format = (days) => known(days, () => inZone(tongue, days
    ? { day: 'numeric', month: 'short' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', day: 'numeric', month: 'short' }));
  const X = ['x', 'cx', 'x1', 'x2'];
  const remember = (svg) => {
    if (svg.marks) return;
    svg.marks = all('circle,rect,line,text:not(.lane)', svg)
      .filter((at) => !at.closest('.ticks') && !(at.tagName === 'line' && at.getAttribute('x1') === '0'))
      .map((at) => ({ at, was: X.filter((x) => at.hasAttribute(x)).map((x) => [x, Number(at.getAttribute(x))]), width: at.tagName === 'rect' && !at.classList.contains('due') ? Number(at.getAttribute('width')) : null }));
    svg.windowed = [Number(svg.dataset.from), Number(svg.dataset.to)];
  };
  const axis = (svg, from, to) => {
    const ticks = svg.querySelector('.ticks');
    const step = STEPS.find((s) => (to - from) / s <= 7) || (to - from) / 7;
    const [hour, minute] = clock().format(new Date(from * 1000)).split(':').map(Number);
    const east = hour * 3600 + minute * 60 - (Math.floor(from / 60) * 60) % 86400;
    const height = Number(svg.dataset.whole.split(' ')[3]) - 4;
    ticks.textContent = '';
    for (let t = Math.ceil((from + east) / step) * step - east; t <= to; t += step) {
      const x = (LEFT + (t - from) / (to - from) * (RIGHT - LEFT)).toFixed(1);
      const line = document.createElementNS(svg.namespaceURI, 'line');
      Object.entries({ class: 'grid', x1: x, x2: x, y1: 18, y2: height }).forEach(([k, v]) => line.setAttribute(k, v));
      const text = document.createElementNS(svg.namespaceURI, 'text');
      Object.entries({ class: 'tick', x, y: 13 }).forEach(([k, v]) => text.setAttribute(k, v));
      text.textContent = format(step >= 86400).format(new Date(t * 1000));
      ticks.append(line, text);
    }
  };
  const zoomTo = (svg, from, to) => {
    const first = Number(svg.dataset.from), last = Number(svg.dataset.to);
    const width = Math.min(Math.max(to - from, 600), last - first);
    from = Math.min(Math.max(from, first), last - width);
    to = from + width;
    svg.windowed = [from, to];
    const k = (last - first) / width;
    const x0 = LEFT + (from - first) / (last - first) * (RIGHT - LEFT);
    const place = (x) => LEFT + (x - x0) * k;
    svg.marks.forEach(({ at, was, width: wide }) => {
      const now = was.map(([name, x]) => [name, place(x)]);
      if (wide !== null) {
        const a = Math.max(now[0][1], LEFT), b = Math.min(place(was[0][1] + wide), RIGHT);
        at.setAttribute('x', a);
        at.setAttribute('width', Math.max(b - a, 0));
        at.setAttribute('visibility', b > a ? 'visible' : 'hidden');
        return;
      }
      const inside = now.some(([, x]) => x >= LEFT - 6 && x <= RIGHT + 6) || (now.length > 1 && now[0][1] < LEFT && now[1][1] > RIGHT);
      now.forEach(([name, x]) => at.setAttribute(name, Math.min(Math.max(x, LEFT - 6), RIGHT + 6)));
      at.setAttribute('visibility', inside ? 'visible' : 'hidden');
      if (at.classList.contains('decision')) {
        const x = Number(at.previousElementSibling.getAttribute('x1'));
        at.setAttribute('x', at.getAttribute('text-anchor') === 'end' ? x - 4 : x + 4);
      }
      if (at.classList.contains('in-span')) {
        const span = at.previousElementSibling;
        const room = Number(span.getAttribute('width'));
        at.setAttribute('x', Number(span.getAttribute('x')) + 6);
        at.setAttribute('visibility', room > at.textContent.length * 6.4 + 10 ? 'visible' : 'hidden');
      }
    });
    axis(svg, from, to);
  };
  const steps = {
    all: (svg) => [Number(svg.dataset.from), Number(svg.dataset.to)],
    decision(svg) {
      const decided = svg.marks.find(({ at }) => at.classList.contains('decided'));
      const first = Number(svg.dataset.from), last = Number(svg.dataset.to);
      const t = decided ? first + (decided.was[0][1] - LEFT) / (RIGHT - LEFT) * (last - first) : first;
      return [t - 3600, t + 86400];
    },
    in: (svg, a, b) => [a + (b - a) / 4, b - (b - a) / 4],
    out: (svg, a, b) => [a - (b - a) / 2, b + (b - a) / 2],
    back: (svg, a, b) => [a - (b - a) / 2, b - (b - a) / 2],
    on: (svg, a, b) => [a + (b - a) / 2, b + (b - a) / 2],
  };
  document.addEventListener('click', (event) => {
    const zoom = event.target.closest('[data-zoom]');
    if (zoom) {
      const svg = zoom.closest('.case').querySelector('svg.timeline');
      remember(svg);
      zoomTo(svg, ...steps[zoom.dataset.zoom](svg, ...svg.windowed));
      return;
    }
    const mark = event.target.closest('[data-f]');
    if (mark) {
      const fact = byId(mark.dataset.f);
      all('.lit').forEach((lit) => lit.classList.remove('lit'));
      fact.classList.add('lit');
      fact.closest('details').open = true;
      fact.scrollIntoView({ block: 'nearest' });
    }
  });

  // ---- where one is
  const links = new Map(all('nav.contents a').map((a) => [a.getAttribute('href').slice(1), a]));
  if ('IntersectionObserver' in window) {
    const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {
      if (!entry.isIntersecting) return;
      links.forEach((a) => a.removeAttribute('aria-current'));
      const link = links.get(entry.target.id);
      if (link) link.setAttribute('aria-current', 'true');
    }), { rootMargin: '-10% 0px -80% 0px' });
    all('main section[id]').forEach((section) => seen.observe(section));
  }

  reveal();
  root.dataset.ready = String(drawings.length);
})();
