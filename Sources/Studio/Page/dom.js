// Small helpers for elements. Text from films only ever goes through textContent.

/** Makes an element: `on` holds listeners, `text` its text, everything else becomes an attribute. */
export function make(tag, { on = {}, text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  if (text !== undefined) element.textContent = text;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element with this id; a missing one is a mistake in the page and is said at once. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element "${id}".`);
  return element;
}

export function write(id, text) { byId(id).textContent = text; }

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Moves among buttons with the arrow keys, and presses the one that is come to. */
export function stepAmong(buttons, event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
  next.focus();
  next.click();
}

/** A group of buttons of which one is chosen; gives what marks another one as chosen. */
export function choice(id, label, options, chosen, choose) {
  const host = byId(id);
  host.setAttribute('role', 'radiogroup');
  host.setAttribute('aria-label', label);
  host.classList.add('choice');
  const buttons = options.map(({ id, text, title }) => make('button', {
    type: 'button', role: 'radio', 'data-id': id, title, text, on: { click: () => choose(id) } }));
  host.replaceChildren(...buttons);
  host.onkeydown = (event) => stepAmong(buttons, event);
  const mark = (id) => {
    for (const button of buttons) {
      button.setAttribute('aria-checked', button.dataset.id === id);
      button.tabIndex = button.dataset.id === id ? 0 : -1;
    }
  };
  mark(chosen);
  return mark;
}

/** Follows a pointer that was pressed until it is let go; `end` gets the last event, or null where Escape gave up. */
export function follow(element, event, move, end = () => {}) {
  const done = new AbortController(), { signal } = done;
  const stop = (last) => {
    done.abort();
    end(last.type === 'pointerup' ? last : null);
  };
  event.preventDefault();
  element.setPointerCapture(event.pointerId);
  element.addEventListener('pointermove', move, { signal });
  for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, stop, { signal });
  addEventListener('keydown', (pressed) => {
    if (pressed.key !== 'Escape') return;
    pressed.preventDefault();
    stop(pressed);
  }, { signal, capture: true });
}

/** Lets a button act when it is pressed, not when it is let go; keys and screen readers click without a pointer. */
export function atPress(button, run) {
  button.onpointerdown = (event) => { event.preventDefault(); run(); };
  button.onclick = ({ detail }) => { if (detail === 0) run(); };
}

/** Says something to screen readers, and to nobody else. */
export function say(text) {
  byId('live').textContent = text;
}

/** Shows a message for a while; `bad` ones stay longer and are read out at once. */
export function toast(text, bad = false) {
  // The same trouble again (no picture, no server) is not said twice.
  if (byId('toasts').lastElementChild?.firstElementChild.textContent === text) return;
  const note = make('div', { class: bad ? 'toast bad' : 'toast', role: bad ? 'alert' : 'status' },
    make('span', { text }));
  const close = make('button', { class: 'plain', 'aria-label': 'Close this message',
    on: { click: () => note.remove() } }, icon('close'));
  note.append(close);
  byId('toasts').append(note);
  setTimeout(() => note.remove(), bad ? 12000 : 5000);
}

export const complain = (text) => toast(text, true);

/** What is kept between visits; a browser that keeps nothing (private windows) is no reason to fail. */
export const kept = {
  get(name, otherwise) {
    try {
      const text = localStorage.getItem(`studio.${name}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch { return otherwise; }
  },
  set(name, value) {
    try { localStorage.setItem(`studio.${name}`, JSON.stringify(value)); } catch { /* nothing is kept then */ }
  },
};
