// Panes that can be resized, tabs, and the look of the page.
import { store } from './store.js';
import { byId, kept } from './dom.js';

/** A bar between panes: the mouse drags it, arrow keys move it, a double click resets it. */
function splitter(id, { property, vertical, least, most, usual }) {
  const bar = byId(id);
  let size = kept.get(property, null);
  const set = (next, keep = true) => {
    size = next;
    const bounded = Math.round(Math.min(most(), Math.max(least, size ?? usual())));
    document.documentElement.style.setProperty(`--${property}`, `${bounded}px`);
    bar.setAttribute('aria-valuenow', bounded);
    bar.setAttribute('aria-valuemin', least);
    bar.setAttribute('aria-valuemax', Math.round(most()));
    if (keep) kept.set(property, size === null ? null : bounded);
    if (size !== null) size = bounded;
    return bounded;
  };
  bar.onpointerdown = (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    const from = vertical ? event.clientX : event.clientY, was = set(size, false);
    bar.onpointermove = (at) => set(was + from - (vertical ? at.clientX : at.clientY));
    bar.onpointerup = bar.onpointercancel = () => { bar.onpointermove = null; };
  };
  bar.ondblclick = () => set(null);
  bar.onkeydown = (event) => {
    const grows = vertical ? 'ArrowLeft' : 'ArrowUp', shrinks = vertical ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== grows && event.key !== shrinks) return;
    event.preventDefault();
    event.stopPropagation();
    set(set(size, false) + (event.key === grows ? 1 : -1) * (event.shiftKey ? 60 : 15));
  };
  addEventListener('resize', () => set(size, false));
  set(size, false);
}

export function startPanes() {
  splitter('split-side', { property: 'side', vertical: true, least: 280,
    most: () => innerWidth * 0.6, usual: () => Math.max(340, innerWidth * 0.24) });
  splitter('split-timeline', { property: 'low', vertical: false, least: 150,
    most: () => innerHeight * 0.65, usual: () => Math.max(240, innerHeight * 0.3) });
}

export function startTabs() {
  const tabs = [...byId('tabs').querySelectorAll('[role=tab]')];
  const show = (name, focus = false) => {
    for (const tab of tabs) {
      const is = tab.id === `tab-${name}`;
      tab.setAttribute('aria-selected', String(is));
      tab.tabIndex = is ? 0 : -1;
      byId(tab.getAttribute('aria-controls')).hidden = !is;
      if (is && focus) tab.focus();
    }
    kept.set('panel', name);
  };
  for (const tab of tabs) tab.onclick = () => show(tab.id.slice(4));
  byId('tabs').onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex((tab) => tab.tabIndex === 0);
    show(tabs[(at + step + tabs.length) % tabs.length].id.slice(4), true);
  };
  const first = kept.get('panel', 'words');
  show(tabs.some((tab) => tab.id === `tab-${first}`) ? first : 'words');
  store.on('panel', (name) => show(name));
}

/** Dark, light, or as the system is. */
export function startLook() {
  const looks = ['auto', 'dark', 'light'];
  let look = kept.get('look', 'auto');
  const set = () => {
    document.documentElement.dataset.look = look;
    byId('look').setAttribute('aria-label', `Look of the page: ${look}`);
    byId('look').title = `Look of the page: ${look}`;
    store.tell('colors');
  };
  byId('look').onclick = () => {
    look = looks[(looks.indexOf(look) + 1) % looks.length];
    kept.set('look', look);
    set();
  };
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', set);
  addEventListener('storage', (event) => { if (event.key === 'studio.look') { look = kept.get('look', 'auto'); set(); } });
  set();
}
