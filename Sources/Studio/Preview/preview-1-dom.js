// Small helpers. Text of the film and of notes only ever goes through textContent.

const byId = (id) => document.getElementById(id);

/** Makes an element: `on` holds listeners, `text` its text, everything else becomes an attribute. */
function make(tag, { on = {}, text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  if (text !== undefined) element.textContent = text;
  element.append(...children.filter(Boolean));
  return element;
}

/** The sign of a name, from the sheet of signs in the page. */
function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of [['class', 'icon'], ['viewBox', '0 0 16 16'], ['aria-hidden', 'true']]) {
    svg.setAttribute(key, value);
  }
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'use'));
  svg.firstChild.setAttribute('href', `#icon-${name}`);
  return svg;
}

/** Says something to screen readers, and to nobody else. */
function say(text) { byId('live').textContent = text; }

/** Shows a message for a while, with a button where there is something to do about it. */
function toast(text, action = null) {
  const note = make('div', { class: 'toast', role: 'status' }, make('span', { text }));
  const close = () => note.remove();
  if (action) {
    note.append(make('button', { text: action.text, on: { click: () => { close(); action.run(); } } }));
  }
  byId('toasts').replaceChildren(note);
  setTimeout(close, action ? 9000 : 5000);
}

/** What is kept between visits; false where a browser keeps nothing. */
const kept = {
  get(name, otherwise) {
    try {
      const text = localStorage.getItem(`beatframe.${name}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch { return otherwise; }
  },
  set(name, value) {
    try { localStorage.setItem(`beatframe.${name}`, JSON.stringify(value)); return true; } catch { return false; }
  },
};

/** Buttons of which one is reached by Tab and the others by arrow keys; gives what makes another one that. */
function rove(host, selector = 'button') {
  const all = () => [...host.querySelectorAll(selector)];
  const hold = (chosen) => { for (const one of all()) one.tabIndex = one === chosen ? 0 : -1; };
  host.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = all().filter(({ hidden }) => !hidden), at = buttons.indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    hold(next);
    next.focus();
  });
  return hold;
}

/** The place of the last entry whose key is not above a value; -1 before the first. */
function lastUpTo(entries, value, key) {
  let low = 0, high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(entries[middle]) <= value) low = middle + 1; else high = middle;
  }
  return low - 1;
}
